import type { Line } from "./line.ts"
import type { Span } from "./span.ts"

/**
 * A place by line and UTF-16 character in it, both from 0. A byte order mark is before the first
 * character, as it is in an editor.
 */
export interface Position {
  readonly line: number
  readonly character: number
}

/** A span by positions. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Where `offset` is; the end of its line for an offset within a line ending. */
export function toPosition(lines: readonly Line[], offset: number): Position {
  const line = lineOf(lines, offset)
  const { start = 0, end = 0 } = lines[line] ?? {}
  return { line, character: Math.max(0, Math.min(offset, end) - start) }
}

/** The index of the line that `offset` is on. */
export function lineOf(lines: readonly Line[], offset: number): number {
  let line = 0
  let after = lines.length
  // Invariant: the line at `line` starts at or before the offset (or is the first), that at `after` behind it.
  while (after - line > 1) {
    const middle = (line + after) >>> 1
    if ((lines[middle]?.start ?? Infinity) <= offset) line = middle
    else after = middle
  }
  return line
}

/** Where `span` starts and ends. */
export function toRange(lines: readonly Line[], span: Span): Range {
  return { start: toPosition(lines, span.start), end: toPosition(lines, span.end) }
}
