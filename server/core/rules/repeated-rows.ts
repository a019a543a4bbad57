import type { BoundRow, BoundTable } from "../bind/facts.ts"
import type { RowForm } from "../form/schema.ts"

/** The rows of figures whose name stands further up, each with the first of that name. */
export function repeatedRows({ rows }: BoundTable): ReadonlyMap<BoundRow, BoundRow> {
  const firsts = new Map<RowForm, BoundRow>()
  const repeated = new Map<BoundRow, BoundRow>()
  for (const row of rows) {
    if (!row.form) continue
    const first = firsts.get(row.form)
    if (first) repeated.set(row, first)
    else firsts.set(row.form, row)
  }
  return repeated
}
