import { type Line, trim } from "../../text/line.ts"
import type { Span } from "../../text/span.ts"
import type { Cell, Row, Table } from "../tree.ts"
import type { LayoutId, Source } from "./layout.ts"

const PIPE = 124
const BACKSLASH = 92

const DELIMITER = /^\s*(?:\|\s*)?:?-+:?(?:\s*\|\s*:?-+:?)*(?:\s*\|)?\s*$/
const LONGEST_DELIMITER = 1000

/**
 * True for the line of dashes between the head of a Markdown table and its rows. One dash a cell is one below the first
 * row only: elsewhere it is written for zero.
 */
export function isDelimiter(line: string, row: number): boolean {
  if (line.length > LONGEST_DELIMITER) return false
  const text = line.replace(/[\u200b-\u200d\u2060]/g, "")
  return DELIMITER.test(text) && (row === 1 || /-{2}/.test(text))
}

/** The cells of a line between its pipes. */
export function splitAtPipes(text: string, line: Span): readonly Cell[] {
  return partAtPipes(text, line).map((part) => toCell(text, part))
}

/** What stands between the pipes of a line, with the spacing; `\|` is no pipe. */
export function partAtPipes(text: string, line: Span): readonly Span[] {
  const parts: Span[] = []
  let start = line.start
  for (let index = line.start; index < line.end; index++) {
    if (text.charCodeAt(index) !== PIPE || text.charCodeAt(index - 1) === BACKSLASH) continue
    parts.push({ start, end: index })
    start = index + 1
  }
  parts.push({ start, end: line.end })
  return parts
}

/** The row of a line: a pipe at the end closes its last cell; one that leads it opens the first. */
export function readPipeRow(text: string, { start, end }: Span, isLed: boolean): Row {
  const span = { start, end }
  const cells = splitAtPipes(text, span)
  // A row whose cells ran together has lost its pipes.
  if (cells.length === 1) return { span, cells }
  const to = cells.at(-1)?.text === "" ? -1 : undefined
  return { span, cells: cells.slice(isLed && cells[0]?.text === "" ? 1 : 0, to) }
}

/** The cell written in `span`, without the spacing and Markdown's emphasis around it. */
export function toCell(text: string, span: Span): Cell {
  let inner = trim(text, span)
  let content = text.slice(inner.start, inner.end)
  if (content.length > 4 && content.startsWith("**") && content.endsWith("**")) {
    inner = trim(text, { start: inner.start + 2, end: inner.end - 2 })
    content = text.slice(inner.start, inner.end)
  }
  if (!content.includes("<") && !content.includes("&")) return { span: inner, text: content }
  const read = content.replace(/<br\s*\/?>|&nbsp;|&#160;/gi, " ").trim()
  // A cell of nothing but &nbsp; is blank: a figure goes before it.
  return { span: read === "" ? { start: inner.start, end: inner.start } : inner, text: read }
}

/** The lines from `index` on that `accepts` takes, blank lines between them left out when `skipBlank`; `atMost` bounds them. */
export function takeLines(
  source: Source,
  index: number,
  accepts: (line: Line) => boolean,
  skipBlank: boolean,
  atMost = Number.POSITIVE_INFINITY,
): { lines: Line[]; nextLine: number } {
  const lines: Line[] = []
  let nextLine = index
  for (let next = index; next < source.lines.length && lines.length < atMost; next++) {
    const line = source.lines[next] as Line
    if (line.text.trim() === "") {
      if (!skipBlank) break
      continue
    }
    if (!accepts(line)) break
    lines.push(line)
    nextLine = next + 1
  }
  return { lines, nextLine }
}

/** A table of `rows`; absent when there are none. */
export function toTable(layout: LayoutId, rows: readonly Row[]): Table | undefined {
  const first = rows[0]
  const last = rows.at(-1)
  if (!first || !last) return undefined
  return { kind: "table", layout, span: { start: first.span.start, end: last.span.end }, rows }
}
