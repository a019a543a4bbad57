import { type BoundTable, rowKindKey } from "./bind/facts.ts"
import type { PartForm, RowForm } from "./form/schema.ts"

/** The cells of a row of the form as a table writes such rows: labels where it has them, `figure` in each figure's cell. */
export function rowCells(
  table: BoundTable,
  part: PartForm,
  row: RowForm,
  figure = "",
): readonly string[] {
  const { geometry, form } = table
  const depth = row.labels.length - 1
  const key = rowKindKey(form, { part, label: { depth } })
  const groups = geometry.isGrid ? groupsToWrite(table, row) : []
  const labelColumn = geometry.isGrid ? (geometry.labelColumn.get(depth) ?? depth) : groups.length
  const firstFigure = geometry.firstFigure.get(key) ?? labelColumn + 1
  const written = new Map<number, string>()
  for (const { label, depth: groupDepth } of groups)
    written.set(geometry.labelColumn.get(groupDepth) ?? groupDepth, label)
  const own = row.labels.at(-1)
  if (own !== undefined) written.set(labelColumn, own)
  const start = own === undefined ? 0 : firstFigure
  for (const [index, { columns = 1 }] of part.columns.entries())
    written.set(start + index * columns, figure)
  const length = Math.max(geometry.length.get(key) ?? 0, start + part.columns.length)
  return Array.from({ length }, (_, column) => written.get(column) ?? "")
}

/** The labels of groups that begin with this row and stand nowhere in the table. */
function groupsToWrite(
  { rows, form }: BoundTable,
  row: RowForm,
): readonly { readonly label: string; readonly depth: number }[] {
  const order = form.parts.flatMap((part) => part.rows)
  return row.labels.slice(0, -1).flatMap((label, depth) => {
    const first = order.find(({ labels }) => labels.length > depth + 1 && labels[depth] === label)
    const isWritten = rows.some(({ groups }) => groups.some(({ official }) => official === label))
    return first === row && !isWritten ? [{ label, depth }] : []
  })
}
