import { closeSync, openSync, statSync, writeFileSync } from "node:fs"
import type { Message } from "../core/messages.ts"
import { type DecodedText, encode } from "./encoding.ts"
import { writeFailure } from "./failures.ts"

/** A file that has been read. */
export interface SourceFile extends DecodedText {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * Replaces the text of a file as a whole or not at all; what to tell where it cannot. What a link
 * leads to is replaced, not the link.
 */
export async function replaceText(file: SourceFile, text: string): Promise<Message | undefined> {
  const { path, encoding } = file
  try {
    // Else characters that nobody edited would change.
    if (!(await encode(file)).equals(file.bytes)) {
      return { key: "cli.not-reversible", values: { path, encoding } }
    }
    if (!statSync(path).isFile()) return { key: "cli.not-replaceable", values: { path } }
    await replaceBytes(path, await encode({ text, encoding }))
    return undefined
  } catch (error) {
    return writeFailure(path, error)
  }
}

async function replaceBytes(path: string, bytes: Uint8Array): Promise<void> {
  // Renaming would replace even a file that may not be written.
  closeSync(openSync(path, "r+"))
  const { default: writeFileAtomic } = await import("write-file-atomic")
  await writeFileAtomic(path, Buffer.alloc(0), {
    // The library's own write takes half of the bytes for success, as on a full disk.
    tmpfileCreated: (copy) => writeFileSync(copy, bytes),
  })
}
