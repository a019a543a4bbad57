import Big from "big.js"
import type { ColumnForm, PartForm, RowForm, TableForm } from "../form/schema.ts"
import type { Cell } from "../syntax/tree.ts"
import { type NumberReading, readFigure } from "../text/figure.ts"
import { type Figure, figureKey } from "./facts.ts"

// Amounts are in 万元.
const YUAN_IN_UNIT = 10_000

/** What a figure is called, whatever stands there. */
export type FigurePlace = Pick<Figure, "key" | "table" | "column" | "rowKey" | "rowLabels">

const remembered = new WeakMap<PartForm, Map<RowForm | undefined, readonly FigurePlace[]>>()

/** The places of a row's figures, one for each column of its part. */
export function placesOf(
  table: TableForm,
  part: PartForm,
  row: RowForm | undefined,
): readonly FigurePlace[] {
  const byRow = remembered.get(part) ?? new Map<RowForm | undefined, readonly FigurePlace[]>()
  remembered.set(part, byRow)
  const known = byRow.get(row)
  if (known) return known
  const places = part.columns.map((column) => {
    const rowKey = column.group ?? row?.key ?? ""
    const rowLabels = column.group ? (column.groupLabel ?? []) : (row?.labels ?? [])
    return { key: figureKey(table.key, rowKey, column.key), table, column, rowKey, rowLabels }
  })
  byRow.set(row, places)
  return places
}

/** The figure at a place, of what is written in its cell; absent where there is no cell, or no row. */
export function toFigure(place: FigurePlace, cell: Cell | undefined): Figure | undefined {
  if (!cell || place.rowKey === "") return undefined
  const { key, table, column, rowKey, rowLabels } = place
  const reading = readFigure(cell.text)
  if (reading.kind !== "number") return { key, table, column, rowKey, rowLabels, cell, reading }
  const plain = toPlain(reading, column)
  if (plain === undefined) return { ...place, cell, reading: { kind: "text" } }
  const value = plain === reading.plain ? reading.value : toWhole(plain)
  if (value === undefined) return { ...place, cell, reading, plain }
  return { key, table, column, rowKey, rowLabels, cell, reading, plain, value }
}

function toWhole(plain: string): bigint | undefined {
  return plain.includes(".") ? undefined : BigInt(plain)
}

/** The number in the unit of its column; absent where the unit written with it is none of the column's. */
function toPlain({ plain, value, unit }: NumberReading, column: ColumnForm): string | undefined {
  const isMoney = unit === "元" || unit === "万元"
  if (column.kind !== "amount") {
    if (isMoney) return undefined
    return value === undefined ? plain.replace(/\.0+$/, "") : plain
  }
  if (unit !== undefined && !isMoney) return undefined
  return unit === "元" ? new Big(plain).div(YUAN_IN_UNIT).toFixed() : plain
}
