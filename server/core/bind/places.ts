import Big from "big.js"
import type { PartForm, RowForm, TableForm } from "../form/schema.ts"
import type { Cell } from "../syntax/tree.ts"
import { type FigureReading, type NumberReading, readFigure } from "../text/figure.ts"
import { powerOf } from "../text/money.ts"
import { type Figure, figureKey } from "./facts.ts"

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

/**
 * The figure at a place, of what is written in its cell; absent where there is no cell, or no row. `unit` is what the
 * table says its amounts are in, as a power of ten of 元.
 */
export function toFigure(
  place: FigurePlace,
  cell: Cell | undefined,
  unit?: number,
): Figure | undefined {
  if (!cell || place.rowKey === "") return undefined
  const { key, table, column, rowKey, rowLabels } = place
  const reading = readFigure(cell.text)
  if (column.kind === "amount") return toAmount(place, cell, reading, unit)
  if (reading.kind !== "number") return { key, table, column, rowKey, rowLabels, cell, reading }
  const plain = toCount(reading)
  if (plain === undefined) return { ...place, cell, reading: { kind: "text" } }
  const value = plain === reading.plain ? reading.value : toWhole(plain)
  if (value === undefined) return { ...place, cell, reading, plain }
  return { key, table, column, rowKey, rowLabels, cell, reading, plain, value }
}

function toWhole(plain: string): bigint | undefined {
  return plain.includes(".") ? undefined : BigInt(plain)
}

/** Absent where the unit written with it is one of money. */
function toCount({ plain, value, unit }: NumberReading): string | undefined {
  if (powerOf(unit) !== undefined) return undefined
  return value === undefined ? plain.replace(/\.0+$/, "") : plain
}

/** An amount in the unit of the form, whichever it is written in: that beside it goes before that of the table. */
function toAmount(
  place: FigurePlace,
  cell: Cell,
  reading: FigureReading,
  unitOfTable: number | undefined,
): Figure {
  const official = powerOf(place.column.unit) ?? 0
  const table = unitOfTable ?? official
  const figure = { ...place, cell, reading, ...(table !== official && { isInOtherUnit: true }) }
  if (reading.kind !== "number") return figure
  const own = powerOf(reading.unit)
  if (reading.unit !== undefined && own === undefined)
    return { ...figure, reading: { kind: "text" } }
  const plain = shift(reading.plain, (own ?? table) - official)
  const value = toWhole(plain)
  return { ...figure, plain, ...(value !== undefined && { value }) }
}

function shift(plain: string, powers: number): string {
  return powers === 0 ? plain : new Big(plain).times(`1e${powers}`).toFixed()
}
