import type { LabelIndex } from "../form/labels.ts"
import type { PartForm, RowForm, TableForm } from "../form/schema.ts"
import type { Cell, Row, Table } from "../syntax/tree.ts"
import { isNumber, readFigure } from "../text/figure.ts"
import { Recent } from "../text/recent.ts"
import { cover, type Span } from "../text/span.ts"
import type { Label, RowKind, Words } from "./facts.ts"
import { type RowLabels, readRowLabels, type UnplacedLabel } from "./row-labels.ts"

/** A row whose labels have been recognised; its figures are not aligned yet. */
export interface LabelledRow {
  readonly kind: RowKind
  readonly row: Row
  readonly piece: Table
  /** The form's table; absent where the row names none and stands in none. */
  readonly table: TableForm | undefined
  readonly form: RowForm | undefined
  readonly part: PartForm | undefined
  readonly label: Label | undefined
  readonly words: Words | undefined
  readonly groups: readonly Label[]
  readonly headers: readonly Label[]
  /** The index of the first cell after the labels. */
  readonly afterLabels: number
  /** True where the line break before it was lost. */
  readonly isJoined?: boolean
  /** True where its label and figures stand in one cell, spaces between them. */
  readonly isSpaced?: boolean
  /** From the last figure above to the first below each line break that tore its figures apart. */
  readonly tears?: readonly Span[]
}

interface Reading {
  readonly count: number
  readonly labels: RowLabels
}

// The rows of two reports or three.
const REMEMBERED = 10_000
// What parts the cells of a row remembered; a cell that has it itself is read anew.
const SEPARATOR = "\0"

const NO_TABLE = {}
const NO_LABELS: readonly Label[] = []
const remembered = new WeakMap<LabelIndex, WeakMap<object, Recent<Reading>>>()

/** Recognises the labels of `row`; `context` is the table that the rows above belong to. */
export function labelRow(
  index: LabelIndex,
  row: Row,
  piece: Table,
  context: TableForm | undefined,
): LabelledRow {
  const { kind, table, form, part, label, words, groups, headers, afterLabels } = readRow(
    index,
    row,
    context,
  )
  return {
    kind,
    row,
    piece,
    table,
    form,
    part,
    label: label && place(row, label),
    words: words && {
      text: words.text,
      span: spanOf(row, words.column, words.cells),
      column: words.column,
    },
    groups: groups.length === 0 ? NO_LABELS : groups.map((group) => place(row, group)),
    headers: headers.length === 0 ? NO_LABELS : headers.map((header) => place(row, header)),
    afterLabels,
  }
}

function readRow(index: LabelIndex, { cells }: Row, context: TableForm | undefined): RowLabels {
  const { count, labels } = recent(index, context).get(cells.map(toKey).join(SEPARATOR))
  return count === cells.length ? labels : readRowLabels(index, cells, context)
}

/** How many cells of a row have a figure, or the mark of a blank. */
export function countFigures({ row }: LabelledRow): number {
  return row.cells.filter(({ text }) => text !== "" && readFigure(text).kind !== "text").length
}

/** To labels one number is like another. */
function toKey({ text }: Cell): string {
  return isNumber(text) ? "0" : text
}

function recent(index: LabelIndex, context: TableForm | undefined): Recent<Reading> {
  const byContext = remembered.get(index) ?? new WeakMap<object, Recent<Reading>>()
  remembered.set(index, byContext)
  const known = byContext.get(context ?? NO_TABLE)
  if (known) return known
  const made = new Recent(REMEMBERED, (key) => {
    const cells = key.split(SEPARATOR).map((text) => ({ text }))
    return { count: cells.length, labels: readRowLabels(index, cells, context) }
  })
  byContext.set(context ?? NO_TABLE, made)
  return made
}

function place({ cells: all }: Row, label: UnplacedLabel): Label {
  const { official, written, column, from, cells, likeness, depth } = label
  return {
    official,
    written,
    span: spanOf({ cells: all }, from, cells),
    column,
    cells,
    likeness,
    depth,
  }
}

function spanOf({ cells }: Pick<Row, "cells">, from: number, count: number): Span {
  const [first, last] = [cells[from] as Cell, cells[from + count - 1] as Cell]
  return first === last ? first.span : cover(first.span, last.span)
}
