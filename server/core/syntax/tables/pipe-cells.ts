import type { Line } from "../../text/line.ts"
import type { Cell } from "../tree.ts"
import type { Layout, Source } from "./layout.ts"
import { type Piece, readPieces } from "./pieces.ts"
import { toCell, toTable } from "./pipes.ts"
import { endsLabel, mayBreak } from "./tab-rows.ts"

const FEWEST_CELLS = 6
const LONGEST_CELL = 120
const MOST_JOINED = 3

/**
 * L8 and L10 of layouts.md: a cell a line, each ending in a pipe; a lone pipe is an empty cell, or opens a
 * row; “||” and “|||” are a cell that spans columns.
 */
export const pipeCells: Layout = {
  id: "pipe-cells",
  isStream: true,
  read: (source, index) => readPieces(source, index, FEWEST_CELLS, readPiece),
}

function readPiece(source: Source, index: number): Piece | undefined {
  const lines: Line[] = []
  let nextLine = index
  for (let next = index; next < source.lines.length; next++) {
    const line = source.lines[next] as Line
    if (line.text.trim() === "") continue
    const isMore = () => isBroken(source, next) || isJoined(source, next)
    if (!isCell(line) && !(lines.length > 0 ? isMore() : isOpening(source, next))) break
    lines.push(line)
    nextLine = next + 1
  }
  if (lines.length === 0) return undefined
  const cells = lines.flatMap((line) => readCells(source, line))
  const first = lines[0] as Line
  const last = lines.at(-1) as Line
  const table = toTable("pipe-cells", [{ span: { start: first.start, end: last.end }, cells }])
  return table && { table, nextLine }
}

/** Pipes at the end only. */
function isCell({ text }: Line): boolean {
  const pipe = text.indexOf("|")
  if (pipe < 0 || pipe > LONGEST_CELL || text.length - pipe > LONGEST_CELL) return false
  return /^\|+\s*$/.test(text.slice(pipe))
}

/** True for the beginning of a label: the next cell goes on with its words, and figures follow. */
function isBroken(source: Source, index: number): boolean {
  const [line, ...below] = source.lines.slice(index, index + 3)
  if (!line || line.text.includes("|") || !mayBreak(line.text.trim())) return false
  if (below.length < 2 || !below.every(isCell)) return false
  const [end, figure] = below.map((cell) => readCells(source, cell)[0])
  return end !== undefined && figure !== undefined && endsLabel(end, figure)
}

/** True for two cells or three on one line, between cells each on a line of its own: line breaks were lost. */
function isJoined({ lines }: Source, index: number): boolean {
  const [above, below] = [neighbour(lines, index, -1), neighbour(lines, index, 1)]
  const text = lines[index]?.text.trim() ?? ""
  return (
    text.endsWith("|") &&
    isFew(text) &&
    above !== undefined &&
    below !== undefined &&
    isCell(above) &&
    isCell(below)
  )
}

/** True for the first two cells or three of a table on one line: so many lines below have a cell each. */
function isOpening({ lines }: Source, index: number): boolean {
  const text = lines[index]?.text.trim() ?? ""
  if (!text.endsWith("|") || text.startsWith("|") || !isFew(text)) return false
  let next = index + 1
  for (let cells = 0; cells < FEWEST_CELLS; next++) {
    const line = lines[next]
    if (!line || !(line.text.trim() === "" || isCell(line))) return false
    if (line.text.trim() !== "") cells++
  }
  return true
}

/** True for two cells or three. */
function isFew(text: string): boolean {
  if (text.length > LONGEST_CELL) return false
  return text.split("|").filter((cell) => cell.trim() !== "").length <= MOST_JOINED
}

/** The nearest line that is not blank. */
function neighbour(lines: readonly Line[], index: number, step: 1 | -1): Line | undefined {
  let next = index + step
  while (lines[next]?.text.trim() === "") next += step
  return lines[next]
}

function readCells({ text }: Source, line: Line): readonly Cell[] {
  if (!line.text.includes("|")) return [toCell(text, line)]
  const cells: Cell[] = []
  let start = line.start
  let hasWords = false
  for (let index = line.start; index < line.end; index++) {
    if (text[index] !== "|") continue
    const cell = toCell(text, { start, end: index })
    // The further columns of a span are blank cells, each before its pipe.
    // A lone “||” is as many empty cells; after words it is a span.
    cells.push(hasWords && start === index ? { ...cell, isCovered: true } : cell)
    hasWords ||= cell.text !== ""
    start = index + 1
  }
  return cells
}
