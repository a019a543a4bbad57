import type { Line } from "../../text/line.ts"
import type { Table } from "../tree.ts"

export type LayoutId = "tab-rows" | "tab-cells"

/** The text of a report with its lines, as the layouts read it. */
export interface Source {
  readonly text: string
  readonly lines: readonly Line[]
}

/** A way in which tables reach plain text (layouts.md): how it is recognised, read and written. */
export interface Layout {
  readonly id: LayoutId
  /**
   * Reads the table that starts at line `index`. `nextLine` is the first line after it. Absent when
   * no table of this layout starts there.
   */
  read(
    source: Source,
    index: number,
  ): { readonly table: Table; readonly nextLine: number } | undefined
  /** What stands before the first written cell of a row, `blanks` empty cells included. */
  leading(blanks: number, lineEnding: string): string
  /** What stands between two written cells of a row with `blanks` empty cells between them. */
  separator(blanks: number, lineEnding: string): string
  /** What stands after the last written cell of a row that ends in `blanks` empty cells. */
  trailing(blanks: number, lineEnding: string): string
  /** What stands between two rows. */
  rowBreak(lineEnding: string): string
}

/** A row of `cells` in `layout`, without a line ending after it; "" is an empty cell. */
export function writeRow(layout: Layout, cells: readonly string[], lineEnding: string): string {
  const written = cells.flatMap((cell, index) => (cell === "" ? [] : [{ cell, index }]))
  const first = written[0]
  const last = written.at(-1)
  if (!first || !last)
    return layout.leading(0, lineEnding) + layout.trailing(cells.length - 1, lineEnding)
  let row = layout.leading(first.index, lineEnding)
  let previous: number | undefined
  for (const { cell, index } of written) {
    if (previous !== undefined) row += layout.separator(index - previous - 1, lineEnding)
    row += cell
    previous = index
  }
  return row + layout.trailing(cells.length - 1 - last.index, lineEnding)
}
