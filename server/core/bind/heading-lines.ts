import { readParagraphWords, sliceWords } from "../syntax/html/paragraph-words.ts"
import { toParagraph } from "../syntax/html/words.ts"
import type { Heading, Paragraph, Report } from "../syntax/tree.ts"
import { normalForm } from "../text/label.ts"
import { cover } from "../text/span.ts"
import type { HeadingLine } from "./facts.ts"
import { findRunIn } from "./run-in.ts"
import { type NamedSection, nameSection, type SectionTitle } from "./section-titles.ts"

const MOST_LINES = 3
const LONGEST_LINE = 40

/** A section's heading that is no line of its own, and the paragraphs that it is read as. */
export interface HeadingRead {
  readonly named: NamedSection
  readonly line: HeadingLine
  /** The heading, and what stands behind it. */
  readonly paragraphs: readonly [Paragraph, ...Paragraph[]]
  /** How many blocks of the text these stand for. */
  readonly blocks: number
}

/** A heading with its text behind it: 六、其他需要报告的事项：无. */
export function readRunIn(
  titles: readonly SectionTitle[],
  report: Report,
  paragraph: Paragraph,
): HeadingRead | undefined {
  const between = findRunIn(titles, paragraph.text)
  const words = between && readParagraphWords(report.text, paragraph)
  if (!words) return undefined
  const heading = toParagraph(sliceWords(words, 0, between.start))
  const body = toParagraph(sliceWords(words, between.end, words.text.length))
  const named = heading.heading && nameSection(titles, heading.heading)
  if (!named) return undefined
  const gaps = [{ start: heading.span.end, end: body.span.start }]
  return { named, line: { kind: "run-in", gaps }, paragraphs: [heading, body], blocks: 1 }
}

/** A heading that goes on in the next line, or the next two: together they are the title of a section, word for word. */
export function readWrapped(
  titles: readonly SectionTitle[],
  report: Report,
  block: number,
): HeadingRead | undefined {
  const first = report.blocks[block]
  if (first?.kind !== "paragraph" || !first.heading || !mayGoOn(titles, first.heading))
    return undefined
  const lines = [first]
  let { words } = first.heading
  for (const next of report.blocks.slice(block + 1, block + MOST_LINES)) {
    if (next.kind !== "paragraph" || next.text.length > LONGEST_LINE) return undefined
    if (next.heading?.ordinal || next.heading?.level) return undefined
    lines.push(next)
    words += next.text
    const wrapped = toWrapped(titles, first, first.heading, lines, words)
    if (wrapped) return wrapped
  }
  return undefined
}

/** True for the beginning of a section's title, numbered as sections are. */
function mayGoOn(titles: readonly SectionTitle[], { ordinal, level, words }: Heading): boolean {
  if (level === 0 && (!ordinal || ordinal.style === "parenthesised")) return false
  const normal = normalForm(words)
  return (
    normal !== "" &&
    titles.some(({ official, synonyms }) =>
      [official, ...synonyms].some((title) => title !== normal && title.startsWith(normal)),
    )
  )
}

function toWrapped(
  titles: readonly SectionTitle[],
  first: Paragraph,
  beginning: Heading,
  lines: readonly Paragraph[],
  words: string,
): HeadingRead | undefined {
  const last = lines.at(-1) ?? first
  const heading = { ...beginning, title: cover(beginning.title, last.span), words }
  const named = nameSection(titles, heading)
  if (named?.wording !== "exact") return undefined
  const span = cover(first.span, last.span)
  const text = lines.map((line) => line.text).join("")
  const gaps = lines
    .slice(1)
    .map(({ span }, index) => ({ start: lines[index]?.span.end ?? span.start, end: span.start }))
  return {
    named,
    line: { kind: "wrapped", gaps },
    paragraphs: [{ kind: "paragraph", span, text, heading: named.heading }],
    blocks: lines.length,
  }
}
