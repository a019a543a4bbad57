import type { Facts, Section } from "../bind/facts.ts"
import type { Block, Paragraph, Report } from "../syntax/tree.ts"
import type { Span } from "../text/span.ts"
import { slice } from "../text/span.ts"

/** Prose that reads on: a paragraph, or the lines that one was broken into. */
export interface Passage {
  /** The words, line after line. */
  readonly text: string
  readonly lines: readonly PassageLine[]
  /** Absent in what stands before the first section. */
  readonly section?: Section
}

interface PassageLine {
  readonly paragraph: Paragraph
  /** Where its words start in the passage. */
  readonly start: number
}

/** Where words of a passage stand in the report. */
export interface Place {
  readonly span: Span
  /** False where only their paragraph is known: HTML writes words with tags and entities between. */
  readonly isExact: boolean
}

const ENDS_SENTENCE = /[。！？；：!?;:]["”’)）*]*$/
// A line broken by the page is about as long as the page is wide; a heading or an item is shorter.
const SHORTEST_BROKEN_LINE = 20
const LONGEST_PASSAGE = 20_000
// No report has so much prose; what follows it is another text.
const MOST_PROSE = 300_000

/** The prose of a report, passage by passage; what its tables hold is not among it. */
export function readPassages(facts: Facts): readonly Passage[] {
  const { report, sections } = facts
  const [first] = sections
  const before = first ? report.blocks.slice(0, report.blocks.indexOf(first.paragraph)) : []
  // The lines of the title are no beginning of what follows them.
  const title = before.filter(({ span }) => span.start < (facts.title?.span.end ?? 0))
  const passages = [...join(title, undefined), ...join(before.slice(title.length), undefined)]
  let length = passages.reduce((sum, { text }) => sum + text.length, 0)
  for (const section of sections) {
    if (length > MOST_PROSE) break
    const inSection = join(section.body, section)
    length += inSection.reduce((sum, { text }) => sum + text.length, 0)
    for (const passage of inSection) passages.push(passage)
  }
  return passages
}

/** Where the words from `start` to `end` of a passage stand. */
export function placeOf(report: Report, passage: Passage, { start, end }: Span): Place {
  const first = lineAt(passage, start)
  const last = lineAt(passage, Math.max(start, end - 1))
  if (!first || !last) return { span: { start: 0, end: 0 }, isExact: false }
  const from = placeInLine(
    report,
    first,
    start,
    Math.min(end, first.start + first.paragraph.text.length),
  )
  if (first === last) return from
  const to = placeInLine(report, last, last.start, end)
  return { span: { start: from.span.start, end: to.span.end }, isExact: false }
}

function placeInLine(report: Report, line: PassageLine, start: number, end: number): Place {
  const { span, text } = line.paragraph
  const from = start - line.start
  if (text.length === span.end - span.start)
    return { span: { start: span.start + from, end: span.start + end - line.start }, isExact: true }
  // In HTML the words are where they occur once among the tags.
  const words = text.slice(from, end - line.start)
  const source = slice(report.text, span)
  const found = source.indexOf(words)
  if (words === "" || found < 0 || source.indexOf(words, found + 1) >= 0)
    return { span, isExact: false }
  return {
    span: { start: span.start + found, end: span.start + found + words.length },
    isExact: true,
  }
}

function lineAt({ lines }: Passage, offset: number): PassageLine | undefined {
  return lines.findLast(({ start }) => start <= offset)
}

function join(blocks: readonly Block[], section: Section | undefined): readonly Passage[] {
  const passages: Passage[] = []
  let lines: PassageLine[] = []
  let text = ""
  const end = () => {
    if (lines.length > 0) passages.push({ text, lines, ...(section && { section }) })
    lines = []
    text = ""
  }
  for (const block of blocks) {
    if (block.kind !== "paragraph") {
      end()
      continue
    }
    const last = lines.at(-1)?.paragraph
    if (!last || !readsOn(last, block) || text.length > LONGEST_PASSAGE) end()
    lines.push({ paragraph: block, start: text.length })
    text += block.text
  }
  end()
  return passages
}

/** True when the sentence of a line goes on in the next. */
function readsOn(line: Paragraph, next: Paragraph): boolean {
  if (line.text.length < SHORTEST_BROKEN_LINE || ENDS_SENTENCE.test(line.text.slice(-8)))
    return false
  if (line.heading && (line.heading.level > 0 || line.heading.ordinal)) return false
  return !next.heading?.ordinal && !/^[-·•#]/.test(next.text)
}
