import type { BoundRow } from "../bind/facts.ts"
import type { RowForm } from "../form/schema.ts"
import { trim } from "../text/line.ts"
import { boundRowName } from "./names.ts"
import type { Rule } from "./rule.ts"

export const duplicateRow: Rule = {
  id: "duplicate-row",
  severity: "error",
  examples: [
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t⟦2.重复申请⟧\t0\t0\t0\t0\t0\t0\t0",
      messages: ["“2.重复申请”一行出现了两次。"],
    },
    {
      before: "3.要求提供公开出版物\t0",
      after: "⟦2.重复申请⟧\t0",
      messages: ["“2.重复申请”一行出现了两次。"],
      also: ["missing-row"],
    },
  ],
  *check({ report, tables }) {
    const spanOf = ({ label, row }: BoundRow) => label?.span ?? trim(report.text, row.span)
    for (const { rows } of tables) {
      const firsts = new Map<RowForm, BoundRow>()
      for (const row of rows) {
        if (!row.form) continue
        const first = firsts.get(row.form)
        if (!first) {
          firsts.set(row.form, row)
          continue
        }
        yield {
          span: spanOf(row),
          message: {
            key: row.label ? "duplicate-row" : "duplicate-row.unlabelled",
            values: { row: boundRowName(row) },
          },
          related: [{ span: spanOf(first), message: { key: "related.first" } }],
        }
      }
    }
  },
}
