import { readOrdinal } from "../text/label.ts"
import type { Heading } from "./tree.ts"

const LONGEST_HEADING = 80

/**
 * The parts of a line that has the shape of a heading; whether it is one, its words decide. `line` is the
 * line without the spacing at its ends, and `toOffset` tells where one of its characters stands in the text.
 */
export function readHeading(
  line: string,
  toOffset: (index: number) => number,
): Heading | undefined {
  if (line.length > LONGEST_HEADING) return undefined
  const marks = /^(#{1,6})\s*/.exec(line)
  const level = marks?.[1]?.length ?? 0
  let start = marks?.[0].length ?? 0
  let end = line.length
  const emphasis = /^(?:\*\*|__)/.exec(line.slice(start))?.[0] ?? ""
  start += emphasis.length
  if (level > 0 || emphasis) end -= closingMarks(line.slice(start))
  const words = line.slice(start, end)
  if (words === "" || (level === 0 && isSentence(words))) return undefined
  const ordinal = readOrdinal(words)
  const titleStart = start + (ordinal?.length ?? 0)
  const title = line.slice(titleStart, end).trim()
  const span = (from: number, to: number) => ({
    start: toOffset(from),
    end: to > from ? toOffset(to - 1) + 1 : toOffset(from),
  })
  return {
    level,
    marker: span(0, level),
    ...(ordinal && { ordinal }),
    ordinalSpan: span(start, titleStart),
    title: span(titleStart, titleStart + title.length),
    words: title,
  }
}

function isSentence(words: string): boolean {
  return /[。；;！!？?]./u.test(words) || /[。；;，,]$/u.test(words)
}

function closingMarks(words: string): number {
  return /\s*(?:\*\*|__)?\s*#*$/.exec(words)?.[0].length ?? 0
}
