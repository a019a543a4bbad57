import {
  type BoundRow,
  type BoundTable,
  type Facts,
  type Geometry,
  rowKindKey,
} from "../bind/facts.ts"
import type { TableForm } from "../form/schema.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import type { RowWriter } from "../syntax/tables/layout.ts"
import type { Cell, Row } from "../syntax/tree.ts"
import { lastWritten } from "../syntax/written.ts"
import { contains, cover, type Edit, type Span } from "../text/span.ts"

/** A cell of a row that is to stay, and the column in which it belongs. */
interface Placed {
  readonly span: Span
  readonly column: number
}

/** Only what stands between the written cells changes: words and figures stay as they are. */
export function realign(
  { report }: Facts,
  { form, geometry }: BoundTable,
  row: BoundRow,
): readonly Edit[] {
  const { writer } = layoutOf(row.piece)
  const { label, groups, figures } = row
  if (!writer || !(label || row.isSpaced) || isSpreadInQuotes(row)) return []
  const key = rowKindKey(form, row)
  const usual = geometry.firstFigure.get(key) ?? row.firstFigure
  const labels = label ? [...groups, label] : groups
  // Where covered cells are not written, one cell follows the other.
  const columnOf = (depth: number, index: number) =>
    geometry.isGrid ? (geometry.labelColumn.get(depth) ?? depth) : index
  const firstFigure = geometry.isGrid ? usual : labels.length
  const placed: Placed[] = labels.map(({ span, depth }, index) => ({
    span: withQuotes(row.row, span),
    column: columnOf(depth, index),
  }))
  const figureCells = row.isSpaced ? figures.length : 1
  for (const [index, { span, quoted = span }] of row.row.cells
    .slice(row.firstFigure, row.firstFigure + figureCells)
    .entries())
    placed.push({ span: quoted, column: firstFigure + index })
  // A row that is out of order in itself cannot be put right by moving cells apart.
  if (placed.some(({ column }, index) => column <= (placed[index - 1]?.column ?? -1))) return []
  const edits = [
    ...gaps(writer, row, placed, report.lineEnding),
    ...(label ? joinLabel(report.text, label.span, label.cells) : []),
  ]
  const wanted = Math.max(0, (geometry.length.get(key) ?? 0) - usual - figures.length)
  const all = [...edits, ...trailing(writer, row, wanted, report.lineEnding)]
  return all.some(({ span }) => takesWords(row, span)) ? [] : all
}

/** Puts `row`, which stands on the line of the row above, on a line of its own; what is between them was padding. */
export function breakLine(
  { report: { text, lineEnding } }: Facts,
  { form, geometry }: BoundTable,
  above: BoundRow,
  row: BoundRow,
): readonly Edit[] {
  const { writer } = layoutOf(row.piece)
  // Cells that ran into one would be no row on a line of their own.
  if (
    !writer ||
    row.row.cells.some((cell, index) => isRunInto(text, cell, row.row.cells[index + 1]))
  )
    return []
  // The quotes around a cell are no part of its row's span where the row was taken apart.
  if ([...above.row.cells, ...row.row.cells].some(({ quoted }) => quoted)) return []
  const first = row.groups[0] ?? row.label
  const column = geometry.isGrid && first ? (geometry.labelColumn.get(first.depth) ?? 0) : 0
  const padding = usualPadding(form, geometry, above)
  const newText =
    writer.trailing(padding, lineEnding) +
    writer.rowBreak(lineEnding) +
    writer.leading(column, lineEnding)
  return [{ span: { start: above.row.span.end, end: row.row.span.start }, newText }]
}

/** True where nothing but spaces stands between two cells. */
function isRunInto(text: string, cell: Cell, next: Cell | undefined): boolean {
  return next !== undefined && /^ *$/.test(text.slice(cell.span.end, next.span.start))
}

/** Puts the heading that stands on the line of the row above on a line of its own behind `marks`, a blank line between. */
export function breakBeforeHeading(
  { report: { lineEnding } }: Facts,
  { form, geometry }: BoundTable,
  above: BoundRow,
  heading: Span,
  marks: string,
): readonly Edit[] {
  const padding = usualPadding(form, geometry, above)
  const trailing = layoutOf(above.piece).writer?.trailing(padding, lineEnding)
  const newText = `${trailing}${lineEnding}${lineEnding}${marks}`
  return [{ span: { start: above.row.span.end, end: heading.start }, newText }]
}

/** Puts the figures of a row on one line again: what is between the lines becomes what is between two cells. */
export function joinLines(
  { report }: Facts,
  { form, geometry }: BoundTable,
  row: BoundRow,
): readonly Edit[] {
  const { writer } = layoutOf(row.piece)
  const { label, tears } = row
  if (!writer) return []
  const usual = geometry.isGrid ? geometry.firstFigure.get(rowKindKey(form, row)) : undefined
  const covered = label && usual ? Math.max(0, usual - label.column - label.cells) : 0
  return tears.map(({ start, end }) => {
    // Quotes around a field are its own.
    const [quote] = /^"?/.exec(report.text.slice(start, end)) ?? [""]
    const isQuoted = report.text[end - 1] === '"'
    return {
      span: { start: start + quote.length, end: isQuoted ? end - 1 : end },
      newText: writer.separator(start === label?.span.end ? covered : 0, report.lineEnding),
    }
  })
}

/** The blank cells behind the last figure of a row, as other rows of its kind have them; of a header its own. */
function usualPadding(form: TableForm, geometry: Geometry, row: BoundRow): number {
  const { cells } = row.row
  if (row.kind !== "figures") return cells.length - 1 - lastWritten(cells)
  const key = rowKindKey(form, row)
  const length = geometry.length.get(key) ?? cells.length
  const start = geometry.firstFigure.get(key) ?? row.firstFigure
  return Math.max(0, length - start - row.figures.length)
}

/** A label over cells in quotes cannot be put together by dropping what stands between them. */
function isSpreadInQuotes({ row, label, groups }: BoundRow): boolean {
  return [...groups, ...(label ? [label] : [])].some(
    ({ cells, column }) =>
      cells > 1 && row.cells.slice(column, column + cells).some(({ quoted }) => quoted),
  )
}

/** A span with the quotes that its cells stand in. */
function withQuotes({ cells }: Row, span: Span): Span {
  return cells.reduce(
    (all, cell) => (cell.quoted && contains(span, cell.span) ? cover(all, cell.quoted) : all),
    span,
  )
}

/** Words that are neither label nor figure may stand between them. */
function takesWords({ row }: BoundRow, { start, end }: Span): boolean {
  return row.cells.some(({ text, span }) => text !== "" && span.start >= start && span.end <= end)
}

function gaps(
  writer: RowWriter,
  { row }: BoundRow,
  placed: readonly Placed[],
  lineEnding: string,
): readonly Edit[] {
  return placed.map(({ span, column }, index) => {
    const before = placed[index - 1]
    const newText = before
      ? writer.separator(column - before.column - 1, lineEnding)
      : writer.leading(column, lineEnding)
    return { span: { start: before?.span.end ?? row.span.start, end: span.start }, newText }
  })
}

/** An ordinal in a cell of its own goes back to its words. */
function joinLabel(text: string, span: Span, cells: number): readonly Edit[] {
  if (cells === 1) return []
  const written = text.slice(span.start, span.end)
  return [...written.matchAll(/\s+/g)]
    .filter(([gap]) => /[\t\r\n]/.test(gap))
    .map(({ index, 0: gap }) => ({
      span: { start: span.start + index, end: span.start + index + gap.length },
      newText: "",
    }))
}

/** The padding after the last figure, as long as other rows of the kind have it. */
function trailing(
  writer: RowWriter,
  { row, firstFigure, figures, isSpaced }: BoundRow,
  wanted: number,
  lineEnding: string,
): readonly Edit[] {
  const last = row.cells[firstFigure + figures.length - 1]
  const padding = row.cells.length - firstFigure - figures.length
  // A blank last figure cannot be told from padding by its characters: the row keeps its length.
  if (!last || last.text === "" || (padding === wanted && !isSpaced)) return []
  return [
    {
      span: { start: (last.quoted ?? last.span).end, end: row.span.end },
      newText: writer.trailing(wanted, lineEnding),
    },
  ]
}
