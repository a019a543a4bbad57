import type { LabelIndex, LabelTarget } from "../form/labels.ts"
import type { PartForm, RowForm, TableForm } from "../form/schema.ts"
import type { Cell, Row, Table } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"
import { readOrdinal } from "../text/label.ts"
import { cover, type Span } from "../text/span.ts"
import type { Label, RowKind, Words } from "./facts.ts"
import { isWord, type LabelRead, readLabels } from "./labels.ts"

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
  readonly words?: Words
  readonly groups: readonly Label[]
  readonly headers: readonly Label[]
  /** The index of the first cell after the labels. */
  readonly afterLabels: number
}

/** Recognises the labels of `row`; `context` is the table that the rows above belong to. */
export function labelRow(
  index: LabelIndex,
  row: Row,
  piece: Table,
  context: TableForm | undefined,
): LabelledRow {
  const reads = readLabels(index, row.cells)
  const table = tableOf(reads, context)
  const hasFigures = row.cells.some(isFigure)
  const labels = reads.flatMap((read) => {
    const target = targetIn(read, table, hasFigures)
    return target ? [{ target, label: toLabel(target, read) }] : []
  })
  const firstFigure = row.cells.findIndex((cell) => isFigure(cell))
  const isBefore = ({ column }: Label) => firstFigure < 0 || column < firstFigure
  const own = labels.findLast(({ target, label }) => target.kind === "row" && isBefore(label))
  const headers = labels.filter(({ target }) => target.kind === "header").map(({ label }) => label)
  const groups = labels
    .filter(
      ({ target, label }) =>
        target.kind === "group" && label.column < (own?.label.column ?? row.cells.length),
    )
    .map(({ label }) => label)
  const caption = labels.find(({ target }) => target.kind === "caption")
  const base = { row, piece, table, groups, headers }
  if (own?.target.kind === "row" && !(headers.length > 0 && !hasFigures)) {
    const { row: form, part } = own.target
    // Where merged cells are repeated, the label begins with the first of them.
    const first = labels.find(({ target }) => target.kind === "row" && target.row === form)
    return {
      ...base,
      kind: "figures",
      form,
      part,
      label: { ...own.label, column: first?.label.column ?? own.label.column },
      afterLabels: afterLabel(row, own.label, part),
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
  const words = findWords(row, reads)
  if (headers.length > 0 && !hasFigures)
    return { ...base, kind: "header", ...(words && { words }), afterLabels: -1 }
  if (!row.cells.some(({ text }) => text !== "")) return { ...base, kind: "blank", afterLabels: 0 }
  if (groups.length > 0 && !hasFigures) return { ...base, kind: "group", afterLabels: -1 }
  return { ...base, kind: "unknown", ...(words && { words }), afterLabels: countWords(row) }
}

function isFigure({ text }: Cell): boolean {
  return readFigure(text).kind === "number"
}

/** The words before the figures that are no label of the form. */
function findWords({ cells }: Row, reads: readonly LabelRead[]): Words | undefined {
  const read = new Set(
    reads.flatMap(({ column, cells: count }) =>
      Array.from({ length: count }, (_, index) => column + index),
    ),
  )
  const column = cells.findIndex((cell, index) => isWord(cell) && !read.has(index))
  const first = cells[column]
  if (!first) return undefined
  const end = cells.findIndex((cell, index) => index > column && !isWord(cell))
  const words = cells.slice(column, end < 0 ? undefined : end)
  const span = words.reduce<Span>((all, cell) => cover(all, cell.span), first.span)
  return { text: words.map(({ text }) => text).join(" "), span, column }
}

/** How many cells there are before the first figure or blank after words. */
function countWords({ cells }: Row): number {
  return Math.max(
    0,
    cells.findIndex((cell) => !isWord(cell)),
  )
}

/** Words between the label and the figures are a note or a piece of a group's label, as long as enough cells follow. */
function afterLabel({ cells }: Row, label: Label, part: PartForm): number {
  const first = label.column + label.cells
  let after = first
  for (let cell = cells[after]; cell && isWord(cell); cell = cells[after]) after++
  const last = cells.findLastIndex(({ text }) => text !== "")
  return last + 1 - after >= part.columns.length ? after : first
}

/** The table that the labels agree on; 总计 and 其他 stand in several, so the context decides. */
export function tableOf(
  reads: readonly LabelRead[],
  context: TableForm | undefined,
): TableForm | undefined {
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
  { match, written }: LabelRead,
  table: TableForm | undefined,
  hasFigures: boolean,
): LabelTarget | undefined {
  const targets = match.targets.filter((target) => target.table === table)
  // 其他 and 总计 name a row and a column: a row has figures, or the number that columns lack.
  const isRow = hasFigures || readOrdinal(written) !== undefined
  return targets.find(({ kind }) => kind === (isRow ? "row" : "header")) ?? targets[0]
}

function toLabel(target: LabelTarget, { match, column, cells, span, written }: LabelRead): Label {
  const depth =
    target.kind === "row"
      ? Math.max(0, target.row.labels.length - 1)
      : target.kind === "group"
        ? target.depth
        : 0
  return {
    official: target.official,
    written,
    span,
    column,
    cells,
    likeness: match.likeness,
    depth,
  }
}
