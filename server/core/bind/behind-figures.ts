import { layoutOf } from "../syntax/tables/index.ts"
import type { Cell } from "../syntax/tree.ts"
import { firstWritten, lastWritten } from "../syntax/written.ts"
import { isNumber, readFigure } from "../text/figure.ts"
import type { Expectation } from "./figures.ts"
import { namesNotes } from "./note.ts"
import type { LabelledRow } from "./rows.ts"

/** Where in their rows the cells stand that head the column of notes, such as 备注. */
export type NoteColumn = ReadonlySet<number>

/** The column of notes that an office adds behind the figures; absent where the table has none. */
export function findNoteColumn(rows: readonly LabelledRow[]): NoteColumn | undefined {
  const columns = new Set<number>()
  for (const { kind, row } of rows) {
    if (kind !== "header" && kind !== "caption") continue
    const column = row.cells.findIndex(namesNotes)
    if (column >= 0) columns.add(column)
  }
  return columns.size > 0 ? columns : undefined
}

/**
 * The cells of a row after its labels, with its note as a blank: what stands under the head of the notes, behind as
 * many written cells as there are figures, or behind the last figure's cell if it is `expected` where; and words at
 * the end of a row that lacks a cell, so that they are not taken for its last figure.
 */
export function withoutNote(
  noteColumn: NoteColumn,
  { row, part, piece }: LabelledRow,
  cells: readonly Cell[],
  expected?: Expectation,
): readonly Cell[] {
  const count = part?.columns.length ?? 0
  const last = lastWritten(cells)
  const note = cells[last]
  if (!note) return cells
  const isUnderHead = note === row.cells.at(-1) && noteColumn.has(row.cells.length - 1)
  const isBehind =
    last >= (expected?.offset ?? firstWritten(cells)) + count ||
    (last >= count && isUnderHead && !layoutOf(piece).isStream)
  const isShort = expected !== undefined && cells.length < expected.length
  return isBehind || (isShort && !isNumber(note.text))
    ? cells.with(last, { ...note, text: "" })
    : cells
}

/**
 * The cells of a row after its labels, with the marks for nothing, such as “/”, that stand in the columns which its
 * last figure covers as blanks.
 */
export function withoutMarks(
  cells: readonly Cell[],
  count: number,
  covered: number,
): readonly Cell[] {
  if (covered === 0) return cells
  const last = lastWritten(cells)
  if (last < count) return cells
  const end = firstWritten(cells) + count
  const marks = cells.slice(end, last + 1)
  if (marks.length === 0 || marks.length > covered || !marks.every(isMarkOrBlank)) return cells
  if (!isNumber(cells[end - 1]?.text ?? "")) return cells
  return cells.map((cell, index) => (index < end ? cell : { ...cell, text: "" }))
}

function isMarkOrBlank({ text }: Cell): boolean {
  return readFigure(text).kind === "blank"
}
