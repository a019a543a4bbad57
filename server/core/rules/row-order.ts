import type { BoundTable } from "../bind/facts.ts"
import { boundRowName } from "./names.ts"
import { findOutOfOrder } from "./order.ts"
import type { Rule } from "./rule.ts"

export const rowOrder: Rule = {
  id: "row-order",
  severity: "warning",
  examples: [
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t⟦3.要求提供公开出版物⟧\t0\t0\t0\t0\t0\t0\t0\n\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      messages: ["“3.要求提供公开出版物”一行的位置不对：应按规定的顺序排列。"],
    },
    {
      before: "行政处罚\t14\t\t\n行政强制\t2\t\t\n",
      after: "⟦行政强制⟧\t2\t\t\n行政处罚\t14\t\t\n",
      messages: ["“行政强制”一行的位置不对：应按规定的顺序排列。"],
    },
  ],
  *check({ tables }) {
    for (const table of tables) {
      const order = table.form.parts.flatMap(({ rows }) => rows)
      const rows = firstOfEach(table)
      const places = rows.map(({ form }) => (form ? order.indexOf(form) : -1))
      for (const index of findOutOfOrder(places)) {
        const row = rows[index]
        if (!row?.label) continue
        const before = rows.find(
          (_, other) => other < index && (places[other] ?? 0) > (places[index] ?? 0),
        )
        yield {
          span: row.label.span,
          message: { key: "row-order", values: { row: boundRowName(row) } },
          related: before?.label
            ? [{ span: before.label.span, message: { key: "related.belongs-before" } }]
            : [],
        }
      }
    }
  },
}

/** A row written twice has another finding: only its first place counts here. */
function firstOfEach({ rows }: BoundTable): BoundTable["rows"] {
  const seen = new Set<unknown>()
  return rows.filter(({ form }) => {
    if (!form || seen.has(form)) return false
    seen.add(form)
    return true
  })
}
