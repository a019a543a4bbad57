import type { Grid, GridCell } from "../grid.ts"
import { type PrintTable, printRows, type RowStyle, toRectangle, wordsOf } from "./rows.ts"

const absent: RowStyle["covered"] = { across: "absent", down: "absent" }

/** L6: cells joined by “ | ”, one at the end; covered cells are absent. */
export const printPipeRows = printRows({
  covered: absent,
  row: (cells) => `${wordsOf(cells).join(" | ")} |`,
  rowBreak: "\n",
})

/** L7: as L6, the columns that a row's last cell spans padded with “||”; some sites add a leading “| ”. */
export function printPaddedPipeRows(leading: "" | "| ") {
  return printRows({
    covered: absent,
    row: (cells) =>
      `${leading}${wordsOf(cells).join(" | ")} ${"|".repeat(cells.at(-1)?.columns ?? 1)}`,
    rowBreak: "\n",
  })
}

/** L8: a cell a line, each with a pipe for every column that it spans. */
export function printPipeCells(down: "absent" | "empty") {
  return printRows({
    covered: { across: "absent", down },
    row: (cells) =>
      cells.map(({ text, columns = 1 }) => `${text} ${"|".repeat(columns)}`.trim()).join("\n"),
    rowBreak: "\n",
    pageBreak: (content) => `\n${content}\n`,
  })
}

/** L9: a cell a line, a lone pipe on the line between two cells. */
export const printPipeLines = printRows({
  covered: absent,
  row: (cells) => wordsOf(cells).join("\n|\n").replaceAll("\n\n", "\n").replace(/\n$/, ""),
  rowBreak: "\n|\n",
  pageBreak: (content) => `\n|\n\n${content}\n\n`,
})

/** L10: a lone pipe opens a row, then a cell a line, each ending in a pipe. */
export const printOpenedPipeCells = printRows({
  covered: absent,
  row: (cells) => ["|", ...cells.map(({ text }) => `${text} |`.trim())].join("\n"),
  rowBreak: "\n",
  pageBreak: (content) => `\n${content}\n`,
})

interface MarkdownOptions {
  readonly covered?: "empty" | "repeated"
  readonly hasDelimiter?: boolean
  /** Header cells side by side run into one. */
  readonly isGlued?: boolean
}

/** L11: a Markdown table, as wide in every row. */
export function printMarkdown({
  covered = "empty",
  hasDelimiter = true,
  isGlued = false,
}: MarkdownOptions = {}): PrintTable {
  const print = printRows({
    covered: { across: covered, down: covered },
    pad: toRectangle,
    row: (cells) => `| ${wordsOf(cells).join(" | ")} |`,
    rowBreak: "\n",
  })
  return (grid, pageBreak) => {
    const lines = print(isGlued ? glue(grid) : grid, pageBreak).split("\n")
    const columns = lines[0]?.split(" | ").length ?? 1
    const delimiter = `|${" --- |".repeat(columns)}`
    return (hasDelimiter ? lines.toSpliced(1, 0, delimiter) : lines).join("\n")
  }
}

/** 行政复议 and 行政诉讼 become 行政复议行政诉讼: every run of merged header cells but that of the corner. */
function glue(grid: Grid): Grid {
  return grid.map((row) => {
    const isHeader = row.every(({ kind }) => kind === undefined)
    const wide = row.filter(isWide)
    const [first] = wide
    if (!isHeader || wide.length < 2 || !first) return row
    const columns = wide.reduce((sum, cell) => sum + (cell.columns ?? 1), 0)
    const text = wordsOf(wide).join("")
    const glued = { ...first, text: first.text.includes("⟦") ? markWhole(text) : text, columns }
    return row.flatMap((cell) => (cell === first ? [glued] : wide.includes(cell) ? [] : [cell]))
  })
}

function isWide({ columns = 1, rows = 1 }: GridCell): boolean {
  return columns > 1 && rows === 1
}

function markWhole(text: string): string {
  return `⟦${text.replace(/[⟦⟧]/g, "")}⟧`
}
