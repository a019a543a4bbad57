import type { Position, Range } from "vscode-languageserver"

export const encodings = ["utf-8", "utf-16", "utf-32"] as const
export type Encoding = (typeof encodings)[number]

const units: Readonly<Record<Encoding, (text: string) => number>> = {
  "utf-8": (text) => Buffer.byteLength(text),
  "utf-16": (text) => text.length,
  "utf-32": (text) => Array.from(text).length,
}

/** The positions of a text as a client has them, counted anew from the start of the line for each. */
export class Positions {
  readonly #text: string
  readonly #encoding: Encoding
  readonly #lines: readonly { readonly start: number; readonly text: string }[]

  constructor(text: string, encoding: Encoding) {
    this.#text = text
    this.#encoding = encoding
    const lines = text.split(/\r\n|\r|\n/)
    let start = 0
    this.#lines = lines.map((line) => {
      const found = { start, text: line }
      start +=
        line.length + (/^(?:\r\n|\r|\n)/.exec(text.slice(start + line.length))?.[0].length ?? 0)
      return found
    })
  }

  /** Of an offset that is not within a line ending. */
  at(offset: number): Position {
    const line = this.#lines.findLastIndex(({ start }) => start <= offset)
    const { start = 0 } = this.#lines[line] ?? {}
    return { line, character: units[this.#encoding](this.#text.slice(start, offset)) }
  }

  range(start: number, end: number): Range {
    return { start: this.at(start), end: this.at(end) }
  }

  /** Throws for what is no position of the text. */
  offsetOf({ line, character }: Position): number {
    const { start, text } = this.#lines[line] ?? { start: 0, text: "" }
    const offset = this.#offsets(text).indexOf(character)
    if (offset < 0) throw new Error(`${line}:${character} is not in “${text}”`)
    return start + offset
  }

  /** The characters before each offset of a line; none before the middle of a surrogate pair. */
  #offsets(line: string): readonly number[] {
    const known = this.#known.get(line)
    if (known) return known
    const offsets = Array.from({ length: line.length + 1 }, (_, offset) =>
      isMiddle(line, offset) ? -1 : units[this.#encoding](line.slice(0, offset)),
    )
    this.#known.set(line, offsets)
    return offsets
  }

  readonly #known = new Map<string, readonly number[]>()
}

/** True between the halves of a surrogate pair or of a line ending. */
export function isMiddle(text: string, offset: number): boolean {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(offset - 1, offset + 1))
}
