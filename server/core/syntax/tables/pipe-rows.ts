import { isNumber } from "../../text/figure.ts"
import type { Line } from "../../text/line.ts"
import type { Cell } from "../tree.ts"
import { lastWritten } from "../written.ts"
import type { Layout, Source } from "./layout.ts"
import { readPipeRow, splitAtPipes, takeLines, toTable } from "./pipes.ts"
import { isSpacedRow, mayLackSeparators } from "./spaced-row.ts"
import { goesOn, mayBreak } from "./tab-rows.ts"
import { isTornOff } from "./torn-row.ts"

const LINES_TO_JUDGE_BY = 8
// A broken label may be repeated in each of its merged cells.
const MOST_LINES = 4

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
    const { lines, nextLine } = takeRows(source, index, accepts)
    // A pipe before every row opens it; before some, their first cell is empty.
    const isLed = lines.every((line) => !accepts(line) || line.text.trimStart().startsWith("|"))
    const table = toTable(
      "pipe-rows",
      lines.map((line) => readPipeRow(source.text, line, isLed)),
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

/** The rows from `index` on, a line each; one whose label is broken goes on over lines, and one whose cells ran together has no pipes. */
export function takeRows(
  source: Source,
  index: number,
  accepts: (line: Line) => boolean,
): { lines: readonly Line[]; nextLine: number } {
  const { text, lines } = source
  const rows: Line[] = []
  let next = index
  let lacking = 0
  for (let line = lines[next]; line && line.text.trim() !== ""; line = lines[next]) {
    const isPiped = accepts(line)
    const isDamaged =
      !isPiped && mayLackSeparators(rows.length, lacking) && isDamagedRow(source, next, accepts)
    if (isDamaged) lacking++
    const count = rows.length > 0 && !isDamaged ? countLines(source, next) : 1
    if (count === 1 && !isPiped && !isDamaged) break
    const last = lines[next + count - 1] ?? line
    rows.push({ ...last, start: line.start, text: text.slice(line.start, last.end) })
    next += count
  }
  return { lines: rows, nextLine: next }
}

/** True for a line below a row that lost its pipes, or is one half of a row that a line break tore apart. */
function isDamagedRow(
  { text, lines }: Source,
  index: number,
  accepts: (line: Line) => boolean,
): boolean {
  const [line, below] = lines.slice(index, index + 2)
  if (!line) return false
  if (!line.text.includes("|", 1))
    return isSpacedRow(line.text, () => below !== undefined && accepts(below))
  const cells = splitAtPipes(text, line)
  if (isTornOff(cells)) return true
  return endsInFigure(cells) && below !== undefined && isTornOff(splitAtPipes(text, below))
}

function endsInFigure(cells: readonly Cell[]): boolean {
  return isNumber(cells[lastWritten(cells)]?.text ?? "")
}

/** Over how many lines a row goes on: words that no pipe closes go on in the line below, before the figures. */
function countLines(source: Source, index: number): number {
  const { text, lines } = source
  for (let count = 2; count <= MOST_LINES; count++) {
    const line = lines[index + count - 2]
    const below = lines[index + count - 1]
    if (!line || !below?.text.includes("|") || !endsInWords(text, line)) return 1
    if (!isClosed(below)) continue
    // A row of as many words as there are cells below is a header that lost its last pipe.
    const isShorter = countWritten(source, line) < countWritten(source, below)
    return isShorter && goesOn(splitAtPipes(text, below)) ? count : 1
  }
  return 1
}

function endsInWords(text: string, line: Line): boolean {
  if (isClosed(line)) return false
  const last = splitAtPipes(text, line).at(-1)
  return last !== undefined && mayBreak(last.text)
}

function isClosed({ text }: Line): boolean {
  return text.trimEnd().endsWith("|")
}

function countWritten({ text }: Source, line: Line): number {
  return splitAtPipes(text, line).filter((cell: Cell) => cell.text !== "").length
}
