import type { LabelIndex, LabelTarget } from "../form/labels.ts"
import type { PartForm, TableForm } from "../form/schema.ts"
import type { Cell, Row } from "../syntax/tree.ts"
import { firstWritten } from "../syntax/written.ts"
import { readFigure } from "../text/figure.ts"
import { readOrdinal } from "../text/label.ts"
import { Tally } from "./geometry.ts"
import { isWord, type LabelRead, readLabels } from "./labels.ts"
import { isNote } from "./note.ts"
import { tableOf } from "./row-labels.ts"
import { isPieceOfHeader } from "./torn-header.ts"

// Shorter words amid figures are a figure that is no number; longer ones are a label that is not known.
const SHORTEST_LABEL = 3
const UNLABELLED = "unlabelled"

/** Where a row begins, and the part of the form whose columns its figures fill. */
interface Start {
  readonly column: number
  readonly part: PartForm | undefined
  /** Names the starts before which a layout writes as many covered cells. */
  readonly kind: string
}

/**
 * The rows of a table whose layout does not mark them. A row begins with its labels, the groups before it
 * included; a run of header labels is a row; figures after a header, in a table whose rows have no label,
 * are one; and so are words that nothing names, once the row before them has its figures.
 */
export function splitStream(
  index: LabelIndex,
  stream: Row,
  context: TableForm | undefined,
): readonly Row[] {
  const { cells } = stream
  const notes = cells.flatMap((cell, column): readonly Start[] =>
    isNote(cell) ? [{ column, part: undefined, kind: "note" }] : [],
  )
  const found = findStarts(cells, readLabels(index, cells), context, notes)
  const starts = withCovered(cells, withUnknown(cells, found))
  return starts.flatMap(({ column }, position) => {
    const row = cells.slice(column, starts[position + 1]?.column)
    return row.length > 0 ? [toRow(row)] : []
  })
}

/** Covered cells before a row's labels, which some layouts write as blanks, are the row's and not the last figures of the row above. */
function withCovered(cells: readonly Cell[], starts: readonly Start[]): readonly Start[] {
  const counts = new Tally<string>()
  for (const [index, { column, kind }] of starts.entries()) {
    const above = starts[index - 1]
    // Below a row with all its figures, blanks are not figures of it.
    if (above && isWrittenOut(cells, above, column)) counts.add(kind, blanksBefore(cells, column))
  }
  const usual = counts.most()
  // A layout that opens its rows with an empty cell begins with one.
  const opener = cells[0]?.text === "" ? 1 : 0
  return starts.map((start) => {
    if (start.kind === UNLABELLED) return start
    const covered = Math.min(usual.get(start.kind) ?? opener, blanksBefore(cells, start.column))
    return { ...start, column: start.column - covered }
  })
}

function isWrittenOut(cells: readonly Cell[], { column, part }: Start, end: number): boolean {
  const figures = cells.slice(column, end).filter((cell) => cell.text !== "" && !isWord(cell))
  return part !== undefined && figures.length === part.columns.length
}

function blanksBefore(cells: readonly Cell[], column: number): number {
  let first = column
  for (let cell = cells[first - 1]; cell?.text === "" && !cell.isCovered; cell = cells[first - 1])
    first--
  return column - first
}

function toRow(cells: readonly Cell[]): Row {
  const written = cells.filter(({ text }) => text !== "")
  const first = written[0] ?? (cells[0] as Cell)
  const last = cells.at(-1) as Cell
  return { span: { start: first.span.start, end: Math.max(first.span.end, last.span.end) }, cells }
}

function findStarts(
  cells: readonly Cell[],
  reads: readonly LabelRead[],
  own: TableForm | undefined,
  notes: readonly Start[],
): readonly Start[] {
  const starts: Start[] = [{ column: 0, part: undefined, kind: "first" }, ...notes]
  let context = own
  let previous: { target: LabelTarget; end: number } | undefined
  let groupStart: number | undefined
  for (const [position, read] of reads.entries()) {
    // 其他 of a torn 其他结果 names no other table.
    if (own && isPieceOfHeader(read.written, own)) continue
    context = tableOf([read], context)
    const isClose = previous !== undefined && !hasFigures(cells, previous.end, read.column)
    const isInHeader = isClose && previous?.target.kind === "header"
    const target = targetOf(cells, read, context, isInHeader)
    if (!target) continue
    const isBelowGroup = isClose && previous?.target.kind === "group"
    if (target.kind === "group") {
      if (!isBelowGroup) groupStart = read.column
    } else if (target.kind === "row") {
      const column = isBelowGroup ? (groupStart ?? read.column) : read.column
      // A label again, with no figure between: the merged cell that it stands in is repeated.
      if (!isClose || previous?.target !== target)
        starts.push({
          column,
          part: target.part,
          kind: `${target.row.labels.length} from ${read.column - column}`,
        })
    } else if (target.kind === "caption" || !isInHeader) {
      starts.push({ column: read.column, part: undefined, kind: target.kind })
    }
    const end = read.column + read.cells
    const next = reads[position + 1]?.column ?? cells.length
    // The first row lost its label, or has another.
    if (
      isInHeader &&
      target.kind === "header" &&
      !partWithoutLabels(context) &&
      hasFigures(cells, end, next)
    )
      starts.push({ column: firstWritten(cells, end), part: undefined, kind: "unknown" })
    previous = { target, end }
    const unlabelled = target.kind === "header" ? partWithoutLabels(context) : undefined
    const note = notes.find(({ column }) => column >= end && hasFigures(cells, end, column))
    const following = Math.min(next, note?.column ?? next)
    if (unlabelled && hasFigures(cells, end, following)) {
      for (const column of unlabelledRows(cells, end, following, unlabelled.columns.length)) {
        starts.push({ column, part: unlabelled, kind: UNLABELLED })
      }
    }
  }
  const inOrder = notes.length > 0 ? starts.toSorted((a, b) => a.column - b.column) : starts
  return inOrder.filter(({ column }, position) => column !== inOrder[position + 1]?.column)
}

/** 其他 and 总计 name a row and a column: a row has its number, or its figures follow below no header. */
function targetOf(
  cells: readonly Cell[],
  { match, column, cells: count }: LabelRead,
  context: TableForm | undefined,
  isInHeader: boolean,
) {
  const targets = match.targets.filter(({ table }) => table === context)
  const row = targets.find(({ kind }) => kind === "row")
  const other = targets.find(({ kind }) => kind !== "row")
  if (!row || !other) return row ?? other
  const written = cells.slice(column, column + count).map(({ text }) => text)
  const isNumbered = readOrdinal(written.join("")) !== undefined
  const next = cells[firstWritten(cells, column + count)]
  return isNumbered || (!isInHeader && next && !isWord(next)) ? row : other
}

function partWithoutLabels(table: TableForm | undefined): PartForm | undefined {
  return table?.parts.find(({ rows }) => rows.some(({ labels }) => labels.length === 0))
}

function hasFigures(cells: readonly Cell[], from: number, to: number): boolean {
  return cells.slice(from, to).some(isFigure)
}

function isFigure({ text }: Cell): boolean {
  const reading = readFigure(text)
  return reading.kind === "number" || (reading.kind === "blank" && reading.placeholder)
}

/** The first cell after the header that is not words. */
function firstOfRow(cells: readonly Cell[], from: number): number {
  let first = from
  for (let cell = cells[first]; cell && isWord(cell); cell = cells[first]) first++
  return first < cells.length ? first : from
}

/** Where rows without a label begin: after the header, and again where there are figures for several rows. */
function unlabelledRows(
  cells: readonly Cell[],
  from: number,
  to: number,
  count: number,
): readonly number[] {
  const first = firstFigures(cells, from)
  // A layout that opens its rows with an empty cell has one between two of them.
  const opener = cells[first - 1]?.text === "" && cells[first + count]?.text === "" ? 1 : 0
  const rows = (to - first + opener) / (count + opener)
  return Number.isInteger(rows)
    ? Array.from({ length: rows }, (_, row) => first + row * (count + opener))
    : [first]
}

/** One character of a vertical label, or a bracket of one. */
function isPiece({ text }: Cell): boolean {
  return /^[\p{Script=Han}（）()]$/u.test(text)
}

/** Where the figures after a header begin: in a layout that opens its rows with an empty cell, after that cell. */
function firstFigures(cells: readonly Cell[], from: number): number {
  const first = firstOfRow(cells, from)
  return cells[0]?.text === "" && cells[first]?.text === "" ? first + 1 : first
}

/** Adds the rows that begin with words that nothing names. */
function withUnknown(cells: readonly Cell[], starts: readonly Start[]): readonly Start[] {
  return starts.flatMap((start, position) => {
    const end = starts[position + 1]?.column ?? cells.length
    const count = start.part?.columns.length
    if (count === undefined) return [start]
    const all: Start[] = [start]
    const first = start.kind === UNLABELLED ? start.column : firstOfRow(cells, start.column + 1)
    let figures = 0
    for (let column = first; column < end; column++) {
      const cell = cells[column] as Cell
      const isName =
        isWord(cell) && (figures >= count || cell.text.length >= SHORTEST_LABEL || isPiece(cell))
      if (isName && !isWord(cells[column - 1] as Cell)) {
        all.push({ column, part: undefined, kind: "unknown" })
        figures = 0
      } else figures++
    }
    return all
  })
}
