import type { GridCell, WrittenRow } from "../grid.ts"
import { printRows, type RowStyle, toRectangle, wordsOf } from "./rows.ts"

const tabRows: RowStyle = {
  covered: { across: "empty", down: "empty" },
  pad: toRectangle,
  row: (cells) => wordsOf(cells).join("\t"),
  rowBreak: "\n",
}

/** L1: a row a line, cells separated by tabs, covered cells empty, every row as long as the longest. */
export const printTabRows = printRows(tabRows)

/** L2: as L1 from a PDF: half-width brackets, stray spaces, the second page no wider than it must be. */
export const printPdfTabRows = printRows({
  ...tabRows,
  pad: (rows) => {
    const padded = toRectangle(rows)
    const half = Math.ceil(padded.length / 2)
    return [...padded.slice(0, half), ...narrow(padded.slice(half))]
  },
  row: (cells) =>
    cells.map(({ text, kind }) => (kind === "figure" ? text : toHalfWidth(text))).join("\t"),
})

/** L1 as a spreadsheet copies cells in which there is a line break or a quote: those in quotes, labels over two lines. */
export const printQuotedTabRows = printRows({
  ...tabRows,
  row: (cells) =>
    cells
      .map(({ text, kind }) => (kind === "figure" || text.length < 4 ? text : quote(text)))
      .join("\t"),
})

function quote(text: string): string {
  return `"${text.slice(0, 2)}\n${text.slice(2).replaceAll(/[“”]/g, '""')}"`
}

const tabCells: RowStyle = {
  covered: { across: "absent", down: "empty" },
  row: (cells) => cells.map(({ text }) => `\t${text}`).join("\n"),
  rowBreak: "\n\n",
}

/** L4: a cell a line, led by a tab, a blank line between rows; only cells covered from above are written. */
export const printTabCells = printRows(tabCells)

/** L4 as Word writes narrow columns: an empty cell has an NBSP, a header of four characters two lines. */
export const printNarrowTabCells = printRows({
  ...tabCells,
  row: (cells) =>
    cells
      .map(({ text, kind }) => {
        const isNarrow = kind === undefined && text.length === 4
        return `\t${isNarrow ? `${text.slice(0, 2)}\n${text.slice(2)}` : text || "\u00a0"}`
      })
      .join("\n"),
})

/** Without the padding that all rows have. */
function narrow(rows: readonly WrittenRow[]): readonly WrittenRow[] {
  const paddings = rows.map(({ cells }) => {
    const last = cells.findLastIndex(({ text, key }) => text !== "" || key !== undefined)
    return cells.length - 1 - last
  })
  const surplus = Math.min(...paddings)
  return rows.map(({ cells, width }) => ({
    cells: cells.slice(0, cells.length - surplus) as readonly GridCell[],
    width: width - surplus,
  }))
}

function toHalfWidth(text: string): string {
  return text
    .replace("第二十条", "第二十条 ")
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .replaceAll("，", ", ")
    .replaceAll("：", ": ")
    .replace(/^(⟦?)(\([一二三四五六七]\)|\d\.)/, "$1$2 ")
}
