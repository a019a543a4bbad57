import { printEmptyTable } from "../form/print.ts"
import { nextLine } from "../text/place.ts"
import type { Rule } from "./rule.ts"
import { writerFor } from "./section-place.ts"
import { findUnbound } from "./unreadable-table.ts"

export const missingTable: Rule = {
  id: "missing-table",
  severity: "error",
  examples: [],
  *check(facts) {
    const { report, form, sections, tables } = facts
    const { text, lineEnding } = report
    for (const section of sections) {
      const table = form.tables.find((candidate) => candidate.section === section.form.key)
      if (!table || section.duplicateOf || tables.some((bound) => bound.form === table)) continue
      if (findUnbound(facts, section)) continue
      const place = nextLine(text, section.paragraph.span.end)
      const isAfterLine = text.slice(0, place).endsWith(lineEnding)
      const printed = `${lineEnding}${printEmptyTable(table, writerFor(facts), lineEnding)}${lineEnding}`
      const values = { title: section.form.title }
      yield {
        span: section.heading.title,
        message: { key: "missing-table", values },
        fixes: [
          {
            title: { key: "fix.insert-table", values },
            preferred: true,
            edits: [
              {
                span: { start: place, end: place },
                newText: (isAfterLine ? "" : lineEnding) + printed,
              },
            ],
          },
        ],
      }
    }
  },
}
