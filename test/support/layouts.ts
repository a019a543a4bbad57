import { expand, type Grid } from "./grid.ts"

/** Prints a table as one of the layouts of layouts.md; no line ending after it. */
export type PrintTable = (grid: Grid) => string

/** L1: a row a line, cells separated by tabs, covered cells empty, every row as long as the longest. */
export const printTabRows: PrintTable = (grid) => {
  const rows = expand(grid, { across: "empty", down: "empty" })
  const width = Math.max(...rows.map((row) => row.length))
  return rows
    .map((row) => Array.from({ length: width }, (_, index) => row[index] ?? "").join("\t"))
    .join("\n")
}

/** L4: a cell a line, led by a tab, a blank line between rows; only cells covered from above are written. */
export const printTabCells: PrintTable = (grid) =>
  expand(grid, { across: "absent", down: "empty" })
    .map((row) => row.map((cell) => `\t${cell}`).join("\n"))
    .join("\n\n")

/** The layouts that the tests print; each further one of layouts.md is a function here. */
export const printers: Readonly<Record<string, PrintTable>> = {
  "L1 tab rows": printTabRows,
  "L4 one cell a line": printTabCells,
}
