import type { Form, SectionForm } from "../form/schema.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import type { Block, Heading, Paragraph, Report, Row } from "../syntax/tree.ts"
import { likeness, normalForm } from "../text/label.ts"
import { lineStart } from "../text/place.ts"
import type { Section } from "./facts.ts"

// How well a heading names a section, from its words: the official title, one that means the same, one that
// is misspelt, one that only speaks of the same thing. The last needs the section's number to agree.
const SYNONYM = 0.9
const LEAST_LIKENESS = 0.85
const LEAST_LIKENESS_WITH_NUMBER = 0.65
const KEYWORD = 0.5
// What the number adds: 三、 more than 3. or （三）, which number what stands inside a section.
const AGREES = 0.2
const AGREES_IN_ANOTHER_STYLE = 0.1
const NUMBERED_INSIDE = -0.3
// Of two headings that name one section, the one this much better is it; the other is a sub-heading.
const CLEAR_MARGIN = 0.15
const SHORTEST_MISSPELT = 4
// So many headings in a row with nothing between them, all of which come again, are a table of contents.
const SHORTEST_CONTENTS = 4

/** A heading recognised as a section's. */
export interface SectionHeading {
  readonly form: SectionForm
  readonly paragraph: Paragraph
  readonly heading: Heading
  /** The place of its paragraph among the report's blocks. */
  readonly block: number
  readonly score: number
}

interface Title {
  readonly form: SectionForm
  readonly number: number
  readonly official: string
  readonly synonyms: readonly string[]
}

/** The headings of a report that are its sections', recognised by title as well as number. */
export function findSectionHeadings(report: Report, form: Form): readonly SectionHeading[] {
  return withoutSubheadings(withoutContents(findCandidates(report, form)))
}

/** The sections that begin with `headings`; `blocks` is everything in the report. */
export function toSections(
  report: Report,
  blocks: readonly Block[],
  headings: readonly SectionHeading[],
): readonly Section[] {
  const firsts = new Map<SectionForm, Section>()
  const places = new Map(blocks.map((block, index) => [block, index]))
  return headings.map(({ form, paragraph, heading }, index) => {
    const following = headings[index + 1]?.paragraph
    const duplicateOf = firsts.get(form)
    const joinedTo = rowAbove(report, blocks[(places.get(paragraph) ?? 0) - 1], paragraph)
    const section: Section = {
      form,
      paragraph,
      heading,
      span: { start: paragraph.span.start, end: following?.span.start ?? report.text.length },
      body: blocks.slice((places.get(paragraph) ?? 0) + 1, following && places.get(following)),
      ...(joinedTo && { joinedTo }),
      ...(duplicateOf && { duplicateOf }),
    }
    if (!duplicateOf) firsts.set(form, section)
    return section
  })
}

/** The last row of the table above a heading, where it ends on the heading's line. */
function rowAbove(
  { text }: Report,
  above: Block | undefined,
  { span }: Paragraph,
): Row | undefined {
  if (above?.kind !== "table" || !layoutOf(above).writer) return undefined
  return above.span.end > lineStart(text, span.start) ? above.rows.at(-1) : undefined
}

function findCandidates(report: Report, form: Form): readonly SectionHeading[] {
  const titles = titlesOf(form)
  const candidates: SectionHeading[] = []
  for (const [block, paragraph] of report.blocks.entries()) {
    if (paragraph.kind !== "paragraph" || !paragraph.heading) continue
    const candidate = readHeading(titles, paragraph, paragraph.heading, block)
    if (candidate) candidates.push(candidate)
  }
  return candidates
}

const remembered = new WeakMap<Form, readonly Title[]>()

function titlesOf(form: Form): readonly Title[] {
  const known = remembered.get(form)
  if (known) return known
  const titles = form.sections.map((section, index) => ({
    form: section,
    number: index + 1,
    official: normalForm(section.title),
    synonyms: (form.synonyms[section.title] ?? []).map(normalForm),
  }))
  remembered.set(form, titles)
  return titles
}

function readHeading(
  titles: readonly Title[],
  paragraph: Paragraph,
  written: Heading,
  block: number,
): SectionHeading | undefined {
  const mayBeAny = isTraditional(written)
  let best: SectionHeading | undefined
  for (const title of titles) {
    if (!mayBeAny && !title.form.keywords.some((keyword) => paragraph.text.includes(keyword)))
      continue
    const heading = withLostOrdinal(written, title)
    const score = scoreOf(heading, title)
    if (score !== undefined && score > (best?.score ?? 0))
      best = { form: title.form, paragraph, heading, block, score }
  }
  return best
}

/** Keywords are written in simplified characters; the normal form tells what others say. */
function isTraditional({ words }: Heading): boolean {
  return /[總況開動復議訟問題報請體]/.test(words)
}

function scoreOf({ ordinal, level, words }: Heading, title: Title): number | undefined {
  const agrees = ordinal?.value === title.number
  const isInside = ordinal?.style === "parenthesised" && level === 0
  const found = likenessTo(title, normalForm(words), agrees && ordinal?.style === "chinese")
  // （三） and (3) number what stands inside a section, unless the words are the section's very own.
  if (found === undefined || (isInside && found < SYNONYM)) return undefined
  if (
    found < 1 &&
    found !== SYNONYM &&
    found !== KEYWORD &&
    found < (agrees ? LEAST_LIKENESS_WITH_NUMBER : LEAST_LIKENESS)
  )
    return undefined
  const forNumber = !agrees ? 0 : ordinal?.style === "chinese" ? AGREES : AGREES_IN_ANOTHER_STYLE
  return found + forNumber + (ordinal || level > 0 ? 0.1 : 0) + (isInside ? NUMBERED_INSIDE : 0)
}

function likenessTo(
  { official, synonyms }: Title,
  normal: string,
  isNumbered: boolean,
): number | undefined {
  if (normal === official) return 1
  if (synonyms.includes(normal)) return SYNONYM
  if (normal.length >= SHORTEST_MISSPELT) {
    const found = Math.max(
      likeness(official, normal),
      ...synonyms.map((synonym) => likeness(synonym, normal)),
    )
    // Misspelt is never as good as another wording.
    if (found >= LEAST_LIKENESS_WITH_NUMBER) return Math.min(found, SYNONYM - 0.01)
  }
  return isNumbered && normal.length <= official.length + 6 ? KEYWORD : undefined
}

/** “三收到和处理…”: the number without its mark, which else would be taken for a word of the title. */
function withLostOrdinal(heading: Heading, { form, number }: Title): Heading {
  const match = /^([一二三四五六壹贰叁肆伍陆])[、.．]?\s*/.exec(heading.words)
  if (heading.ordinal || !match || !heading.words.endsWith(form.title)) return heading
  const length = match[0].length
  if (heading.words.length - length !== form.title.length) return heading
  const start = heading.title.start
  return {
    ...heading,
    ordinal: {
      style: "chinese",
      value: match[1] === "一二三四五六"[number - 1] ? number : 0,
      length,
    },
    ordinalSpan: { start, end: start + length },
    title: { start: start + length, end: heading.title.end },
    words: form.title,
  }
}

/** A table of contents names the sections one after the other, and they come again. */
function withoutContents(candidates: readonly SectionHeading[]): readonly SectionHeading[] {
  let length = 0
  const named = new Set<SectionForm>()
  for (const [index, { form, block }] of candidates.entries()) {
    if (named.has(form) || (index > 0 && block !== (candidates[index - 1]?.block ?? 0) + 1)) break
    named.add(form)
    length++
  }
  const rest = candidates.slice(length)
  const comesAgain = [...named].every((form) => rest.some((candidate) => candidate.form === form))
  return length >= SHORTEST_CONTENTS && comesAgain ? rest : candidates
}

function withoutSubheadings(candidates: readonly SectionHeading[]): readonly SectionHeading[] {
  const best = new Map<SectionForm, number>()
  for (const { form, score } of candidates) best.set(form, Math.max(best.get(form) ?? 0, score))
  return candidates.filter(({ form, heading, score }) => {
    // The official title under a section's kind of number is a section, whatever the number.
    const isOfficial =
      heading.ordinal?.style === "chinese" && normalForm(heading.words) === normalForm(form.title)
    return isOfficial || (best.get(form) ?? 0) - score < CLEAR_MARGIN
  })
}
