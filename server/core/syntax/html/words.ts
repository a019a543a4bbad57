import { isSpace } from "../../text/line.ts"
import type { Span } from "../../text/span.ts"
import { readHeading } from "../heading.ts"
import type { Paragraph } from "../tree.ts"

/** Words as they read, without spacing at their ends, and where each of their characters is written. */
export interface Words {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** Puts words together from what HTML writes of them; spacing is joined as a browser joins it. */
export class WordCollector {
  #text = ""
  /** The last character's code; reading it from a growing text would copy the text each time. */
  #last = 0
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  #gap: { readonly start: number; end: number; isBreak: boolean } | undefined

  /** Where the first character is written that is not plain spacing: a letter, or &nbsp;. */
  get first(): number | undefined {
    return this.#starts[0]
  }

  /** Adds the characters of `source` within `span`. */
  add(source: string, { start, end }: Span): void {
    for (let index = start; index < end; index++) {
      const code = source.charCodeAt(index)
      const isBreak = code === 10 || code === 13
      if (isBreak || code === 32 || code === 9 || code === 12)
        this.#addGap({ start: index, end: index + 1 }, isBreak)
      else this.addCharacter(source[index] ?? "", { start: index, end: index + 1 })
    }
  }

  /** Adds a character that is written as the whole of `span`. */
  addCharacter(character: string, { start, end }: Span): void {
    const gap = this.#gap
    this.#gap = undefined
    if (gap && this.#text !== "") {
      // A line break within Chinese text is no space: 商业⏎企业.
      const isJoined = gap.isBreak && isWide(this.#last) && isWide(character.charCodeAt(0))
      if (!isJoined) this.#push(" ", gap)
    }
    for (let index = 0; index < character.length; index++)
      this.#push(character[index] ?? "", { start, end })
  }

  /** Adds the break between two lines or paragraphs. */
  addBreak(offset: number): void {
    this.#addGap({ start: offset, end: offset }, true)
  }

  /** The words so far; absent when nothing but spacing is written. */
  toWords(): Words | undefined {
    let start = 0
    let end = this.#text.length
    while (start < end && isSpace(this.#text.charCodeAt(start))) start++
    while (end > start && isSpace(this.#text.charCodeAt(end - 1))) end--
    if (start === end) return undefined
    return {
      text: this.#text.slice(start, end),
      starts: this.#starts.slice(start, end),
      ends: this.#ends.slice(start, end),
    }
  }

  #addGap({ start, end }: Span, isBreak: boolean): void {
    if (!this.#gap) this.#gap = { start, end, isBreak }
    else {
      this.#gap.end = end
      this.#gap.isBreak ||= isBreak
    }
  }

  #push(character: string, { start, end }: Span): void {
    this.#text += character
    this.#last = character.charCodeAt(0)
    this.#starts.push(start)
    this.#ends.push(end)
  }
}

/** Where `words` are written, from the first character to the last. */
export function spanOf({ starts, ends }: Words): Span {
  return { start: starts[0] ?? 0, end: ends.at(-1) ?? 0 }
}

/** A paragraph of `words`; the parts of its heading stand where their characters are written. */
export function toParagraph(words: Words): Paragraph {
  const span = spanOf(words)
  const read = readHeading(words.text, (index) => index)
  const toSource = ({ start, end }: Span): Span => {
    const from = words.starts[start] ?? span.end
    return { start: from, end: end > start ? (words.ends[end - 1] ?? span.end) : from }
  }
  const heading = read && {
    ...read,
    marker: toSource(read.marker),
    ordinalSpan: toSource(read.ordinalSpan),
    title: toSource(read.title),
  }
  return { kind: "paragraph", span, text: words.text, ...(heading && { heading }) }
}

/** Chinese characters and punctuation. */
function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef)
  )
}
