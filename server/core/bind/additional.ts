import type { TableForm } from "../form/schema.ts"
import { isNumber } from "../text/figure.ts"
import { countFigures, type LabelledRow } from "./rows.ts"

/** Rows of one table of the form that stand together in one text table. */
export interface Part {
  readonly table: TableForm
  readonly isInOwnSection: boolean
  readonly rows: readonly LabelledRow[]
}

/**
 * The parts of `table` without those of tables that an office adds of its own, some of whose rows, such as 合计 or
 * 行政许可, are named like the form's: all of these stand in other parts too, and its header, or another row, is none of
 * the form's.
 */
export function withoutAdditional(table: TableForm, parts: readonly Part[]): readonly Part[] {
  return parts.length < 2 ? parts : parts.filter((part) => !isAdditional(table, part, parts))
}

function isAdditional(table: TableForm, part: Part, parts: readonly Part[]): boolean {
  if (table.labelColumns === 0)
    return (
      !hasWholeRow(table, part) &&
      parts.some((other) => hasWholeRow(table, other)) &&
      part.rows.some(({ words }) => words)
    )
  if (!part.rows.some(isStranger)) return false
  const named = formsIn([part])
  const elsewhere = formsIn(parts.filter((other) => other !== part))
  if (named.size >= elsewhere.size || ![...named].every((form) => elsewhere.has(form))) return false
  // A stranger among rows of which one is missing elsewhere may be that row, altered.
  return (
    hasOwnHeader(part) ||
    table.parts.flatMap(({ rows }) => rows).every((form) => elsewhere.has(form))
  )
}

/** True for a row with a figure for each column, or the mark of a blank. */
function hasWholeRow({ parts: [only] }: TableForm, { rows }: Part): boolean {
  const count = only?.columns.length ?? 0
  return rows.some((row) => row.kind === "figures" && countFigures(row) >= count)
}

function formsIn(parts: readonly Part[]): ReadonlySet<LabelledRow["form"]> {
  const rows = parts.flatMap((part) => part.rows)
  return new Set(rows.flatMap(({ kind, form }) => (kind === "figures" && form ? form : [])))
}

function isStranger({ kind, words }: LabelledRow): boolean {
  return kind === "unknown" && words !== undefined
}

/** True where the first row is words side by side that name nothing in the form. */
function hasOwnHeader({ rows }: Part): boolean {
  const first = rows.find(({ kind }) => kind !== "blank")
  if (!first || !isStranger(first)) return false
  const written = first.row.cells.filter(({ text }) => text !== "")
  return written.length > 1 && !written.some(({ text }) => isNumber(text))
}
