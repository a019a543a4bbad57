import { hasInvisible, withoutInvisible } from "../text/invisible.ts"
import { type Ordinal, readOrdinal } from "../text/label.ts"
import type { Heading } from "./tree.ts"

const LONGEST_HEADING = 80
const LONGEST_ORDINAL = 12
const OPENING = "【〔「『“《"
const CLOSING = "】〕」』”》"
// A line of a table of contents ends in dots and a page.
const LEADER = /(?<![.．…·])[.．…·]{2,}\s*\d*$/

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
  if (isEnclosed(line.slice(start, end))) {
    start++
    end--
  }
  const words = line.slice(start, end)
  const ordinal = readOrdinal(words) ?? readHiddenOrdinal(words)
  if (words === "" || (level === 0 && isSentence(words, ordinal !== undefined))) return undefined
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

/** 【一、总体情况】: what is numbered inside brackets of its own. */
function isEnclosed(words: string): boolean {
  const closing = CLOSING[OPENING.indexOf(words.charAt(0))]
  if (!closing || words.indexOf(closing) !== words.length - 1) return false
  return readOrdinal(words.slice(1, -1)) !== undefined
}

/** A numbered heading may end in a full stop; one in the middle makes two sentences. */
function isSentence(words: string, isNumbered: boolean): boolean {
  if (/[。；;！!？?]./u.test(words) || /[；;，,]$/.test(words) || LEADER.test(words)) return true
  return words.endsWith("。") && !isNumbered
}

/** The ordinal of words that have a character in it that nobody sees. */
function readHiddenOrdinal(words: string): Ordinal | undefined {
  if (!hasInvisible(words.slice(0, LONGEST_ORDINAL))) return undefined
  const ordinal = readOrdinal(withoutInvisible(words))
  if (!ordinal) return undefined
  let length = 0
  while (withoutInvisible(words.slice(0, length)).length < ordinal.length) length++
  return { ...ordinal, length }
}

function closingMarks(words: string): number {
  const unmarked = words.replace(/(?<!#)#+$/, "").trimEnd()
  return words.length - unmarked.replace(/(?:\*\*|__)$/, "").trimEnd().length
}
