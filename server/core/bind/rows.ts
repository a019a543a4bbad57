import type { LabelIndex, LabelMatch, LabelTarget } from "../form/labels.ts"
import { findLabel } from "../form/labels.ts"
import type { PartForm, RowForm, TableForm } from "../form/schema.ts"
import type { Cell, Row, Table } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"
import { normalForm } from "../text/label.ts"
import { cover } from "../text/span.ts"
import type { Label, RowKind } from "./facts.ts"

/** A row whose labels have been recognised; its figures are not aligned yet. */
export interface LabelledRow {
  readonly kind: RowKind
  readonly row: Row
  readonly piece: Table
  /** The form's table; absent where the row names none and stands in none. */
  readonly table: TableForm | undefined
  readonly form?: RowForm
  readonly part?: PartForm
  readonly label?: Label
  readonly groups: readonly Label[]
  readonly headers: readonly Label[]
  /** The index of the first cell after the labels. */
  readonly afterLabels: number
}

interface Read {
  readonly match: LabelMatch
  readonly column: number
  readonly cells: number
  readonly span: { start: number; end: number }
}

// A label broken over cells is put together again from at most this many.
const MOST_PIECES = 4

/** Recognises the labels of `row`; `context` is the table that the rows above belong to. */
export function labelRow(
  index: LabelIndex,
  row: Row,
  piece: Table,
  context: TableForm | undefined,
): LabelledRow {
  const reads = readLabels(index, row)
  const table = tableOf(reads, context)
  const hasFigures = row.cells.some(({ text }) => readFigure(text).kind === "number")
  const labels = reads.flatMap((read) => {
    const target = targetIn(read.match, table, hasFigures)
    return target ? [{ target, label: toLabel(target, read) }] : []
  })
  const own = labels.findLast(({ target }) => target.kind === "row")
  const headers = labels.filter(({ target }) => target.kind === "header").map(({ label }) => label)
  const groups = labels.filter(({ target }) => target.kind === "group").map(({ label }) => label)
  const caption = labels.find(({ target }) => target.kind === "caption")
  const base = { row, piece, table, groups, headers }
  if (own?.target.kind === "row" && !(headers.length > 0 && !hasFigures)) {
    const { row: form, part } = own.target
    return {
      ...base,
      kind: "figures",
      form,
      part,
      label: own.label,
      afterLabels: own.label.column + own.label.cells,
    }
  }
  if (caption?.target.kind === "caption" && !hasFigures) {
    return {
      ...base,
      kind: "caption",
      part: caption.target.part,
      label: caption.label,
      afterLabels: -1,
    }
  }
  if (headers.length > 0 && !hasFigures) return { ...base, kind: "header", afterLabels: -1 }
  if (!row.cells.some(({ text }) => text !== "")) return { ...base, kind: "blank", afterLabels: 0 }
  if (groups.length > 0 && !hasFigures) return { ...base, kind: "group", afterLabels: -1 }
  return {
    ...base,
    kind: "unknown",
    afterLabels: Math.max(
      0,
      row.cells.findIndex((cell) => !isWord(cell)),
    ),
  }
}

/** Every label in the cells before the figures; neighbouring cells are tried together. */
function readLabels(index: LabelIndex, row: Row): readonly Read[] {
  const reads: Read[] = []
  for (let column = 0; column < row.cells.length; column++) {
    const read = readLabel(index, row.cells, column)
    if (!read) continue
    reads.push(read)
    column += read.cells - 1
  }
  return reads
}

function readLabel(index: LabelIndex, cells: readonly Cell[], column: number): Read | undefined {
  const first = cells[column]
  if (!first || !isWord(first)) return undefined
  const alone = findLabel(index, first.text)
  if (alone?.likeness === 1) return { match: alone, column, cells: 1, span: first.span }
  let joined = first.text
  for (let count = 2; count <= MOST_PIECES; count++) {
    const cell = cells[column + count - 1]
    if (!cell || !isWord(cell)) break
    joined += cell.text
    const match = findLabel(index, joined)
    const isSplitOrdinal = count === 2 && normalForm(first.text) === ""
    if (match && (match.likeness === 1 || isSplitOrdinal)) {
      return { match, column, cells: count, span: cover(first.span, cell.span) }
    }
  }
  return alone && { match: alone, column, cells: 1, span: first.span }
}

function isWord({ text }: Cell): boolean {
  return text !== "" && readFigure(text).kind === "text"
}

/** The table that the labels agree on; 总计 and 其他 stand in several, so the context decides. */
function tableOf(reads: readonly Read[], context: TableForm | undefined): TableForm | undefined {
  let shared: TableForm | undefined
  for (const { match } of reads) {
    const tables = new Set(match.targets.map(({ table }) => table))
    const [table] = tables
    if (tables.size === 1) return table
    if (context && tables.has(context)) shared = context
    else shared ??= table
  }
  return shared ?? context
}

function targetIn(
  match: LabelMatch,
  table: TableForm | undefined,
  hasFigures: boolean,
): LabelTarget | undefined {
  const targets = match.targets.filter((target) => target.table === table)
  // 其他 and 总计 name a row and a column: a row that has figures is a row of figures.
  const wanted = hasFigures ? "row" : "header"
  return targets.find(({ kind }) => kind === wanted) ?? targets[0]
}

function toLabel(target: LabelTarget, { match, column, cells, span }: Read): Label {
  const depth =
    target.kind === "row"
      ? Math.max(0, target.row.labels.length - 1)
      : target.kind === "group"
        ? target.depth
        : 0
  return { official: target.official, span, column, cells, likeness: match.likeness, depth }
}
