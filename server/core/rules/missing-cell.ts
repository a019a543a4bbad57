import { cover } from "../text/span.ts"
import { boundRowName } from "./names.ts"
import { isReadable } from "./readable.ts"
import type { Rule } from "./rule.ts"

export const missingCell: Rule = {
  id: "missing-cell",
  severity: "error",
  examples: [],
  *check({ tables }) {
    for (const table of tables.filter(isReadable)) {
      for (const row of table.rows) {
        if (row.missing === 0 || !row.part) continue
        const written = row.row.cells.filter(({ text }) => text !== "")
        const first = row.label?.span ?? written[0]?.span ?? row.row.span
        const count = row.part.columns.length
        yield {
          span: cover(first, written.at(-1)?.span ?? first),
          message: {
            key: row.label ? "missing-cell" : "missing-cell.unlabelled",
            values: { row: boundRowName(row), expected: count, found: count - row.missing },
          },
          found: String(count - row.missing),
          expected: String(count),
        }
      }
    }
  },
}
