import { type Covered, type Grid, type GridCell, spread, type WrittenRow } from "../grid.ts"

/** Prints a table as one of the layouts of layouts.md; no line ending after it. */
export type PrintTable = (grid: Grid, pageBreak?: PageBreak) => string

/** What a page break leaves before row `before` of a printed table. */
export interface PageBreak {
  readonly before: number
  readonly kind: PageBreakKind
}

/** A blank line, a line such as “- 5 -”, the header once more, or these two. */
export type PageBreakKind = "blank" | "number" | "header" | "number and header"

/** How a layout writes rows, one after the other. */
export interface RowStyle {
  readonly covered: Covered
  /** Makes the rows as long as the layout has them. */
  readonly pad?: (rows: readonly WrittenRow[]) => readonly WrittenRow[]
  readonly row: (cells: readonly GridCell[]) => string
  readonly rowBreak: string
  /** What stands between two rows at a page break; `content` is "" for a blank line. */
  readonly pageBreak?: (content: string) => string
}

export const PAGE_NUMBER = "- 5 -"

/** Prints a table row by row. What a page break is found by stands between ⟦ and ⟧. */
export function printRows(style: RowStyle): PrintTable {
  return (grid, pageBreak) => {
    const rows = (style.pad ?? asWritten)(spread(grid, style.covered)).map(({ cells }) => cells)
    const print = (some: readonly (readonly GridCell[])[]) =>
      some.map((cells) => style.row(cells)).join(style.rowBreak)
    if (!pageBreak) return print(rows)
    const { before, kind } = pageBreak
    const [above, below] = [rows.slice(0, before), rows.slice(before)]
    const header = rows.slice(
      0,
      rows.findIndex((cells) => cells.some(({ kind }) => kind)),
    )
    if (kind === "header") return print([...above, ...markFirst(header), ...below])
    const gap = style.pageBreak ?? ((content) => (content ? `\n\n${content}\n\n` : "\n\n"))
    if (kind === "blank") return print(above) + gap("") + print(markFirst(below))
    const again = kind === "number" ? below : [...header, ...below]
    return print(above) + gap(`⟦${PAGE_NUMBER}⟧`) + print(again)
  }
}

/** The rows with marks around their first words. */
export function markFirst(
  rows: readonly (readonly GridCell[])[],
): readonly (readonly GridCell[])[] {
  const row = rows.findIndex((cells) => cells.some(({ text }) => text !== ""))
  const column = rows[row]?.findIndex(({ text }) => text !== "") ?? -1
  return rows.map((cells, index) =>
    index === row
      ? cells.map((cell, place) => (place === column ? { ...cell, text: `⟦${cell.text}⟧` } : cell))
      : cells,
  )
}

/** Every row with as many cells as the longest. */
export function toRectangle(rows: readonly WrittenRow[]): readonly WrittenRow[] {
  const width = Math.max(...rows.map((row) => row.width))
  return rows.map((row) => ({
    width,
    cells: [...row.cells, ...emptyCells(width - row.width)],
  }))
}

export function emptyCells(count: number): readonly GridCell[] {
  return Array.from({ length: count }, () => ({ text: "" }))
}

export function wordsOf(cells: readonly GridCell[]): readonly string[] {
  return cells.map(({ text }) => text)
}

function asWritten(rows: readonly WrittenRow[]): readonly WrittenRow[] {
  return rows
}
