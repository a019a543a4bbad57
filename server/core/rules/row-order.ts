import type { BoundTable } from "../bind/facts.ts"
import { boundRowName } from "./names.ts"
import { findOutOfOrder } from "./order.ts"
import type { Rule } from "./rule.ts"

export const rowOrder: Rule = {
  id: "row-order",
  severity: "warning",
  examples: [],
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
  return rows.filter((row) => row.form && rows.find(({ form }) => form === row.form) === row)
}
