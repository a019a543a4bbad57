import type { Form, TableForm } from "../form/schema.ts"
import type { Cell } from "../syntax/tree.ts"
import { isNumber } from "../text/figure.ts"
import type { Span } from "../text/span.ts"
import { findNoteColumn, type NoteColumn, withoutMarks, withoutNote } from "./behind-figures.ts"
import { hasTotalFirst, lacksColumn } from "./column-order.ts"
import { findExtraColumn } from "./extra-column.ts"
import { type BoundRow, type BoundTable, type Geometry, rowKindKey } from "./facts.ts"
import { type Alignment, alignFigures, type Expectation, readsAlike } from "./figures.ts"
import { groupCells, learnGeometry } from "./geometry.ts"
import { placesOf, toFigure } from "./places.ts"
import type { LabelledRow } from "./rows.ts"
import { findUnit } from "./unit.ts"

// A row or two with a cell too few are mistakes; most rows so are a table that was not understood.
const FEWEST_BROKEN_ROWS = 3
// In a table without a single row of the form.
const FEWEST_UNKNOWN = 3
const NO_TEARS: readonly Span[] = []

/** Aligns the figures of a table's rows to the columns of the form; `lineAbove` is the text of the line above it. */
export function bindTable(
  source: Form,
  form: TableForm,
  rows: readonly LabelledRow[],
  lineAbove: string,
): BoundTable {
  const columns = { notes: findNoteColumn(rows), extra: findExtraColumn(form, rows) }
  const first = rows.map((row) => align(form, row, figureCells(row), undefined, columns))
  const geometry = learnGeometry(form, first)
  const isOpen = ({ alignment }: AlignedRow) =>
    alignment !== undefined && (alignment.certainty !== "certain" || columns.notes !== undefined)
  const headerStart = first.some(isOpen) ? findHeaderStart(rows) : undefined
  const usual = { ...geometry, headerStart }
  const all = first.map((aligned) =>
    isOpen(aligned) ? align(form, aligned.row, aligned.cells, usual, columns) : aligned,
  )
  const repeatsMerged = rows.some(isRepeated) || repeatsFigures(all)
  const bound = all.map((aligned, place) =>
    bindRow(form, aligned, repeatsMerged, findUnit(rows, place, lineAbove)),
  )
  const pieces = [...new Set(bound.map(({ piece }) => piece))]
  return {
    form,
    source,
    foreign: [],
    rows: bound,
    pieces,
    geometry,
    isReadable: isReadable(form, bound),
  }
}

/** False when rows and figures cannot be told apart, so that nothing can be said of the table's cells. */
function isReadable(form: TableForm, rows: readonly BoundRow[]): boolean {
  const figures = rows.filter(({ kind }) => kind === "figures")
  if (figures.length === 0) return countUnknown(rows) < FEWEST_UNKNOWN
  const broken = figures.filter(({ missing, extra }) => missing > 0 || extra.length > 0)
  const isBroken = broken.length >= FEWEST_BROKEN_ROWS && broken.length * 2 > figures.length
  return !isBroken && !lacksColumn(form, figures) && !hasTotalFirst(form, figures)
}

/** How many figures stand in rows of which nothing is known. */
function countUnknown(rows: readonly BoundRow[]): number {
  const unknown = rows.filter(({ kind }) => kind === "unknown")
  return unknown.flatMap(({ row }) => row.cells.filter(({ text }) => isNumber(text))).length
}

/** A caption or header label that stands in neighbouring cells: this layout repeats merged cells. */
function isRepeated({ kind, row }: LabelledRow): boolean {
  if (kind !== "caption" && kind !== "header") return false
  return row.cells.some(({ text }, index) => text !== "" && text === row.cells[index + 1]?.text)
}

/** True where every merged figure, of several, stands once in each of the columns that it covers. */
function repeatsFigures(rows: readonly AlignedRow[]): boolean {
  const merged = rows.filter(({ row, alignment }) => alignment && coveredBy(row) > 0)
  return (
    merged.length > 1 &&
    merged.every(({ row, alignment }) => {
      const extra = alignment?.extra ?? []
      const figure = alignment?.cells.at(-1)
      return extra.length === coveredBy(row) && extra.every((cell) => readsAlike(cell, figure))
    })
  )
}

/** How many columns the row's last figure covers beside its own. */
function coveredBy({ part }: LabelledRow): number {
  return (part?.columns.at(-1)?.columns ?? 1) - 1
}

/** A row with its cells after the labels; no alignment where it is no row of figures. */
interface AlignedRow {
  readonly row: LabelledRow
  readonly cells: readonly Cell[]
  readonly alignment: Alignment | undefined
  /** The index in `row.row.cells` of the first figure's cell; -1 without figures. */
  readonly firstFigure: number
}

/** The columns that an office adds to the form's. */
interface AddedColumns {
  readonly notes: NoteColumn | undefined
  readonly extra: "first" | "last" | undefined
}

function align(
  table: TableForm,
  row: LabelledRow,
  written: readonly Cell[],
  geometry: Usual | undefined,
  { notes, extra }: AddedColumns,
): AlignedRow {
  if (row.kind !== "figures" || !row.part)
    return { row, cells: written, alignment: undefined, firstFigure: -1 }
  const count = row.part.columns.length
  const expected = expectationFor(table, row, written, geometry)
  const noted = notes ? withoutNote(notes, row, written, expected) : written
  const cells = withoutMarks(noted, count, coveredBy(row))
  // Words before the figures stand in that column.
  const alignment = alignFigures(cells, count, expected, row.afterLabels > 0 ? undefined : extra)
  const first = cells[alignment.offset]
  const firstFigure = first ? row.row.cells.indexOf(first, row.afterLabels) : -1
  return { row, cells, alignment, firstFigure }
}

/** What the table's rows say of where figures stand. */
interface Usual extends Geometry {
  /** The index of the cell in which the header has the first column's label; absent where its rows differ, or have none. */
  readonly headerStart: number | undefined
}

function findHeaderStart(rows: readonly LabelledRow[]): number | undefined {
  const firsts = new Set(rows.map(({ part }) => part?.columns[0]?.label))
  const starts = rows.flatMap(({ kind, headers }) =>
    kind === "header"
      ? headers.flatMap(({ official, column }) => (firsts.has(official) ? column : []))
      : [],
  )
  return new Set(starts).size === 1 ? starts[0] : undefined
}

function expectationFor(
  table: TableForm,
  row: LabelledRow,
  cells: readonly Cell[],
  geometry: Usual | undefined,
): Expectation | undefined {
  if (!geometry) return undefined
  // A layout that says which cells are covered leaves nothing to be learnt: what is blank behind the label is a figure.
  if (cells.length < row.row.cells.length - row.afterLabels)
    return { offset: 0, length: cells.length }
  const key = usualKey(table, row, geometry)
  const start = geometry.firstFigure.get(key)
  if (start === undefined) {
    // Every row of the kind has a blank at its end: where the first column's label stands, the first figure does.
    const offset = (geometry.isGrid ? (geometry.headerStart ?? -1) : -1) - row.afterLabels
    return offset < 0 ? undefined : { offset, length: cells.length }
  }
  const length = geometry.length.get(key) ?? start + (row.part?.columns.length ?? 0)
  const before = row.afterLabels - groupCells(geometry, row)
  return { offset: Math.max(0, start - before), length: Math.max(0, length - before) }
}

/** The row's own kind, or where nothing is known of it, the kind of the labels outside it. */
function usualKey(table: TableForm, row: LabelledRow, geometry: Geometry): number {
  const own = rowKindKey(table, row)
  if (!geometry.isGrid || geometry.firstFigure.has(own) || !row.label || row.label.depth === 0)
    return own
  return rowKindKey(table, { ...row, label: { depth: row.label.depth - 1 } })
}

/** The cells after the labels that a merge does not cover. */
function figureCells({ row, afterLabels }: LabelledRow): readonly Cell[] {
  return row.cells.slice(afterLabels).filter(({ isCovered }) => !isCovered)
}

function bindRow(
  table: TableForm,
  { row, alignment, firstFigure }: AlignedRow,
  repeatsMerged: boolean,
  unit: number | undefined,
): BoundRow {
  const { kind, piece, form, part, label, groups, headers, words } = row
  const places = part && alignment ? placesOf(table, part, form) : []
  const figures = places.map((place, index) => toFigure(place, alignment?.cells[index], unit))
  const extra = alignment?.extra ?? []
  const isRepetition =
    repeatsMerged &&
    extra.length <= coveredBy(row) &&
    extra.every((cell) => readsAlike(cell, figures.at(-1)?.cell))
  return {
    kind,
    row: row.row,
    piece,
    form,
    part,
    label,
    words,
    groups,
    headers,
    figures,
    firstFigure,
    missing: alignment?.missing ?? 0,
    extra: isRepetition ? [] : extra,
    isJoined: row.isJoined ?? false,
    isSpaced: row.isSpaced ?? false,
    tears: row.tears ?? NO_TEARS,
  }
}
