import type { LabelIndex } from "../form/labels.ts"
import type { RowForm } from "../form/schema.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import type { Cell, Row, Table } from "../syntax/tree.ts"
import { lastWritten } from "../syntax/written.ts"
import { isNumber } from "../text/figure.ts"
import { isWord } from "./labels.ts"
import { type LabelledRow, labelRow } from "./rows.ts"

// What stands before the label in the cell that the last figure and it became.
const FIGURE = /^\d{1,9} {0,9}$/

/**
 * The rows of a line from which the line break between two was lost: the form's next row stands behind a header
 * or all figures of one, with all of its own, or the next caption does. Anything less may be another mistake,
 * and is left as one row.
 */
export function splitJoined(
  index: LabelIndex,
  labelled: LabelledRow,
  piece: Table,
): readonly LabelledRow[] {
  const { kind, row, part, table, label, afterLabels } = labelled
  if (labelled.headers.length > 0) return splitHeader(index, labelled, piece)
  const count = part?.columns.length ?? 0
  const afterLabel = label ? label.column + label.cells : 0
  if (kind !== "figures" || !label || row.cells.length <= afterLabel + count) return [labelled]
  if (lastWritten(row.cells) < afterLabel + count) return [labelled]
  const next = nextRow(labelled)
  if (!next || !layoutOf(piece).writer) return [labelled]
  const fused = takeApart(row.cells, afterLabel, next)
  const cells = fused?.cells ?? row.cells
  const end = endOfFigures(cells, Math.min(afterLabels, fused?.place ?? afterLabels), count)
  const start = end < 0 ? -1 : cells.findIndex(({ text }, place) => place >= end && text !== "")
  if (start < 0) return [labelled]
  const second = labelRow(index, toRow(cells.slice(start), row.span.end), piece, table)
  if (second.label?.likeness !== 1) return [labelled]
  const [own, ...others] = splitJoined(index, second, piece)
  const isWhole =
    second.form === next
      ? others.length > 0 || hasAllFigures(second)
      : second.kind === "caption" && second.part !== part && second.part?.rows[0] === next
  if (!own || !isWhole) return [labelled]
  const first = {
    ...labelled,
    row: toRow(cells.slice(0, end), cells[end - 1]?.span.end ?? row.span.end, row.span.start),
    afterLabels: Math.min(afterLabels, fused?.place ?? afterLabels),
  }
  return [first, { ...own, isJoined: true }, ...others]
}

/** A header, or a caption, and what stands behind it: the first row below, or the header. */
function splitHeader(
  index: LabelIndex,
  labelled: LabelledRow,
  piece: Table,
): readonly LabelledRow[] {
  const { kind, row, table, label, groups, headers } = labelled
  const place = kind === "caption" ? headers[0]?.column : (groups[0] ?? label)?.column
  if (!label || !place || !layoutOf(piece).writer) return [labelled]
  const above = row.cells.slice(0, place)
  const end = above[lastWritten(above)]?.span.end ?? row.span.start
  const first = labelRow(index, toRow(above, end, row.span.start), piece, table)
  const second = labelRow(index, toRow(row.cells.slice(place), row.span.end), piece, table)
  const isWhole =
    kind === "caption"
      ? first.kind === "caption" && second.kind === "header"
      : first.kind === "header" && second.label?.likeness === 1 && hasAllFigures(second)
  return isWhole ? [first, { ...second, isJoined: true }] : [labelled]
}

/** The row that follows in the form's table. */
export function nextRow({ table, part, form }: LabelledRow): RowForm | undefined {
  if (!table || !part || !form) return undefined
  const following = table.parts[table.parts.indexOf(part) + 1]
  return part.rows[part.rows.indexOf(form) + 1] ?? following?.rows[0]
}

/** The index behind the last of so many figures; -1 where other words stand among them, or they are fewer. */
function endOfFigures(cells: readonly Cell[], from: number, count: number): number {
  let found = 0
  for (let place = from; place < cells.length; place++) {
    const { text } = cells[place] as Cell
    if (text === "") continue
    if (!isNumber(text)) return -1
    if (++found === count) return place + 1
  }
  return -1
}

function hasAllFigures({ row, part, afterLabels }: LabelledRow): boolean {
  const written = row.cells.slice(afterLabels).filter(({ text }) => text !== "")
  return written.length === part?.columns.length && written.every(({ text }) => isNumber(text))
}

/** The cells with one that is a figure and the label of the next row taken apart, and its place; absent where none is. */
function takeApart(
  cells: readonly Cell[],
  from: number,
  { labels }: RowForm,
): { readonly cells: readonly Cell[]; readonly place: number } | undefined {
  const place = cells.findIndex((cell, index) => index >= from && isWord(cell))
  const cell = cells[place]
  const official = labels.find((label) => cell?.text.endsWith(label))
  if (!cell || official === undefined) return undefined
  const figure = cell.text.slice(0, -official.length)
  const { start, end } = cell.span
  // As it reads is not as it is written where quotes stand in it.
  if (!FIGURE.test(figure) || end - start !== cell.text.length) return undefined
  const text = figure.trimEnd()
  const parts = [
    { span: { start, end: start + text.length }, text },
    { span: { start: end - official.length, end }, text: official },
  ]
  return { cells: cells.toSpliced(place, 1, ...parts), place }
}

function toRow(cells: readonly Cell[], end: number, start = cells[0]?.span.start ?? end): Row {
  return { span: { start, end }, cells }
}
