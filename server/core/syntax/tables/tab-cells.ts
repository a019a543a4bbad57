import { readFigure } from "../../text/figure.ts"
import { readOrdinal } from "../../text/label.ts"
import { type Line, trim } from "../../text/line.ts"
import type { Cell, Row } from "../tree.ts"
import type { Layout, Source } from "./layout.ts"
import { type Piece, readPieces } from "./pieces.ts"

const LONGEST_CELL = 100
const FEWEST_CELLS = 4

/**
 * L4 of layouts.md: a cell a line, led by a tab; a blank line between rows; a line without a leading
 * tab continues the cell above. Word writes tables so.
 */
export const tabCells: Layout = {
  id: "tab-cells",
  read: (source, index) => readPieces(source, index, FEWEST_CELLS, readPiece),
  writer: {
    leading: (blanks, lineEnding) => `${`\t${lineEnding}`.repeat(blanks)}\t`,
    separator: (blanks, lineEnding) => `${`${lineEnding}\t`.repeat(blanks + 1)}`,
    trailing: (blanks, lineEnding) => `${lineEnding}\t`.repeat(blanks),
    rowBreak: (lineEnding) => lineEnding + lineEnding,
  },
}

function readPiece(source: Source, index: number): Piece | undefined {
  const rows: Row[] = []
  let nextLine = index
  let next = index
  while (next < source.lines.length) {
    const row = readRow(source, next)
    if (!row) break
    rows.push(row.row)
    nextLine = row.nextLine
    next = skipBlankLines(source, nextLine)
  }
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last) return undefined
  const span = { start: first.span.start, end: last.span.end }
  return { table: { kind: "table", layout: "tab-cells", span, rows }, nextLine }
}

function readRow(source: Source, index: number): { row: Row; nextLine: number } | undefined {
  const cells: Cell[] = []
  let next = index
  let end = 0
  for (let line = source.lines[next]; line && isCell(source, line); line = source.lines[next]) {
    let span = trim(source.text, { start: line.start + 1, end: line.end })
    end = line.end
    next++
    for (let more = source.lines[next]; more && continues(source, span, more); ) {
      span = { start: span.start, end: trim(source.text, more).end }
      end = more.end
      next++
      more = source.lines[next]
    }
    cells.push({ span, text: source.text.slice(span.start, span.end) })
  }
  const first = source.lines[index]
  if (!first || cells.length === 0) return undefined
  return { row: { span: { start: first.start, end }, cells }, nextLine: next }
}

/** One leading tab, no other, and not a sentence: prose may be indented by a tab. */
function isCell({ text }: Source, line: Line): boolean {
  if (text[line.start] !== "\t") return false
  const content = text.slice(line.start + 1, line.end)
  return content.length <= LONGEST_CELL && !content.includes("\t") && !/(?<!无)。/.test(content)
}

/** A figure or a blank is never continued: what follows it directly is the next heading. */
function continues({ text }: Source, cell: { start: number; end: number }, line: Line): boolean {
  if (text[line.start] === "\t") return false
  const { start, end } = trim(text, line)
  if (start === end || end - cell.start > LONGEST_CELL) return false
  if (readFigure(text.slice(cell.start, cell.end)).kind !== "text") return false
  const content = text.slice(start, end)
  return !content.startsWith("#") && readOrdinal(content) === undefined && !content.includes("。")
}

function skipBlankLines({ text, lines }: Source, index: number): number {
  let next = index
  for (let line = lines[next]; line; line = lines[++next]) {
    // A tab alone is an empty cell, not a blank line.
    if (text[line.start] === "\t") break
    const { start, end } = trim(text, line)
    if (start !== end) break
  }
  return next
}
