import { readOrdinal } from "../../text/label.ts"
import { type Line, trim } from "../../text/line.ts"
import { isPageNumber } from "../page-number.ts"
import type { Cell } from "../tree.ts"
import type { Layout, Source } from "./layout.ts"
import { type Piece, readPieces } from "./pieces.ts"
import { toCell, toTable } from "./pipes.ts"
import { endsLabel, mayBreak } from "./tab-rows.ts"

const FEWEST_CELLS = 6
const LONGEST_CELL = 120

/** L9 of layouts.md: a cell a line, and a lone pipe on the line between two cells; two pipes in a row leave a cell empty. */
export const pipeLines: Layout = {
  id: "pipe-lines",
  isStream: true,
  read(source, index) {
    if (
      !isFollowedByPipe(source, index) &&
      !isLonePipe(source.text, trim(source.text, source.lines[index] as Line))
    )
      return undefined
    return readPieces(source, index, FEWEST_CELLS, readPiece)
  },
}

function readPiece(source: Source, index: number): Piece | undefined {
  const cells: Cell[] = []
  let nextLine = index
  let isOpen = true
  let end = 0
  for (let next = index; next < source.lines.length; next++) {
    const line = source.lines[next] as Line
    const content = trim(source.text, line)
    if (content.start === content.end) continue
    if (isLonePipe(source.text, content)) {
      if (isOpen) cells.push(blankCell(content.start, "after"))
      isOpen = true
    } else {
      const text = source.text.slice(content.start, content.end)
      if (!isOpen || text.includes("|") || text.length > LONGEST_CELL) break
      const isBroken = cells.length > 0 && mayBreak(text) && isBrokenCell(source, next)
      const isLast = !isBroken && !isFollowedByPipe(source, next)
      if (isLast && (cells.length === 0 || isHeading(text))) break
      cells.push({ span: content, text })
      // What a broken cell goes on with is a cell like another.
      isOpen = isBroken
    }
    nextLine = next + 1
    end = line.end
  }
  if (cells.every(({ text }) => text === "")) return undefined
  if (isOpen) cells.push(blankCell(end, "before"))
  const start = source.lines[index]?.start ?? 0
  const table = toTable("pipe-lines", [{ span: { start, end }, cells }])
  return table && { table, nextLine }
}

/** Two pipes in a row, or one at the end, leave a cell empty. */
function blankCell(offset: number, lineEnds: "before" | "after"): Cell {
  return { span: { start: offset, end: offset }, text: "", lineEnds }
}

function isLonePipe(text: string, { start, end }: { start: number; end: number }): boolean {
  return end - start === 1 && text[start] === "|"
}

function isFollowedByPipe({ text, lines }: Source, index: number): boolean {
  for (let next = index + 1; next < lines.length; next++) {
    const content = trim(text, lines[next] as Line)
    if (content.start < content.end) return isLonePipe(text, content)
  }
  return false
}

/** True for the beginning of a label: the line below goes on with its words, and a figure or blank follows. */
function isBrokenCell({ text, lines }: Source, index: number): boolean {
  const [below, pipe, figure] = lines.slice(index + 1, index + 4).map((line) => toCell(text, line))
  // Behind a label that ends here two pipes leave the first figure blank.
  if (!below || isLonePipe(text, below.span)) return false
  if (!pipe || !figure || !isLonePipe(text, pipe.span)) return false
  return endsLabel(below, figure.text === "|" ? { ...figure, text: "" } : figure)
}

/** What stands after the last pipe is the last cell, unless it begins a section or a page ends there. */
function isHeading(text: string): boolean {
  return text.startsWith("#") || isPageNumber(text) || readOrdinal(text)?.style === "chinese"
}
