import type { Form, SectionForm } from "../form/schema.ts"
import type { Block, Paragraph, Report } from "../syntax/tree.ts"
import { normalForm } from "../text/label.ts"
import type { Section } from "./facts.ts"
import { type HeadingRead, readRunIn, readWrapped } from "./heading-lines.ts"
import { rowAbove } from "./joined-headings.ts"
import { type NamedSection, nameSection, type SectionTitle, titlesOf } from "./section-titles.ts"

// Of two headings that name one section, the one this much better is it; the other is a sub-heading.
const CLEAR_MARGIN = 0.15
// A heading on a line of its own is clearly better than words before a colon.
const RUN_IN = -0.2
// So many headings in a row with nothing between them, all of which come again, are a table of contents.
const SHORTEST_CONTENTS = 4

/** A heading recognised as a section's. */
export interface SectionHeading extends NamedSection {
  readonly paragraph: Paragraph
  /** The place of its paragraph among the blocks of the text. */
  readonly block: number
  /** How it is read where it is no line of its own. */
  readonly read?: HeadingRead
}

/** The headings of a report that are its sections', recognised by title as well as number. */
export function findSectionHeadings(report: Report, form: Form): readonly SectionHeading[] {
  return withoutSubheadings(withoutContents(findCandidates(report, form)))
}

/** The report with each of `headings` in a paragraph of its own. */
export function separateHeadings(report: Report, headings: readonly SectionHeading[]): Report {
  if (!headings.some(({ read }) => read)) return report
  const blocks: Block[] = []
  let next = 0
  for (const { block, read } of headings) {
    if (!read) continue
    blocks.push(...report.blocks.slice(next, block), ...read.paragraphs)
    next = block + read.blocks
  }
  return { ...report, blocks: [...blocks, ...report.blocks.slice(next)] }
}

/** Where the headings stand among `blocks`, which has them in their order. */
export function placesOfHeadings(
  blocks: readonly Block[],
  headings: readonly SectionHeading[],
): readonly number[] {
  let next = 0
  return headings.map(({ paragraph }) => {
    const place = blocks.indexOf(paragraph, next)
    if (place >= 0) next = place + 1
    return Math.max(0, place)
  })
}

/** The sections that begin with `headings`; `blocks` is everything in the report. */
export function toSections(
  report: Report,
  blocks: readonly Block[],
  headings: readonly SectionHeading[],
): readonly Section[] {
  const firsts = new Map<SectionForm, Section>()
  const places = placesOfHeadings(blocks, headings)
  return headings.map(({ form, paragraph, heading, read }, index) => {
    const following = headings[index + 1]?.paragraph
    const place = places[index] ?? 0
    const duplicateOf = firsts.get(form)
    const joinedTo = rowAbove(report, blocks[place - 1], paragraph)
    const section: Section = {
      form,
      paragraph,
      heading,
      span: { start: paragraph.span.start, end: following?.span.start ?? report.text.length },
      body: blocks.slice(place + 1, places[index + 1]),
      ...(joinedTo && { joinedTo }),
      ...(read && { line: read.line }),
      ...(duplicateOf && { duplicateOf }),
    }
    if (!duplicateOf) firsts.set(form, section)
    return section
  })
}

function findCandidates(report: Report, form: Form): readonly SectionHeading[] {
  const titles = titlesOf(form)
  const candidates: SectionHeading[] = []
  for (let block = 0; block < report.blocks.length; block++) {
    const candidate = readCandidate(titles, report, block)
    if (!candidate) continue
    candidates.push(candidate)
    block += (candidate.read?.blocks ?? 1) - 1
  }
  return candidates
}

/** A heading with its section's title on a line of its own; else one that shares its line, or takes several. */
function readCandidate(
  titles: readonly SectionTitle[],
  report: Report,
  block: number,
): SectionHeading | undefined {
  const paragraph = report.blocks[block]
  if (paragraph?.kind !== "paragraph") return undefined
  const named = paragraph.heading && nameSection(titles, paragraph.heading)
  const own = named && { ...named, paragraph, block }
  if (named?.wording === "exact") return own
  const wrapped = readWrapped(titles, report, block)
  if (wrapped) return toCandidate(wrapped, block, 0)
  const runIn = readRunIn(titles, report, paragraph)
  return runIn ? toCandidate(runIn, block, RUN_IN) : own
}

function toCandidate(read: HeadingRead, block: number, score: number): SectionHeading {
  const { named, paragraphs } = read
  return { ...named, score: named.score + score, paragraph: paragraphs[0], block, read }
}

/** A table of contents names the sections one after the other, and they come again. */
function withoutContents(candidates: readonly SectionHeading[]): readonly SectionHeading[] {
  let length = 0
  let next = 0
  const named = new Set<SectionForm>()
  for (const [index, { form, block, read }] of candidates.entries()) {
    if (named.has(form) || (index > 0 && block !== next)) break
    named.add(form)
    next = block + (read?.blocks ?? 1)
    length++
  }
  const rest = candidates.slice(length)
  const comesAgain = [...named].every((form) => rest.some((candidate) => candidate.form === form))
  return length >= SHORTEST_CONTENTS && comesAgain ? rest : candidates
}

function withoutSubheadings(candidates: readonly SectionHeading[]): readonly SectionHeading[] {
  const best = new Map<SectionForm, number>()
  for (const { form, score } of candidates) best.set(form, Math.max(best.get(form) ?? 0, score))
  return candidates.filter(({ form, heading, score, read }) => {
    // The official title under a section's kind of number is a section, whatever the number.
    const isOfficial =
      read?.line.kind !== "run-in" &&
      heading.ordinal?.style === "chinese" &&
      normalForm(heading.words) === normalForm(form.title)
    return isOfficial || (best.get(form) ?? 0) - score < CLEAR_MARGIN
  })
}
