import type { Span } from "./span.ts"

/** A line without its line ending. */
export interface Line extends Span {
  readonly text: string
  /** The offset at which the following line starts. */
  readonly next: number
}

/** The lines of a text. CRLF, LF and CR end a line, as they do for the language server protocol. */
export function readLines(text: string): readonly Line[] {
  const lines: Line[] = []
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let feed = text.indexOf("\n", start)
  let carriageReturn = text.indexOf("\r", start)
  while (feed >= 0 || carriageReturn >= 0) {
    const isReturn = carriageReturn >= 0 && (feed < 0 || carriageReturn < feed)
    const end = isReturn ? carriageReturn : feed
    const next = end + (isReturn && feed === end + 1 ? 2 : 1)
    lines.push({ start, end, next, text: text.slice(start, end) })
    start = next
    // Each is looked for from where it was last found, so that the time stays linear.
    if (feed >= 0 && feed < start) feed = text.indexOf("\n", start)
    if (isReturn) carriageReturn = text.indexOf("\r", start)
  }
  lines.push({ start, end: text.length, next: text.length, text: text.slice(start) })
  return lines
}

/** The line ending that the text uses first; "\n" when it has none. */
export function lineEnding(text: string): "\r\n" | "\n" | "\r" {
  const match = /\r\n|\n|\r/.exec(text)
  return (match?.[0] ?? "\n") as "\r\n" | "\n" | "\r"
}

/** True for the characters that count as spacing in a report: all that `\s` stands for, and the zero-width ones. */
export function isSpace(code: number): boolean {
  return (
    code === 32 ||
    (code >= 9 && code <= 13) ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200d) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0xfeff ||
    code === 0x1680
  )
}

/** `span` without the spacing at both of its ends; empty, at its start, when it is all spacing. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span
  while (start < end && isSpace(text.charCodeAt(start))) start++
  if (start === end) return { start: span.start, end: span.start }
  while (isSpace(text.charCodeAt(end - 1))) end--
  return { start, end }
}
