import papaparse from "papaparse"
import { isNumber, readFigure } from "../../text/figure.ts"
import { readOrdinal } from "../../text/label.ts"
import { type Line, trim } from "../../text/line.ts"
import type { Cell, Row } from "../tree.ts"
import type { Layout, Source } from "./layout.ts"
import { isSpacedRow, mayBeLabel, mayLackSeparators } from "./spaced-row.ts"
import { readQuotedRow } from "./tab-quotes.ts"
import { isWordless, readTabbedProse } from "./tabbed-prose.ts"
import { isTornTotal } from "./torn-row.ts"

const TAB = 9
const LONGEST_LABEL = 80
const LONGEST_BEGINNING = 120
// The sections in which tables stand are titled so; no label is.
const TITLE = /(?:情况|事项)$/
// Lines of one cell above a sentence or a title are prose too, unless there are more of them.
const MOST_PROSE_LINES = 12

/**
 * L1 and L2 of layouts.md: a row a line, cells separated by tabs, merged cells left empty. Cells with
 * a line break or a quote stand in quotes where a spreadsheet copied them. A short line without a tab between two
 * such rows is a row of one cell: captions lose their trailing tabs. So is one below such a row that ends in
 * figures: its tabs became spaces; and one that is its total, torn off.
 */
export const tabRows = {
  id: "tab-rows",
  read(source, index) {
    const rows: Row[] = []
    let next = index
    let lacking = 0
    let hasColumns = false
    for (let line = source.lines[next]; line; line = source.lines[next]) {
      const quoted = readQuotedRow(source, next)
      if (quoted) {
        rows.push(quoted.row)
        hasColumns ||= countWritten(quoted.row) > 1
        next = quoted.nextLine
        continue
      }
      const above = rows.at(-1)
      if (!isRow(line)) {
        if (!above || hasTabs(line)) break
        if (!isCaption(source, next)) {
          if (!mayLackSeparators(rows.length, lacking++) || !isTabless(line, above)) break
        }
      }
      const isApart = !hasColumns || isBlank(above)
      if (isApart && isProse(source, next)) break
      const row = readRow(source.text, line)
      rows.push(row)
      hasColumns ||= countWritten(row) > 1
      next++
    }
    const isCut = isTabbed(source, next)
    if (isCut && !hasColumns && isAllProse(rows, source.lines[next])) return undefined
    const written = withoutSpacingRows(rows, isCut)
    const first = written[0]
    const last = written.at(-1)
    if (!first || !last) return undefined
    const span = { start: first.span.start, end: last.span.end }
    return { table: { kind: "table", layout: "tab-rows", span, rows: written }, nextLine: next }
  },
  writer: {
    leading: (blanks) => "\t".repeat(blanks),
    separator: (blanks) => "\t".repeat(blanks + 1),
    trailing: (blanks) => "\t".repeat(blanks),
    rowBreak: (lineEnding) => lineEnding,
    // What begins with a quote would be read as quoted.
    escape: (text) => (text.startsWith('"') ? papaparse.unparse([[text]]) : text),
  },
} as const satisfies Layout

/** A line with tabs that are more than the spacing of a heading or title. */
function isRow(line: Line): boolean {
  if (!hasTabs(line)) return false
  const prose = readTabbedProse(line)
  return prose !== "heading" && prose !== "title"
}

/** A tab after something, or two tabs: a single leading tab only indents, or is another layout. */
function hasTabs({ text }: Line): boolean {
  const tab = text.indexOf("\t")
  if (tab < 0) return false
  return text.includes("\t", tab + 1) || text.slice(0, tab).trim() !== ""
}

/** True for a row that is prose where no row stands beside it. */
function isProse({ lines }: Source, index: number): boolean {
  const prose = readTabbedProse(lines[index] as Line)
  if (prose !== "words") return prose === "sentence"
  return isWordless(lines[index - 1]) && isWordless(lines[index + 1])
}

/** True where prose with tabs stands: a spreadsheet wrote it, and the blank lines around it are tabs. */
function isTabbed({ lines }: Source, index: number): boolean {
  const line = lines[index]
  return line !== undefined && hasTabs(line) && readTabbedProse(line) !== undefined
}

/** True for rows of one cell or none above prose: they are prose too, or the lines between. */
function isAllProse(rows: readonly Row[], next: Line | undefined): boolean {
  if (!next || rows.length > MOST_PROSE_LINES) return false
  return readTabbedProse(next) !== "heading" || rows.every(isBlank)
}

/** Without the blank lines above the rows, and above the prose below them. */
function withoutSpacingRows(rows: readonly Row[], isCut: boolean): readonly Row[] {
  const first = rows.findIndex((row) => !isBlank(row))
  if (first < 0) return rows
  const last = rows.findLastIndex((row) => !isBlank(row))
  // Below a header a row of blanks has figures to be filled in.
  const hasFigures = rows[last]?.cells.some(({ text }) => isNumber(text))
  return rows.slice(first, isCut ? last + (hasFigures ? 1 : 2) : undefined)
}

function isBlank(row: Row | undefined): boolean {
  return row !== undefined && countWritten(row) === 0
}

function countWritten({ cells }: Row): number {
  return cells.reduce((count, { text }) => (text === "" ? count : count + 1), 0)
}

/** A page number between two rows is what a page break left, not a row. */
function isCaption(source: Source, index: number): boolean {
  const line = source.lines[index]
  const following = source.lines[index + 1]
  if (!line || !following || !isRow(following)) return false
  const { start, end } = trim(source.text, line)
  if (start === end || end - start > LONGEST_LABEL) return false
  const content = source.text.slice(start, end)
  if (!mayBeLabel(content)) return false
  // 一、 begins a section, unless the row below goes on with its words.
  if (readOrdinal(content)?.style !== "chinese") return true
  return mayBreak(content) && goesOn(readRow(source.text, following).cells)
}

/** A row whose tabs became spaces, or the total of the row above, torn off. */
function isTabless({ text }: Line, above: Row): boolean {
  return isSpacedRow(text, () => false) || isTornTotal(above.cells, text)
}

/** True for words that may be the beginning of a label broken over lines: they are not the title of a section. */
export function mayBreak(content: string): boolean {
  if (content.length > LONGEST_BEGINNING || TITLE.test(content)) return false
  return readFigure(content).kind === "text" && mayBeLabel(content)
}

/** True for the cells of a row that begin with the end of a label: figures follow. */
export function goesOn(cells: readonly Cell[]): boolean {
  const [first, ...figures] = cells.filter(({ text }) => text !== "")
  return (
    first !== undefined && figures.length > 0 && figures.every((cell) => endsLabel(first, cell))
  )
}

/** True where a cell may be the end of a label broken over lines: words without a number before a figure or a blank. */
export function endsLabel(cell: Cell, following: Cell): boolean {
  return isWords(cell) && readOrdinal(cell.text) === undefined && !isWords(following)
}

function isWords({ text }: Cell): boolean {
  return readFigure(text).kind === "text"
}

function readRow(text: string, line: Line): Row {
  const cells: Cell[] = []
  let start = line.start
  for (let index = line.start; index <= line.end; index++) {
    if (index < line.end && text.charCodeAt(index) !== TAB) continue
    const span = trim(text, { start, end: index })
    cells.push({ span, text: text.slice(span.start, span.end) })
    start = index + 1
  }
  return { span: { start: line.start, end: line.end }, cells }
}
