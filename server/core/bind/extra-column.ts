import type { TableForm } from "../form/schema.ts"
import { namesNotes } from "./note.ts"
import type { LabelledRow } from "./rows.ts"

/**
 * Where an office has a column more than the form, such as 序号 or 合计, in a table whose rows have no label: before the
 * form's columns or behind them, as its header says. Absent where there is none, or where it is not known.
 */
export function findExtraColumn(
  { labelColumns }: TableForm,
  rows: readonly LabelledRow[],
): "first" | "last" | undefined {
  if (labelColumns > 0) return undefined
  const headers = rows.filter(({ kind, words }) => kind === "header" && words && !namesNotes(words))
  const [only, ...others] = headers
  if (!only?.words || others.length > 0) return undefined
  const { column } = only.words
  const columns = only.headers.map((label) => label.column)
  if (columns.every((each) => column < each)) return "first"
  return columns.every((each) => column > each) ? "last" : undefined
}
