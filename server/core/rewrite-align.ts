import { eastAsianWidth } from "get-east-asian-width"
import { isNumber } from "./text/figure.ts"

/**
 * The content of a cell in a table whose columns are to line up; `undefined` is no cell at all, which the
 * cell before it reaches over.
 */
export type AlignedCell = string | undefined

// Between two cells there is a pipe with a space on each side.
const SEPARATOR = 3

/** How many spaces stand before and after a cell's content. */
export interface Padding {
  readonly before: number
  readonly after: number
}

/**
 * The spaces that make the columns of `rows` equally wide, as wide characters show them. A cell too long for
 * its column takes the room of the blank cells after it: a label that spans columns does not widen its own.
 */
export function padColumns(
  rows: readonly (readonly AlignedCell[])[],
): readonly (readonly Padding[])[] {
  const widths = columnWidths(rows)
  return rows.map((cells) => padRow(cells, widths))
}

/** The width of each column: that of its longest cell that has no room behind it. */
export function columnWidths(rows: readonly (readonly AlignedCell[])[]): readonly number[] {
  const widths: number[] = []
  for (const cells of rows) {
    for (const [column, cell] of cells.entries()) {
      const hasRoom = column + 1 < cells.length && !cells[column + 1]
      const width = cell === undefined || hasRoom ? 1 : displayWidth(cell)
      widths[column] = Math.max(widths[column] ?? 1, width)
    }
  }
  return widths
}

function padRow(cells: readonly AlignedCell[], widths: readonly number[]): readonly Padding[] {
  // By how much the cells so far are longer than their columns.
  let excess = 0
  return cells.map((cell, column) => {
    if (cell === undefined) return { before: 0, after: 0 }
    let room = (widths[column] ?? 0) - excess
    for (let next = column + 1; next < cells.length && cells[next] === undefined; next++)
      room += (widths[next] ?? 0) + SEPARATOR
    const width = displayWidth(cell)
    const spaces = Math.max(0, room - width)
    excess = Math.max(0, width - room)
    return isNumber(cell) ? { before: spaces, after: 0 } : { before: 0, after: spaces }
  })
}

/** How many columns of an editor a text takes: two for a wide character, none for one that only marks another. */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    width += code < 0x7f ? 1 : /[\p{Mn}\p{Me}\p{Cf}]/u.test(char) ? 0 : eastAsianWidth(code)
  }
  return width
}
