import type { LabelIndex } from "../form/labels.ts"
import type { TableForm } from "../form/schema.ts"
import type { Cell, Row, Table } from "../syntax/tree.ts"
import { lastWritten } from "../syntax/written.ts"
import { isNumber } from "../text/figure.ts"
import { type LabelledRow, labelRow } from "./rows.ts"

// A figure, a space and another.
const SHORTEST = 3
const ENDS_IN_FIGURES = /\s[\d０-９][\d０-９.．,，]{0,20}$/

/**
 * The row whose label and figures, or figures alone, stand in one cell, spaces between them; absent where the
 * cells are written otherwise. Less than all figures may be another mistake.
 */
export function splitSpaced(
  index: LabelIndex,
  row: Row,
  piece: Table,
  context: TableForm | undefined,
): LabelledRow | undefined {
  const place = lastWritten(row.cells)
  const cell = row.cells[place]
  if (!cell || cell.text.length < SHORTEST || !ENDS_IN_FIGURES.test(cell.text)) return undefined
  const words = wordsOf(cell)
  const cells = row.cells.toSpliced(place, 1, ...words)
  const split = labelRow(index, { span: row.span, cells }, piece, context)
  const figures = cells.slice(Math.max(0, split.afterLabels), place + words.length)
  return figures.length === countFigures(split, place) &&
    figures.every(({ text }) => isNumber(text))
    ? { ...split, isSpaced: true }
    : undefined
}

/** How many figures the row should have; absent where its label is not certain. */
function countFigures({ kind, label, part, table }: LabelledRow, place: number) {
  if (label) return label.likeness === 1 ? part?.columns.length : undefined
  const [only] = table?.parts ?? []
  const isUnlabelled = kind === "unknown" && only?.rows[0]?.labels.length === 0
  return isUnlabelled && place === 0 ? only.columns.length : undefined
}

/** The words of a cell; none where it does not read as it is written. */
function wordsOf({ text, span }: Cell): readonly Cell[] {
  if (span.end - span.start !== text.length) return []
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    span: { start: span.start + index, end: span.start + index + word.length },
    text: word,
  }))
}
