import type { TableForm } from "../form/schema.ts"
import type { Cell } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"
import { isWord } from "./labels.ts"
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
  const hasFigures = rows.some(({ kind, row }) => kind === "figures" && row.cells.some(isNumber))
  return rows.map((row) => {
    if (!mayBeHeader(row)) return row
    if (isNumbering(table, row.row.cells)) return toOther(row, "header")
    return row.kind === "figures" && hasFigures && row.row.cells.every(isBlank)
      ? toOther(row, "blank")
      : row
  })
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
  const first = cells.findIndex(isNumber)
  const numbers = cells.slice(first).filter(({ text }) => text !== "")
  const [one] = numbers
  if (!one || !parts.some(({ columns }) => columns.length <= numbers.length)) return false
  const start = numberIn(one)
  return start <= 1 && numbers.every((cell, index) => numberIn(cell) === start + index)
}

function numberIn({ text }: Cell): number {
  const reading = readFigure(text)
  return reading.kind === "number" ? Number(reading.plain) : Number.NaN
}

function isNumber({ text }: Cell): boolean {
  return readFigure(text).kind === "number"
}

function isBlank(cell: Cell): boolean {
  return !isNumber(cell) && !isWord(cell)
}
