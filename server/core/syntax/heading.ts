import { readOrdinal } from "../text/label.ts"
import { trim } from "../text/line.ts"
import { type Span, slice } from "../text/span.ts"
import type { Heading } from "./tree.ts"

const LONGEST_HEADING = 80

/** The parts of the line at `span` if it has the shape of a heading; whether it is one, its words decide. */
export function readHeading(text: string, span: Span): Heading | undefined {
  if (span.end - span.start > LONGEST_HEADING) return undefined
  const line = slice(text, span)
  const marks = /^(#{1,6})\s*/.exec(line)
  const emphasis = /^(?:\*\*|__)?/.exec(line.slice(marks?.[0].length ?? 0))?.[0] ?? ""
  const level = marks?.[1]?.length ?? 0
  const marker = { start: span.start, end: span.start + level }
  let start = span.start + (marks?.[0].length ?? 0) + emphasis.length
  let end = span.end
  const closing = /\s*(?:\*\*|__)?\s*#*$/.exec(slice(text, { start, end }))?.[0] ?? ""
  if (level > 0 || emphasis) end -= closing.length
  const words = slice(text, { start, end })
  if (words === "" || (level === 0 && /[。；;！!？?]./u.test(words))) return undefined
  if (level === 0 && /[。；;，,]$/u.test(words)) return undefined
  const ordinal = readOrdinal(words)
  const ordinalSpan = { start, end: start + (ordinal?.length ?? 0) }
  start = ordinalSpan.end
  const title = trim(text, { start, end })
  return { level, marker, ...(ordinal && { ordinal }), ordinalSpan, title }
}
