import type { LabelIndex, LabelTarget } from "../form/labels.ts"
import type { PartForm, RowForm, TableForm } from "../form/schema.ts"
import { firstWritten, lastWritten } from "../syntax/written.ts"
import { isNumber } from "../text/figure.ts"
import { readOrdinal } from "../text/label.ts"
import type { Label, RowKind, Words } from "./facts.ts"
import { isWord, type LabelRead, readLabels, type Written } from "./labels.ts"
import { isNote, isNoteInCells } from "./note.ts"

/** What the labels of a row say, wherever it stands. */
export interface RowLabels {
  readonly kind: RowKind
  /** The form's table; absent where the row names none and stands in none. */
  readonly table: TableForm | undefined
  readonly form?: RowForm
  readonly part?: PartForm
  readonly label?: UnplacedLabel
  readonly words?: Omit<Words, "span"> & { readonly cells: number }
  readonly groups: readonly UnplacedLabel[]
  readonly headers: readonly UnplacedLabel[]
  /** The index of the first cell after the labels. */
  readonly afterLabels: number
}

export interface UnplacedLabel extends Omit<Label, "span"> {
  /** The index of the first cell of its words: where merged cells are repeated, behind `column`. */
  readonly from: number
}

/** Reads the labels of a row of `cells`; `context` is the table that the rows above belong to. */
export function readRowLabels(
  index: LabelIndex,
  cells: readonly Written[],
  context: TableForm | undefined,
): RowLabels {
  if (isNote(cells.find(({ text }) => text !== "")))
    return { kind: "note", table: context, groups: [], headers: [], afterLabels: -1 }
  const reads = readLabels(index, cells)
  const table = tableOf(reads, context)
  const firstFigure = cells.findIndex(isFigure)
  const hasFigures = firstFigure >= 0
  const labels = reads.flatMap((read) => {
    const target = targetIn(read, table, hasFigures)
    return target ? [{ target, label: toLabel(target, read) }] : []
  })
  const afterSerial = skipSerial(cells, firstFigure)
  const isBefore = ({ column }: UnplacedLabel) => !hasFigures || column < afterSerial
  const own = labels.findLast(({ target, label }) => target.kind === "row" && isBefore(label))
  const headers = labels.filter(({ target }) => target.kind === "header").map(({ label }) => label)
  const groups = labels
    .filter(
      ({ target, label }) =>
        target.kind === "group" && label.column < (own?.label.column ?? cells.length),
    )
    .map(({ label }) => label)
  const caption = labels.find(({ target }) => target.kind === "caption")
  const base = { table, groups, headers }
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
      afterLabels: afterLabel(cells, own.label, part),
    }
  }
  if (caption?.target.kind === "caption" && !hasFigures) {
    const { label, target } = caption
    return { ...base, kind: "caption", part: target.part, label, afterLabels: -1 }
  }
  const words = findWords(cells, reads)
  if (headers.length > 0 && !hasFigures)
    return { ...base, kind: "header", ...(words && { words }), afterLabels: -1 }
  if (!cells.some(({ text }) => text !== "")) return { ...base, kind: "blank", afterLabels: 0 }
  if (groups.length > 0 && !hasFigures) return { ...base, kind: "group", afterLabels: -1 }
  if (isNoteInCells(cells)) return { ...base, kind: "note", afterLabels: -1 }
  return { ...base, kind: "unknown", ...(words && { words }), afterLabels: countWords(cells) }
}

function isFigure({ text }: Written): boolean {
  return isNumber(text)
}

/** The first figure that is not the serial number of the row, which somebody may write before its label. */
function skipSerial(cells: readonly Written[], firstFigure: number): number {
  if (firstFigure < 0 || firstWritten(cells) < firstFigure) return firstFigure
  const next = cells.findIndex(({ text }, column) => column > firstFigure && text !== "")
  const words = cells[next]
  if (!words || !isWord(words)) return firstFigure
  const figure = cells.findIndex((cell, column) => column > next && isFigure(cell))
  return figure < 0 ? cells.length : figure
}

/** The words before the figures that are no label of the form. */
function findWords(cells: readonly Written[], reads: readonly LabelRead[]): RowLabels["words"] {
  const read = new Set(
    reads.flatMap(({ column, cells: count }) =>
      Array.from({ length: count }, (_, index) => column + index),
    ),
  )
  const column = cells.findIndex((cell, index) => isWord(cell) && !read.has(index))
  if (column < 0) return undefined
  const end = cells.findIndex((cell, index) => index > column && !isWord(cell))
  const words = cells.slice(column, end < 0 ? undefined : end)
  return { text: words.map(({ text }) => text).join(" "), column, cells: words.length }
}

/** How many cells there are before the first figure or blank after words. */
function countWords(cells: readonly Written[]): number {
  return Math.max(
    0,
    cells.findIndex((cell) => !isWord(cell)),
  )
}

/** Words between the label and the figures are a note or a piece of a group's label, as long as enough cells follow. */
function afterLabel(cells: readonly Written[], label: UnplacedLabel, part: PartForm): number {
  const first = label.from + label.cells
  let after = first
  for (;;) {
    const next = firstWritten(cells, after)
    const cell = cells[next]
    if (!cell || !isNoteOrPiece(cell)) break
    after = next + 1
  }
  const last = lastWritten(cells)
  return last + 1 - after >= part.columns.length ? after : first
}

/** Words that begin with a figure are one, which another cell ran into. */
function isNoteOrPiece(cell: Written): boolean {
  return isWord(cell) && !/^\d+\s?\p{Script=Han}/u.test(cell.text)
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

function toLabel(target: LabelTarget, { match, column, cells, written }: LabelRead): UnplacedLabel {
  const depth =
    target.kind === "row"
      ? Math.max(0, target.row.labels.length - 1)
      : target.kind === "group"
        ? target.depth
        : 0
  const { official } = target
  return { official, written, column, from: column, cells, likeness: match.likeness, depth }
}
