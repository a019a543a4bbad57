import type { Form, SectionForm } from "../form/schema.ts"
import type { Block, Heading, Paragraph, Report } from "../syntax/tree.ts"
import { likeness, normalForm } from "../text/label.ts"
import type { Section } from "./facts.ts"

// A heading is a section's when its words are nearly the official ones, or fairly so and its number agrees.
const LEAST_LIKENESS = 0.85
const LEAST_LIKENESS_WITH_NUMBER = 0.65
// Of two headings that name one section, the one this much better is it; the other is a sub-heading.
const CLEAR_MARGIN = 0.15
const SHORTEST_MISSPELT = 4

/** A heading recognised as a section's. */
export interface SectionHeading {
  readonly form: SectionForm
  readonly paragraph: Paragraph
  readonly heading: Heading
  readonly score: number
}

/** The headings of a report that are its sections', recognised by title as well as number. */
export function findSectionHeadings(report: Report, form: Form): readonly SectionHeading[] {
  return withoutSubheadings(findCandidates(report, form))
}

/** The sections that begin with `headings`; `blocks` is everything in the report. */
export function toSections(
  report: Report,
  blocks: readonly Block[],
  headings: readonly SectionHeading[],
): readonly Section[] {
  const firsts = new Map<SectionForm, Section>()
  const places = headings.map(({ paragraph }) => blocks.indexOf(paragraph))
  return headings.map(({ form, paragraph, heading }, index) => {
    const duplicateOf = firsts.get(form)
    const section: Section = {
      form,
      paragraph,
      heading,
      span: {
        start: paragraph.span.start,
        end: headings[index + 1]?.paragraph.span.start ?? report.text.length,
      },
      body: blocks.slice((places[index] ?? 0) + 1, places[index + 1]),
      ...(duplicateOf && { duplicateOf }),
    }
    if (!duplicateOf) firsts.set(form, section)
    return section
  })
}

function findCandidates(report: Report, form: Form): readonly SectionHeading[] {
  const titles = form.sections.map((section, index) => ({
    section,
    number: index + 1,
    normals: [section.title, ...(form.synonyms[section.title] ?? [])].map(normalForm),
  }))
  const candidates: SectionHeading[] = []
  for (const block of report.blocks) {
    if (block.kind !== "paragraph" || !block.heading) continue
    const { heading } = block
    // （一） numbers what stands inside a section; Markdown's # says otherwise.
    if (heading.ordinal?.style === "parenthesised" && heading.level === 0) continue
    const normal = normalForm(heading.words)
    let best: SectionHeading | undefined
    for (const { section, number, normals } of titles) {
      const agrees = heading.ordinal?.value === number
      const found = Math.max(...normals.map((known) => titleLikeness(known, normal)))
      if (found < (agrees ? LEAST_LIKENESS_WITH_NUMBER : LEAST_LIKENESS)) continue
      const score = found + (agrees ? 0.2 : 0) + (heading.ordinal || heading.level > 0 ? 0.1 : 0)
      if (!best || score > best.score) {
        best = { form: section, paragraph: block, heading, score }
      }
    }
    if (best) candidates.push(best)
  }
  return candidates
}

function titleLikeness(known: string, normal: string): number {
  if (known === normal) return 1
  return normal.length < SHORTEST_MISSPELT ? 0 : likeness(known, normal)
}

function withoutSubheadings(candidates: readonly SectionHeading[]): readonly SectionHeading[] {
  const best = new Map<SectionForm, number>()
  for (const { form, score } of candidates) best.set(form, Math.max(best.get(form) ?? 0, score))
  return candidates.filter(({ form, score }) => (best.get(form) ?? 0) - score < CLEAR_MARGIN)
}
