import type { HtmlCell } from "../syntax/html/print.ts"
import { isInGroup, widthOf } from "./official-table.ts"
import type { PartForm, RowForm, TableForm } from "./schema.ts"

/** What is printed in a figure's cell, by the keys of row (or of the column's group) and column. */
export type FigureText = (row: string, column: string) => string

/** The official table with its merged cells, each row with the cells that begin there. */
export function mergedTable(
  table: TableForm,
  figureText: FigureText,
): readonly (readonly HtmlCell[])[] {
  return table.parts.flatMap((part) => [
    ...(part.caption === undefined
      ? []
      : [[{ text: part.caption, columns: widthOf(table, part) }]]),
    ...part.header.map((cells) => cells.map(toCell)),
    ...part.rows.map((row) => [
      ...labelCells(table, part, row),
      ...part.columns.map(({ key, group, columns }) =>
        toCell({ text: figureText(group ?? row.key ?? "", key), columns }),
      ),
    ]),
  ])
}

/** A group's label stands in its first row and covers those below; a row's own covers what is left. */
function labelCells(table: TableForm, part: PartForm, row: RowForm): readonly HtmlCell[] {
  const index = part.rows.indexOf(row)
  return row.labels.flatMap((text, depth) => {
    if (depth === row.labels.length - 1)
      return [toCell({ text, columns: table.labelColumns - depth })]
    const isSame = (other: RowForm | undefined) => isInGroup(other, row, depth)
    if (isSame(part.rows[index - 1])) return []
    const end = part.rows.findIndex((other, place) => place > index && !isSame(other))
    return [toCell({ text, rows: (end < 0 ? part.rows.length : end) - index })]
  })
}

interface Spans {
  readonly text: string
  readonly columns?: number | undefined
  readonly rows?: number | undefined
}

function toCell({ text, columns = 1, rows = 1 }: Spans): HtmlCell {
  return { text, ...(columns > 1 && { columns }), ...(rows > 1 && { rows }) }
}
