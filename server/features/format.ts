import type { BoundRow, Facts } from "../core/bind/facts.ts"
import { keepsFacts } from "../core/rewrite.ts"
import { type AlignedCell, columnWidths, padColumns } from "../core/rewrite-align.ts"
import { isDelimiter, partAtPipes } from "../core/syntax/tables/pipes.ts"
import type { Table } from "../core/syntax/tree.ts"
import { type Line, trim } from "../core/text/line.ts"
import { lineOf } from "../core/text/position.ts"
import { type Edit, type Span, slice } from "../core/text/span.ts"

/**
 * The edits that line up the columns of pipe tables, as wide characters show them. Only spaces around cells
 * are changed, and the dashes of a delimiter row. Tables of every other layout stay as they are: in tab rows
 * the tabs are the cells, and a tab at the end may be a blank figure. Absent edits would change what the
 * report says. With `within`, only the lines that it touches are edited.
 */
export function formatTables(facts: Facts, within?: Span): readonly Edit[] {
  const ragged = readRagged(facts)
  const edits = facts.report.blocks
    .flatMap((block) => (block.kind === "table" ? formatTable(facts, block, ragged) : []))
    .filter(({ lines, edit }) => isChange(facts, edit) && (!within || touches(lines, within)))
    .map(({ edit }) => edit)
  return edits.length === 0 || keepsFacts(facts, edits) ? edits : []
}

/** An edit and the line that it is on. */
interface LineEdit {
  readonly edit: Edit
  readonly lines: Span
}

/** A line of a pipe table. */
interface PipeLine {
  readonly line: Line
  /** Between the pipes, with the spacing. */
  readonly cells: readonly Span[]
  readonly hasFirstPipe: boolean
  readonly hasLastPipe: boolean
  readonly isDelimiter: boolean
  /**
   * How many cells this line has too few at its beginning, where covered cells are not written; undefined
   * for a line of such a table that does not line up with its figures.
   */
  readonly absent: number | undefined
}

function formatTable(facts: Facts, table: Table, ragged: Ragged): readonly LineEdit[] {
  if (table.layout !== "markdown" && table.layout !== "pipe-rows") return []
  const lines = readPipeLines(facts, table, ragged)
  const rows = lines.filter(isAligned).map((line) => toAligned(facts.report.text, line))
  const widths = columnWidths(rows)
  const padding = padColumns(rows)
  let row = 0
  return lines.flatMap((line) => {
    if (line.isDelimiter) return formatDelimiter(facts.report.text, line, widths)
    const spaces = isAligned(line) ? (padding[row++] ?? []) : []
    return line.cells.flatMap((cell, index) => {
      const { before = 0, after = 0 } = spaces[index === 0 ? 0 : index + (line.absent ?? 0)] ?? {}
      return formatCell(facts.report.text, line, index, cell, before, after)
    })
  })
}

function isAligned({ isDelimiter, absent }: PipeLine): boolean {
  return !isDelimiter && absent !== undefined
}

function toAligned(text: string, { cells, absent }: PipeLine): readonly AlignedCell[] {
  const [first, ...others] = cells.map((cell) => slice(text, trim(text, cell)))
  return first === undefined
    ? []
    : [first, ...new Array<undefined>(absent ?? 0).fill(undefined), ...others]
}

function formatCell(
  text: string,
  { line, hasFirstPipe, hasLastPipe, cells }: PipeLine,
  index: number,
  cell: Span,
  before: number,
  after: number,
): readonly LineEdit[] {
  const content = trim(text, cell)
  const left = (index > 0 || hasFirstPipe ? " " : "") + " ".repeat(before)
  const right = index < cells.length - 1 || hasLastPipe ? `${" ".repeat(after)} ` : ""
  if (content.start === content.end)
    return [{ lines: line, edit: { span: cell, newText: left + right } }]
  return [
    { lines: line, edit: { span: { start: cell.start, end: content.start }, newText: left } },
    { lines: line, edit: { span: { start: content.end, end: cell.end }, newText: right } },
  ]
}

function formatDelimiter(
  text: string,
  { line, cells, hasFirstPipe, hasLastPipe }: PipeLine,
  widths: readonly number[],
): readonly LineEdit[] {
  return cells.map((cell, index) => {
    const content = slice(text, trim(text, cell))
    const [left, right] = [content.startsWith(":") ? ":" : "", content.endsWith(":") ? ":" : ""]
    const length = (widths[index] ?? 3) - left.length - right.length
    const dashes = left + "-".repeat(Math.max(1, length)) + right
    const before = index > 0 || hasFirstPipe ? " " : ""
    const after = index < cells.length - 1 || hasLastPipe ? " " : ""
    return { lines: line, edit: { span: cell, newText: before + dashes + after } }
  })
}

/** The tables in which covered cells are not written: their figures line up from the right. */
interface Ragged {
  readonly pieces: ReadonlySet<Table>
  /** How many cells a row has too few, by its start. */
  readonly absent: ReadonlyMap<number, number>
}

function readRagged({ tables }: Facts): Ragged {
  const ragged = tables.filter(({ geometry }) => !geometry.isGrid)
  const absent = ragged.flatMap(({ rows }) => {
    const full = rows.filter(hasAllFigures)
    const longest = full.reduce((length, { row }) => Math.max(length, row.cells.length), 0)
    return full.map(({ row }) => [row.span.start, longest - row.cells.length] as const)
  })
  return { pieces: new Set(ragged.flatMap(({ pieces }) => pieces)), absent: new Map(absent) }
}

function readPipeLines({ report }: Facts, table: Table, ragged: Ragged): readonly PipeLine[] {
  const { lines, text } = report
  const isRagged = table.layout === "pipe-rows" && ragged.pieces.has(table)
  const read: PipeLine[] = []
  for (let index = lineOf(lines, table.span.start); index < lines.length; index++) {
    const line = lines[index]
    if (!line || line.start >= table.span.end) break
    if (line.start < table.span.start) continue
    const pipes = readPipeLine(text, line, read.length)
    read.push(isRagged ? { ...pipes, absent: ragged.absent.get(line.start) } : pipes)
  }
  return read
}

function hasAllFigures({ kind, missing, extra, row, figures }: BoundRow): boolean {
  const last = figures.at(-1)
  return (
    kind === "figures" &&
    missing === 0 &&
    extra.length === 0 &&
    last !== undefined &&
    row.cells.at(-1) === last.cell
  )
}

function readPipeLine(text: string, line: Line, row: number): PipeLine {
  const parts = partAtPipes(text, line)
  const isBlank = (span: Span | undefined) => {
    const content = span && trim(text, span)
    return content !== undefined && content.start === content.end
  }
  const hasFirstPipe = parts.length > 1 && isBlank(parts[0])
  const hasLastPipe = parts.length > 1 && isBlank(parts.at(-1))
  return {
    line,
    cells: parts.slice(hasFirstPipe ? 1 : 0, hasLastPipe ? -1 : undefined),
    hasFirstPipe,
    hasLastPipe,
    isDelimiter: isDelimiter(line.text, row),
    absent: 0,
  }
}

function isChange({ report }: Facts, { span, newText }: Edit): boolean {
  return slice(report.text, span) !== newText
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}
