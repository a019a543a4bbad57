import Big from "big.js"
import type { ColumnForm, Form, TableForm } from "../form/schema.ts"
import type { Cell } from "../syntax/tree.ts"
import { type NumberReading, readFigure } from "../text/figure.ts"
import {
  type BoundRow,
  type BoundTable,
  type Figure,
  figureKey,
  type Geometry,
  rowKindKey,
} from "./facts.ts"
import { type Alignment, alignFigures, type Expectation, readsAlike } from "./figures.ts"
import { learnGeometry } from "./geometry.ts"
import type { LabelledRow } from "./rows.ts"

// A row or two with a cell too few are mistakes; most rows so are a table that was not understood.
const FEWEST_BROKEN_ROWS = 3
// Amounts are in 万元.
const YUAN_IN_UNIT = 10_000

/** Aligns the figures of a table's rows to the columns of the form. */
export function bindTable(source: Form, form: TableForm, rows: readonly LabelledRow[]): BoundTable {
  const first = rows.map((row) => ({ row, alignment: align(form, row, undefined) }))
  const geometry = learnGeometry(
    form,
    first.map(({ row, alignment }) => ({
      ...row,
      firstFigure: findFirst(row, alignment),
      certainty: alignment?.certainty ?? "open",
    })),
  )
  const repeatsMerged = rows.some(isRepeated)
  const bound = first.map(({ row, alignment }) =>
    bindRow(
      form,
      row,
      alignment && alignment.certainty !== "certain" ? align(form, row, geometry) : alignment,
      repeatsMerged,
    ),
  )
  const pieces = [...new Set(bound.map(({ piece }) => piece))]
  return { form, source, foreign: [], rows: bound, pieces, geometry, isReadable: isReadable(bound) }
}

/** False when rows and figures cannot be told apart, so that nothing can be said of the table's cells. */
function isReadable(rows: readonly BoundRow[]): boolean {
  const figures = rows.filter(({ kind }) => kind === "figures")
  const broken = figures.filter(({ missing, extra }) => missing > 0 || extra.length > 0)
  return broken.length < FEWEST_BROKEN_ROWS || broken.length * 2 <= figures.length
}

/** A caption or header label that stands in neighbouring cells: this layout repeats merged cells. */
function isRepeated({ kind, row }: LabelledRow): boolean {
  if (kind !== "caption" && kind !== "header") return false
  return row.cells.some(({ text }, index) => text !== "" && text === row.cells[index + 1]?.text)
}

function align(
  table: TableForm,
  row: LabelledRow,
  geometry: Geometry | undefined,
): Alignment | undefined {
  if (row.kind !== "figures" || !row.part) return undefined
  const cells = figureCells(row)
  const count = row.part.columns.length
  // A layout that says which cells are covered leaves nothing to be learnt.
  if (cells.length < row.row.cells.length - row.afterLabels)
    return alignFigures(cells, count, undefined)
  const key = usualKey(table, row, geometry)
  const start = geometry?.firstFigure.get(key)
  const length = geometry?.length.get(key)
  const expected: Expectation | undefined =
    start === undefined || length === undefined
      ? undefined
      : {
          offset: Math.max(0, start - row.afterLabels),
          length: Math.max(0, length - row.afterLabels),
        }
  return alignFigures(cells, count, expected)
}

/** The row's own kind, or where nothing is known of it, the kind of the labels outside it. */
function usualKey(table: TableForm, row: LabelledRow, geometry: Geometry | undefined): string {
  const own = rowKindKey(table, row)
  if (!geometry?.isGrid || geometry.firstFigure.has(own) || !row.label || row.label.depth === 0)
    return own
  return rowKindKey(table, { ...row, label: { depth: row.label.depth - 1 } })
}

/** The cells after the labels that a merge does not cover. */
function figureCells({ row, afterLabels }: LabelledRow): readonly Cell[] {
  return row.cells.slice(afterLabels).filter(({ isCovered }) => !isCovered)
}

/** The index in the row of its first figure's cell; -1 without figures. */
function findFirst(row: LabelledRow, alignment: Alignment | undefined): number {
  const first = alignment && figureCells(row)[alignment.offset]
  return first ? row.row.cells.indexOf(first, row.afterLabels) : -1
}

function bindRow(
  table: TableForm,
  row: LabelledRow,
  alignment: Alignment | undefined,
  repeatsMerged: boolean,
): BoundRow {
  const { kind, piece, form, part, label, groups, headers, words } = row
  const figures =
    alignment && part
      ? part.columns.map((column, index) => toFigure(table, row, column, alignment.cells[index]))
      : []
  const extra = alignment?.extra ?? []
  const covers = (part?.columns.at(-1)?.columns ?? 1) - 1
  const isRepetition =
    repeatsMerged &&
    extra.length <= covers &&
    extra.every((cell) => readsAlike(cell, figures.at(-1)?.cell))
  return {
    kind,
    row: row.row,
    piece,
    ...(form && { form }),
    ...(part && { part }),
    ...(label && { label }),
    ...(words && { words }),
    groups,
    headers,
    figures,
    firstFigure: findFirst(row, alignment),
    missing: alignment?.missing ?? 0,
    extra: isRepetition ? [] : extra,
  }
}

function toFigure(
  table: TableForm,
  row: LabelledRow,
  column: ColumnForm,
  cell: Cell | undefined,
): Figure | undefined {
  const rowKey = column.group ?? row.form?.key
  if (!cell || rowKey === undefined) return undefined
  const reading = readFigure(cell.text)
  const base = {
    key: figureKey(table.key, rowKey, column.key),
    table,
    column,
    rowKey,
    rowLabels: column.group ? (column.groupLabel ?? []) : (row.form?.labels ?? []),
    cell,
    reading,
  }
  if (reading.kind !== "number") return base
  const plain = toPlain(reading, column)
  if (plain === undefined) return { ...base, reading: { kind: "text" } }
  const value = plain === reading.plain ? reading.value : toWhole(plain)
  return { ...base, plain, ...(value !== undefined && { value }) }
}

function toWhole(plain: string): bigint | undefined {
  return plain.includes(".") ? undefined : BigInt(plain)
}

/** The number in the unit of its column; absent where the unit written with it is none of the column's. */
function toPlain({ plain, unit }: NumberReading, column: ColumnForm): string | undefined {
  const isMoney = unit === "元" || unit === "万元"
  if (column.kind !== "amount") return isMoney ? undefined : plain.replace(/\.0+$/, "")
  if (unit !== undefined && !isMoney) return undefined
  return unit === "元" ? new Big(plain).div(YUAN_IN_UNIT).toFixed() : plain
}
