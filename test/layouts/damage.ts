import assert from "node:assert/strict"
import { type NamedRow, proactiveParts, requestRows } from "../support/form-2021.ts"
import type { Grid, GridCell } from "../support/grid.ts"
import { type TableName, type Tables, tablesOf } from "../support/report.ts"
import { type LabelColumns, type Printed, proactiveGrid, requestsGrid } from "../support/tables.ts"

/** A row of the form; that of `disputes` has no key. */
export interface Row {
  readonly table: TableName
  readonly key: string
}

export const DISPUTES: Row = { table: "disputes", key: "" }

export const proactiveRows: readonly NamedRow[] = proactiveParts.flatMap(({ rows }) => rows)

export function nameOf({ table, key }: Row): string {
  return key === "" ? table : `${table}/${key}`
}

export function change(
  printed: Printed,
  labelColumns: LabelColumns,
  row: Row,
  edit: (cells: readonly GridCell[]) => readonly GridCell[],
): Tables {
  const tables = tablesOf(printed, labelColumns)
  const index = indexOf(tables[row.table], row)
  return {
    ...tables,
    [row.table]: tables[row.table].map((cells, place) => (place === index ? edit(cells) : cells)),
  }
}

function indexOf(grid: Grid, row: Row, from = 0): number {
  const prefix = `${nameOf(row)}/`
  const index = grid.findIndex(
    (cells, place) => place >= from && cells.some(({ key }) => key?.startsWith(prefix)),
  )
  return index < 0 ? assert.fail(`no row ${prefix}`) : index
}

export function withoutRow(printed: Printed, labelColumns: LabelColumns, row: Row): Tables {
  const tables = withRows(printed, labelColumns, row.table, (some) =>
    some.filter(({ key }) => key !== row.key),
  )
  const all = row.table === "requests" ? requestRows : proactiveRows
  const above = all[all.findIndex(({ key }) => key === row.key) - 1]
  const grid = tables[row.table]
  const index = above ? indexOf(grid, { table: row.table, key: above.key }) : 0
  const marked = grid.map((cells, place) => {
    if (place !== index) return cells
    return above ? changeLabel(cells, markWhole) : markFirstCell(cells)
  })
  return { ...tables, [row.table]: marked }
}

export function withRowTwice(printed: Printed, labelColumns: LabelColumns, row: Row): Tables {
  const tables = withRows(printed, labelColumns, row.table, (some) =>
    some.flatMap((each) => (each.key === row.key ? [each, each] : [each])),
  )
  const grid = tables[row.table]
  const second = indexOf(grid, row, indexOf(grid, row) + 1)
  const marked = grid.map((cells, place) => {
    if (place !== second) return cells
    return row === DISPUTES ? markFromTo(cells, 0) : changeLabel(cells, markWhole)
  })
  return { ...tables, [row.table]: marked }
}

export function withRowsSwapped(
  printed: Printed,
  labelColumns: LabelColumns,
  { table, key }: Row,
  next: string,
): Tables {
  const tables = withRows(printed, labelColumns, table, (some) => {
    const index = some.findIndex((each) => each.key === key)
    const [first, second] = some.slice(index, index + 2)
    return first && second ? some.toSpliced(index, 2, second, first) : some
  })
  const grid = tables[table]
  const index = indexOf(grid, { table, key: next })
  const marked = grid.map((cells, place) =>
    place === index ? changeLabel(cells, markWhole) : cells,
  )
  return { ...tables, [table]: marked }
}

/** The tables with other rows in one of them; the one row of `disputes` has no key. */
function withRows(
  printed: Printed,
  labelColumns: LabelColumns,
  table: TableName,
  edit: (rows: readonly NamedRow[]) => readonly NamedRow[],
): Tables {
  const tables = tablesOf(printed, labelColumns)
  if (table === "requests")
    return { ...tables, requests: requestsGrid(printed, labelColumns, edit(requestRows)) }
  if (table === "proactive") {
    const parts = proactiveParts.map((part) => ({ ...part, rows: edit(part.rows) }))
    return { ...tables, proactive: proactiveGrid(printed, parts) }
  }
  const count = edit([{ key: "", labels: [] }]).length
  const header = tables.disputes.slice(0, -1)
  const figures = tables.disputes.slice(-1)
  return {
    ...tables,
    disputes: [...header, ...Array.from({ length: count }, () => figures).flat()],
  }
}

export function withoutFigure(cells: readonly GridCell[], place: number): readonly GridCell[] {
  const lost = figureAt(cells, place)
  const damaged = cells.map(
    (cell, index): GridCell => (index === lost ? { ...cell, damage: "lost" } : cell),
  )
  const own = damaged.findLastIndex(({ kind }) => kind === "label")
  const first = own >= 0 ? own : damaged.findIndex(({ damage }) => damage !== "lost")
  return markFromTo(damaged, first)
}

export function withExtra(cells: readonly GridCell[], place: number): readonly GridCell[] {
  const [first] = cells.filter(({ kind }) => kind === "figure")
  const text = first?.text === "0" ? "0" : "7"
  const extra: GridCell = { kind: "figure", text, damage: "extra" }
  const at = place === 1 ? cells.length : figureAt(cells, place)
  const damaged = cells.toSpliced(at, 0, extra)
  return damaged.with(-1, mark(damaged.at(-1)))
}

export function repeatMerged(cells: readonly GridCell[]): readonly GridCell[] {
  const figure = cells.at(-1) ?? assert.fail()
  const single: GridCell = { ...figure, columns: 1 }
  const copy: GridCell = { kind: "figure", text: figure.text }
  return [
    ...cells.slice(0, -1),
    single,
    { ...copy, text: `⟦${copy.text}` },
    { ...copy, text: `${copy.text}⟧` },
  ]
}

/** The cell of the first figure, one in the middle, or the last. */
function figureAt(cells: readonly GridCell[], place: number): number {
  const first = cells.findIndex(({ kind }) => kind === "figure")
  return first + Math.round((cells.length - 1 - first) * place)
}

/** Marks from a cell to the row's last that is written. */
function markFromTo(cells: readonly GridCell[], first: number): readonly GridCell[] {
  const last = cells.findLastIndex(({ damage }) => damage !== "lost")
  return cells.map((cell, index) => {
    const text = (index === first ? "⟦" : "") + cell.text + (index === last ? "⟧" : "")
    return { ...cell, text }
  })
}

function markFirstCell(cells: readonly GridCell[]): readonly GridCell[] {
  return cells.with(0, mark(cells[0]))
}

function mark(cell: GridCell | undefined): GridCell {
  return cell ? { ...cell, text: markWhole(cell.text) } : assert.fail()
}

export function markWhole(text: string): string {
  return `⟦${text}⟧`
}

export function changeLabel(
  cells: readonly GridCell[],
  edit: (text: string) => string,
): readonly GridCell[] {
  const own = cells.findLastIndex(({ kind }) => kind === "label")
  return cells.map((cell, index) => (index === own ? { ...cell, text: edit(cell.text) } : cell))
}

export const ORDINAL = /^(?:[一二三四]、|（[一二三四五六七]）|\d\.)/

/** Replaces the character at a place from 0, the first after the number, to 1; punctuation is no character. */
export function replaceAt(text: string, place: number, edit: (char: string) => string): string {
  const from = ORDINAL.exec(text)?.[0].length ?? 0
  const wanted = from + Math.floor((text.length - from) * place)
  const at = wanted + Math.max(0, text.slice(wanted).search(/\p{Script=Han}/u))
  return text.slice(0, at) + edit(text[at] ?? "") + text.slice(at + 1)
}
