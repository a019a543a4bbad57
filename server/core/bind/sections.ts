import type { Form, SectionForm } from "../form/schema.ts"
import type { Heading, Paragraph, Report } from "../syntax/tree.ts"
import { likeness, normalForm } from "../text/label.ts"
import type { Section } from "./facts.ts"

// A heading is a section's when its words are nearly the official ones, or fairly so and its number agrees.
const LEAST_LIKENESS = 0.85
const LEAST_LIKENESS_WITH_NUMBER = 0.65
// Of two headings that name one section, the one this much better is it; the other is a sub-heading.
const CLEAR_MARGIN = 0.15
const SHORTEST_MISSPELT = 4

interface Candidate {
  /** Where its paragraph stands among the report's blocks. */
  readonly block: number
  readonly form: SectionForm
  readonly paragraph: Paragraph
  readonly heading: Heading
  readonly score: number
}

/** The sections of the form among the headings of a report, recognised by title as well as number. */
export function findSections(report: Report, form: Form): readonly Section[] {
  const candidates = withoutSubheadings(findCandidates(report, form))
  const firsts = new Map<SectionForm, Section>()
  return candidates.map(({ block, form: sectionForm, paragraph, heading }, index) => {
    const next = candidates[index + 1]
    const duplicateOf = firsts.get(sectionForm)
    const section: Section = {
      form: sectionForm,
      paragraph,
      heading,
      span: { start: paragraph.span.start, end: next?.paragraph.span.start ?? report.text.length },
      body: report.blocks.slice(block + 1, next?.block),
      ...(duplicateOf && { duplicateOf }),
    }
    if (!duplicateOf) firsts.set(sectionForm, section)
    return section
  })
}

function findCandidates(report: Report, form: Form): readonly Candidate[] {
  const titles = form.sections.map((section, index) => ({
    section,
    number: index + 1,
    normals: [section.title, ...(form.synonyms[section.title] ?? [])].map(normalForm),
  }))
  const candidates: Candidate[] = []
  for (const [index, block] of report.blocks.entries()) {
    if (block.kind !== "paragraph" || !block.heading) continue
    const { heading } = block
    // （一） numbers what stands inside a section; Markdown's # says otherwise.
    if (heading.ordinal?.style === "parenthesised" && heading.level === 0) continue
    const normal = normalForm(heading.words)
    let best: Candidate | undefined
    for (const { section, number, normals } of titles) {
      const agrees = heading.ordinal?.value === number
      const found = Math.max(...normals.map((known) => titleLikeness(known, normal)))
      if (found < (agrees ? LEAST_LIKENESS_WITH_NUMBER : LEAST_LIKENESS)) continue
      const score = found + (agrees ? 0.2 : 0) + (heading.ordinal || heading.level > 0 ? 0.1 : 0)
      if (!best || score > best.score) {
        best = { block: index, form: section, paragraph: block, heading, score }
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

function withoutSubheadings(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<SectionForm, number>()
  for (const { form, score } of candidates) best.set(form, Math.max(best.get(form) ?? 0, score))
  return candidates.filter(({ form, score }) => (best.get(form) ?? 0) - score < CLEAR_MARGIN)
}
