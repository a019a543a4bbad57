import type { Line } from "../../text/line.ts"
import type { Cell, Row } from "../tree.ts"
import type { Layout, Source } from "./layout.ts"
import { splitAtPipes, takeLines, toTable } from "./pipes.ts"

const LINES_TO_JUDGE_BY = 8

/**
 * L6 and L7 of layouts.md: a row a line, cells joined by pipes, a pipe at the end; cells covered by a merge
 * are absent, or padded with “||”.
 */
export const pipeRows: Layout = {
  id: "pipe-rows",
  read(source, index) {
    const accepts = (line: Line) => line.text.includes("|")
    // Judged by its first lines, so that no run of lines is read in vain more than once.
    const { lines: first } = takeLines(source, index, accepts, false, LINES_TO_JUDGE_BY)
    if (!first.some((line) => countWritten(source, line) > 1)) return undefined
    const { lines, nextLine } = takeLines(source, index, accepts, false)
    // A pipe before every row opens it; before some, their first cell is empty.
    const isLed = lines.every(({ text }) => text.trimStart().startsWith("|"))
    const table = toTable(
      "pipe-rows",
      lines.map((line) => readRow(source, line, isLed)),
    )
    return table && { table, nextLine }
  },
  writer: {
    leading: (blanks) => " | ".repeat(blanks),
    separator: (blanks) => " | ".repeat(blanks + 1),
    trailing: (blanks) => " | ".repeat(blanks).concat(" |"),
    rowBreak: (lineEnding) => lineEnding,
    escape: (text) => text.replaceAll("|", "\\|"),
  },
}

/** A pipe at the end closes the last cell; one at the beginning, which some sites add, opens the first. */
function readRow({ text }: Source, line: Line, isLed: boolean): Row {
  const cells = splitAtPipes(text, line)
  const to = cells.at(-1)?.text === "" ? -1 : undefined
  return { span: { start: line.start, end: line.end }, cells: cells.slice(isLed ? 1 : 0, to) }
}

function countWritten({ text }: Source, line: Line): number {
  return splitAtPipes(text, line).filter((cell: Cell) => cell.text !== "").length
}
