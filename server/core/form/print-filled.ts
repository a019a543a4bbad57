import { emptyTable } from "./print.ts"
import type { FigureText } from "./print-merged.ts"
import type { TableForm } from "./schema.ts"

/** The cells of the official table with figures in their places; cells covered by a merge are "". */
export function filledTable(
  table: TableForm,
  figureText: FigureText,
): readonly (readonly string[])[] {
  const grid = emptyTable(table).map((row) => [...row])
  let index = 0
  for (const part of table.parts) {
    index += part.header.length + (part.caption === undefined ? 0 : 1)
    for (const row of part.rows) {
      let place = table.labelColumns
      for (const { key, group, columns = 1 } of part.columns) {
        const cells = grid[index]
        if (cells) cells[place] = figureText(group ?? row.key ?? "", key)
        place += columns
      }
      index++
    }
  }
  return grid
}
