import { cover } from "../text/span.ts"
import { boundRowName } from "./names.ts"
import type { Rule } from "./rule.ts"

export const missingCell: Rule = {
  id: "missing-cell",
  severity: "error",
  examples: [
    {
      before: "一、本年新收政府信息公开申请数量\t\t7\t3\t0\t1\t1\t0\t12",
      after: "⟦一、本年新收政府信息公开申请数量\t\t7\t3\t1\t1\t0\t12⟧",
      messages: ["“一、本年新收政府信息公开申请数量”一行应有 7 个数，只有 6 个。"],
    },
    {
      before: "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      after: "⟦1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t1\t1⟧",
      messages: ["这一行应有 15 个数，只有 14 个。"],
    },
    {
      before: "行政许可\t26\t\t\n",
      after: "行政许可\t26\n",
      messages: [],
    },
  ],
  *check({ tables }) {
    for (const table of tables) {
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
