import type { LabelIndex } from "../form/labels.ts"
import type { TableForm } from "../form/schema.ts"
import type { Cell, Row, Table } from "../syntax/tree.ts"
import { lastWritten } from "../syntax/written.ts"
import { isNumber } from "../text/figure.ts"
import { type LabelledRow, labelRow } from "./rows.ts"

// A figure, a space and another.
const SHORTEST = 3
// With fewer, a number may be part of the label or of a note behind it.
const FEWEST_FIGURES = 2
const ENDS_IN_FIGURES = /\s[\d０-９][\d０-９.．,，]{0,20}$/

/**
 * The row whose label and figures, or figures alone, stand in one cell, spaces between them; absent where the
 * cells are written otherwise. Figures too few or too many are those of such a row where all of it stands there:
 * else one may be a number with a space inside.
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
  const first = Math.max(0, split.afterLabels)
  const end = place + words.length
  const figures = cells.slice(first, end)
  const count = countFigures(split, place)
  if (count === undefined || !figures.every(({ text }) => isNumber(text))) return undefined
  if (figures.length === count) return { ...split, isSpaced: true }
  const isWhole = split.label ? first > place : place === 0
  if (!isWhole || figures.length < Math.max(FEWEST_FIGURES, count / 2)) return undefined
  // Blank cells behind them are no figures of the row.
  return { ...split, row: { span: row.span, cells: cells.slice(0, end) }, isSpaced: true }
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
