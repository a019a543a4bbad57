import type { TableForm } from "../form/schema.ts"
import type { Cell } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"
import type { LabelledRow } from "./rows.ts"

/**
 * The rows with those of figures without a label that are the header's: numbers of the columns, from 0 or 1 on; and
 * blank ones above figures where rows have no label, as Markdown has them in place of a header that a table lacks.
 */
export function withHeaderRows(
  table: TableForm,
  rows: readonly LabelledRow[],
): readonly LabelledRow[] {
  if (!rows.some(mayBeHeader)) return rows
  const isHeader = ({ row }: LabelledRow) => isNumbering(table, row.cells)
  const hasFigures = rows.some((row) => isOfFigures(row) && !isBlankRow(row) && !isHeader(row))
  return rows.map((row) => {
    if (!mayBeHeader(row)) return row
    if (isHeader(row)) return toOther(row, "header")
    return hasFigures && isOfFigures(row) && isBlankRow(row) ? toOther(row, "blank") : row
  })
}

function isOfFigures({ kind }: LabelledRow): boolean {
  return kind === "figures"
}

function isBlankRow({ row }: LabelledRow): boolean {
  return row.cells.every(({ text }) => readFigure(text).kind === "blank")
}

function mayBeHeader({ kind, label }: LabelledRow): boolean {
  return label === undefined && (kind === "figures" || kind === "unknown")
}

function toOther(row: LabelledRow, kind: "header" | "blank"): LabelledRow {
  return {
    ...row,
    kind,
    form: undefined,
    part: undefined,
    words: undefined,
    headers: [],
    afterLabels: -1,
  }
}

/** As many numbers as the table has columns, or labels and columns, each one more than that before it. */
function isNumbering({ parts }: TableForm, cells: readonly Cell[]): boolean {
  let start = 0
  let count = 0
  for (const cell of cells) {
    if (cell.text === "") continue
    const number = numberIn(cell)
    if (count === 0) {
      if (number > 1) return false
      if (Number.isNaN(number)) continue
      start = number
    } else if (number !== start + count) return false
    count++
  }
  return parts.some(({ columns }) => columns.length <= count)
}

function numberIn({ text }: Cell): number {
  const reading = readFigure(text)
  return reading.kind === "number" ? Number(reading.plain) : Number.NaN
}
