import { readLines } from "../core/text/line.ts"
import { toPosition } from "../core/text/position.ts"

/** The encodings that reports come in; GBK is part of GB18030. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030"

/** Bytes read as text; a byte order mark is the text's first character. */
export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/** Bytes that are no text in any of the encodings. */
export interface Undecodable {
  /** The line, from 0, where they first are none in the likeliest encoding. */
  readonly undecodableLine: number
}

// Enough to tell an encoding by; telling is slow on long texts.
const TELLING_BYTES = 65_536

/** Reads `bytes` in the encoding that they are in. Only GB18030 and UTF-16 need a library loaded. */
export async function decode(bytes: Uint8Array): Promise<DecodedText | Undecodable> {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  if (mark === 0xfffe) return decodeAs("utf-16le", bytes)
  if (mark === 0xfeff) return decodeAs("utf-16be", bytes)
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes("\0") ? undecodable(text, "\0") : { text, encoding: "utf-8" }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  const { default: chardet } = await import("chardet")
  const [likeliest] = chardet.analyse(bytes.subarray(0, TELLING_BYTES))
  if (likeliest?.name === "GB18030") return decodeAs("gb18030", bytes)
  return undecodable(new TextDecoder().decode(bytes), "\ufffd")
}

/** The bytes of a text that `decode` gave, or of what edits made of it. */
export async function encode({ text, encoding }: DecodedText): Promise<Buffer> {
  if (encoding === "utf-8") return Buffer.from(text)
  const { default: iconv } = await import("iconv-lite")
  return iconv.encode(text, encoding)
}

async function decodeAs(encoding: Encoding, bytes: Uint8Array) {
  const { default: iconv } = await import("iconv-lite")
  const text = iconv.decode(bytes, encoding, { stripBOM: false })
  const damage = /[\0\ufffd]/.exec(text)
  return damage ? undecodable(text, damage[0]) : { text, encoding }
}

function undecodable(text: string, damage: string): Undecodable {
  return { undecodableLine: toPosition(readLines(text), text.indexOf(damage)).line }
}
