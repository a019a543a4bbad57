import type { LabelIndex } from "../form/labels.ts"
import type { TableForm } from "../form/schema.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import { normalForm } from "../text/label.ts"
import { countFigures, type LabelledRow } from "./rows.ts"

// With fewer columns a row of an office's own is as long as the form's.
const FEWEST_COLUMNS = 4

/**
 * The rows of a text table without those of an office's own table right above or below, which a layout of cells line by
 * line does not part from it: what has two figures less than the form has columns, or fewer, and names nothing of the
 * form but 总计, 其他 and rows that stand in the form's table, too.
 */
export function withoutOwnRows(
  index: LabelIndex,
  table: TableForm,
  rows: readonly LabelledRow[],
): readonly LabelledRow[] {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last || !runsOn(first)) return rows
  const columns = Math.min(...table.parts.map((part) => part.columns.length))
  if (columns < FEWEST_COLUMNS) return rows
  const isShort = (row: LabelledRow) => countFigures(row) < columns - 1
  const mayBeOwn = (row: LabelledRow) => isShort(row) && !isOfForm(index, row)
  if (!mayBeOwn(first) && !mayBeOwn(last)) return rows
  const whole = new Set(rows.flatMap((row) => (isShort(row) ? [] : (row.form ?? []))))
  const isOwn = (row: LabelledRow) => mayBeOwn(row) && (!row.form || whole.has(row.form))
  const start = rows.findIndex((row) => !isOwn(row))
  if (whole.size === 0 || start < 0) return rows
  const end = rows.findLastIndex((row) => !isOwn(row)) + 1
  // Words alone may be the beginning of a label, or a note.
  return rows.slice(
    rows.slice(0, start).some(isCounted) ? start : 0,
    rows.slice(end).some(isCounted) ? end : undefined,
  )
}

/** True where only blank lines, or nothing, stand between one table and the next. */
function runsOn({ piece }: LabelledRow): boolean {
  return layoutOf(piece).isStream === true || piece.layout === "tab-cells"
}

/** True for captions, groups, and what has a label of the header that names nothing else. */
function isOfForm({ byNormalForm }: LabelIndex, { kind, headers }: LabelledRow): boolean {
  if (kind === "caption" || kind === "group") return true
  return headers.some(({ written }) => (byNormalForm.get(normalForm(written))?.length ?? 0) < 2)
}

function isCounted(row: LabelledRow): boolean {
  return row.kind !== "note" && countFigures(row) > 0
}
