import type { Span } from "./span.ts"

/** The offset at which the line of `offset` starts. */
export function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start--
  return text.charCodeAt(start) === 0xfeff && start === 0 ? 1 : start
}

/** The offset at which the line after that of `offset` starts; the end of the text on its last line. */
export function nextLine(text: string, offset: number): number {
  let end = offset
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++
  if (text.startsWith("\r\n", end)) return end + 2
  return Math.min(end + 1, text.length)
}

/** Whole lines: `span` from the start of its first line to the start of the line after its last. */
export function wholeLines(text: string, { start, end }: Span): Span {
  return { start: lineStart(text, start), end: nextLine(text, end) }
}

/** True for the characters of which LF, CR and CRLF are made. */
export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13
}
