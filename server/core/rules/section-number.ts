import { slice } from "../text/span.ts"
import type { Rule } from "./rule.ts"
import { officialOrdinal } from "./section-place.ts"

export const sectionNumber: Rule = {
  id: "section-number",
  severity: "warning",
  examples: [],
  *check(facts) {
    const { report, form, sections } = facts
    for (const { form: section, heading, duplicateOf } of sections) {
      const { ordinal, ordinalSpan } = heading
      const isRight =
        ordinal?.style === "chinese" && ordinal.value === form.sections.indexOf(section) + 1
      if (isRight || duplicateOf) continue
      const expected = officialOrdinal(facts, section)
      const found = slice(report.text, ordinalSpan).trim()
      const values = { found, expected, title: section.title }
      yield {
        span: ordinal
          ? { start: ordinalSpan.start, end: ordinalSpan.start + found.length }
          : heading.title,
        message: { key: ordinal ? "section-number" : "section-number.missing", values },
        found,
        expected,
        fixes: [
          {
            title: { key: "fix.section-number", values },
            safe: true,
            preferred: true,
            edits: [{ span: ordinalSpan, newText: expected }],
          },
        ],
      }
    }
  },
}
