import type { Line } from "../../text/line.ts"
import type { Layout } from "./layout.ts"
import { pipeRows, takeRows } from "./pipe-rows.ts"
import { isDelimiter, readPipeRow, splitAtPipes, takeLines, toTable } from "./pipes.ts"

const LINES_TO_JUDGE_BY = 8

/** L11 of layouts.md: a Markdown table, a pipe at both ends of each row, with or without a delimiter row. */
export const markdown: Layout = {
  id: "markdown",
  read(source, index) {
    // Without a row of several cells it is a layout of one cell a line; judged by the first lines.
    const { lines: first } = takeLines(source, index, isRow, false, LINES_TO_JUDGE_BY)
    if (!first.some((line) => splitAtPipes(source.text, line).length > 3)) return undefined
    const { lines, nextLine } = takeRows(source, index, isRow)
    const isMarked = lines.some((line, row) => isDelimiter(line.text, row))
    // A row without a leading pipe below: those with one have their first cell empty.
    if (!isMarked && source.lines[nextLine]?.text.includes("|")) {
      const read = pipeRows.read(source, index)
      if (read) return read
    }
    const rows = lines
      .filter((line, row) => !isDelimiter(line.text, row))
      .map((line) => readPipeRow(source.text, line, true))
    const table = toTable("markdown", rows)
    const end = lines.at(-1)?.end
    // A delimiter row at the end is the table's, though it is none of its rows.
    return table && end !== undefined
      ? { table: { ...table, span: { start: table.span.start, end } }, nextLine }
      : undefined
  },
  writer: {
    leading: (blanks) => `| ${" | ".repeat(blanks)}`,
    separator: (blanks) => " | ".repeat(blanks + 1),
    trailing: (blanks) => `${" | ".repeat(blanks)} |`,
    rowBreak: (lineEnding) => lineEnding,
    escape: (text) => text.replaceAll("|", "\\|"),
  },
}

function isRow({ text }: Pick<Line, "text">): boolean {
  const content = text.trim()
  return (
    content.length > 1 &&
    content.startsWith("|") &&
    (content.endsWith("|") || content.split("|").length > 3)
  )
}
