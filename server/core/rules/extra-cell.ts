import type { BoundRow } from "../bind/facts.ts"
import { cover } from "../text/span.ts"
import { boundRowName } from "./names.ts"
import { isReadable } from "./readable.ts"
import type { Rule } from "./rule.ts"

export const extraCell: Rule = {
  id: "extra-cell",
  severity: "error",
  examples: [],
  *check({ tables }) {
    for (const table of tables.filter(isReadable)) {
      for (const row of table.rows) {
        const [first] = row.extra
        const last = row.extra.at(-1)
        if (!first || !last || !row.part) continue
        const count = row.part.columns.length
        const values = { row: boundRowName(row), expected: count, found: count + row.extra.length }
        yield {
          span: cover(first.span, last.span),
          message: { key: row.label ? "extra-cell" : "extra-cell.unlabelled", values },
          found: String(count + row.extra.length),
          expected: String(count),
          fixes: isRepeatedMerge(row)
            ? [
                {
                  title: { key: "fix.drop-repeated", values },
                  preferred: true,
                  edits: row.extra.map(({ span }) => ({ span, newText: "" })),
                },
              ]
            : [],
        }
      }
    }
  },
}

/** A figure whose cell spans columns, printed again for each of them. */
function isRepeatedMerge({ part, figures, extra }: BoundRow): boolean {
  const last = part?.columns.at(-1)
  const figure = figures.at(-1)
  if (!last || !figure || extra.length >= last.columns) return false
  return extra.every(({ text }) => text === figure.cell.text)
}
