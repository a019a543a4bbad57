import { type RowWriter, writeRow } from "../syntax/tables/layout.ts"
import { isInGroup, widthOf } from "./official-table.ts"
import type { PartForm, RowForm, TableForm } from "./schema.ts"

/** The official empty table, without a line ending after it. */
export function printEmptyTable(table: TableForm, writer: RowWriter, lineEnding: string): string {
  return emptyTable(table)
    .map((row) => writeRow(writer, row, lineEnding))
    .join(writer.rowBreak(lineEnding))
}

/** The cells of the official table; cells covered by a merge, and figures, are "". */
export function emptyTable(table: TableForm): readonly (readonly string[])[] {
  return table.parts.flatMap((part) => {
    const caption = part.caption === undefined ? [] : [pad([part.caption], table, part)]
    return [
      ...caption,
      ...headerRows(table, part),
      ...part.rows.map((row) => emptyRow(table, part, row)),
    ]
  })
}

function headerRows(table: TableForm, part: PartForm): readonly (readonly string[])[] {
  const grid = part.header.map(() =>
    new Array<string | undefined>(widthOf(table, part)).fill(undefined),
  )
  for (const [index, cells] of part.header.entries()) {
    let column = 0
    for (const cell of cells) {
      while (grid[index]?.[column] !== undefined) column++
      for (let row = index; row < index + (cell.rows ?? 1); row++)
        grid[row]?.fill("", column, column + (cell.columns ?? 1))
      const top = grid[index]
      if (top) top[column] = cell.text
      column += cell.columns ?? 1
    }
  }
  return grid.map((row) => row.map((cell) => cell ?? ""))
}

function emptyRow(table: TableForm, part: PartForm, row: RowForm): readonly string[] {
  const index = part.rows.indexOf(row)
  const above = part.rows[index - 1]
  // A group's label stands in its first row only; it spans the rows below.
  const labels = row.labels.map((label, depth) =>
    depth < row.labels.length - 1 && isInGroup(above, row, depth) ? "" : label,
  )
  return pad(labels, table, part)
}

function pad(cells: readonly string[], table: TableForm, part: PartForm): readonly string[] {
  return Array.from({ length: widthOf(table, part) }, (_, index) => cells[index] ?? "")
}
