import { readHeading } from "../syntax/heading.ts"
import { isSpace } from "../text/line.ts"
import { Recent } from "../text/recent.ts"
import { rememberFor } from "../text/remember.ts"
import type { Span } from "../text/span.ts"
import { type NamedSection, nameSection, type SectionTitle } from "./section-titles.ts"

// A title has 18 characters, and as many spaces where it is letter-spaced.
const LONGEST_BEGINNING = 60
const SHORTEST_BEGINNING = 2

const NUMBERED = /^[#*_\s]{0,10}[第一二三四五六七八九十壹贰叁肆伍陆\d０-９①-⑨]/
const COLON = /[：:]/
const NO_ENDS: readonly number[] = []
const NONE: RunIn = {}
const EMPHASIS = /^(?:#{1,6}\s{0,4})?(\*\*|__)/
// What may stand between a heading and its text; a bracket belongs to the text.
const STOPS = "：:。"
const MARKS = `${STOPS}，,；;—–-`
const BRACKETS = "（(【〔［["
// What a section may have for its whole content, written right behind its heading.
const NOTHING = /^[\s：:。，,；;—–-]{0,4}[（(【〔［[]?(?:暂?无|没有|略)[）)】〕］\]]?[。.]?$/
const LONGEST_NOTHING = 10
const PAGE = /^[\s.．…·\d０-９（）()\-—–第页]*$/

// The paragraphs of a report or two, by their beginnings.
const REMEMBERED = 20_000
// A heading, its marks, and enough of what follows to tell it from a page.
const LONGEST_READ = 120

interface RunIn {
  readonly between?: Span
}

const readingsOf = rememberFor(
  (titles: readonly SectionTitle[]) =>
    new Recent(REMEMBERED, (beginning) => read(titles, beginning)),
)

/** What stands between the title of a section and the text behind it in one line; the text is not empty. */
export function findRunIn(titles: readonly SectionTitle[], text: string): Span | undefined {
  return readingsOf(titles).get(text.slice(0, LONGEST_READ)).between
}

function read(titles: readonly SectionTitle[], text: string): RunIn {
  let best: { readonly named: NamedSection; readonly end: number } | undefined
  for (const end of endsOfHeading(text)) {
    const heading = readHeading(text.slice(0, end), (index) => index)
    if (!heading || heading.ordinal?.style === "parenthesised") continue
    const named = nameSection(titles, heading)
    if (!named || named.wording === "other" || named.score <= (best?.named.score ?? 0)) continue
    // Misspelt words are a heading only where a mark ends them.
    const isEnded = STOPS.includes(text.charAt(end)) || isNothing(text, end)
    if (named.wording === "exact" || isEnded) best = { named, end }
  }
  if (!best) return NONE
  const start = skipMarks(text, best.end)
  const body = text.slice(start)
  // A table of contents has the number of a page there.
  return /[\p{L}\p{N}]/u.test(body) && !PAGE.test(body)
    ? { between: { start: best.end, end: start } }
    : NONE
}

/** Where the heading at the beginning of a line may end. */
function endsOfHeading(text: string): readonly number[] {
  const emphasis = EMPHASIS.exec(text)
  if (emphasis) {
    const [before, marks = ""] = emphasis
    const closing = text.slice(0, LONGEST_BEGINNING).indexOf(marks, before.length)
    return closing < 0 ? [] : [closing + marks.length]
  }
  const isNumbered = NUMBERED.test(text)
  const isLong = text.length > LONGEST_BEGINNING + LONGEST_NOTHING
  // Most paragraphs: prose may begin with a title, so unnumbered words end where a colon ends them.
  if (!isNumbered && isLong && !COLON.test(text.slice(0, LONGEST_BEGINNING))) return NO_ENDS
  const isEnd = isNumbered ? isMark : isColon
  const ends: number[] = []
  for (let end = SHORTEST_BEGINNING; end < Math.min(text.length, LONGEST_BEGINNING); end++)
    if (isEnd(text, end) || isNothing(text, end)) ends.push(end)
  return ends
}

function isColon(text: string, index: number): boolean {
  return text[index] === "：" || text[index] === ":"
}

function isMark(text: string, index: number): boolean {
  const char = text.charAt(index)
  return isSpace(text.charCodeAt(index)) || MARKS.includes(char) || BRACKETS.includes(char)
}

function isNothing(text: string, index: number): boolean {
  return text.length - index <= LONGEST_NOTHING && NOTHING.test(text.slice(index))
}

function skipMarks(text: string, from: number): number {
  let index = from
  while (
    index < text.length &&
    (isSpace(text.charCodeAt(index)) || MARKS.includes(text.charAt(index)))
  )
    index++
  return index
}
