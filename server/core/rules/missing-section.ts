import type { Facts } from "../bind/facts.ts"
import type { SectionForm } from "../form/schema.ts"
import type { Edit, Span } from "../text/span.ts"
import type { Rule } from "./rule.ts"
import { officialOrdinal, placeOf, printSection } from "./section-place.ts"

export const missingSection: Rule = {
  id: "missing-section",
  severity: "error",
  examples: [],
  *check(facts) {
    for (const section of facts.form.sections) {
      if (facts.sections.some(({ form }) => form === section)) continue
      const values = { number: officialOrdinal(facts, section), title: section.title }
      yield {
        span: spanFor(facts, section),
        message: { key: "missing-section", values },
        expected: `${values.number}${values.title}`,
        fixes: [
          {
            title: { key: "fix.insert-section", values },
            preferred: true,
            edits: [insertion(facts, section)],
          },
        ],
      }
    }
  },
}

/** The heading before the gap, or else the title: where a reader looks for the section. */
function spanFor({ form, sections, title, report }: Facts, missing: SectionForm): Span {
  const before = sections.findLast(
    (section) => form.sections.indexOf(section.form) < form.sections.indexOf(missing),
  )
  return before?.heading.title ?? title?.span ?? report.blocks[0]?.span ?? { start: 0, end: 0 }
}

function insertion(facts: Facts, section: SectionForm): Edit {
  const { text, lineEnding } = facts.report
  const place = placeOf(facts, section, facts.sections)
  const printed = printSection(facts, section)
  const before = text.slice(0, place)
  // A blank line on both sides, unless there is one.
  const gap =
    before === "" || before.endsWith(lineEnding + lineEnding)
      ? ""
      : before.endsWith(lineEnding)
        ? lineEnding
        : lineEnding + lineEnding
  const newText = place === text.length ? gap + printed : `${gap}${printed}${lineEnding}`
  return { span: { start: place, end: place }, newText }
}
