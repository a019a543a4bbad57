import type { PartForm, RowForm, TableForm } from "./schema.ts"

/** How many columns the official table has in a part. */
export function widthOf({ labelColumns }: TableForm, { columns }: PartForm): number {
  return labelColumns + columns.reduce((sum, column) => sum + (column.columns ?? 1), 0)
}

/** True when a row is in the same group as `row`, whose label at `depth` then stands only in the first of them. */
export function isInGroup(other: RowForm | undefined, row: RowForm, depth: number): boolean {
  if (!other || other.labels.length <= depth + 1) return false
  return row.labels.slice(0, depth + 1).every((label, place) => other.labels[place] === label)
}
