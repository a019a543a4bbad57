import type { Form } from "../form/schema.ts"
import { readHeading } from "../syntax/heading.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import type { Block, Cell, Paragraph, Report, Row, Table } from "../syntax/tree.ts"
import { lastWritten } from "../syntax/written.ts"
import { lineStart } from "../text/place.ts"
import { isTitle } from "./section-titles.ts"

const SHORTEST = 6
const LONGEST = 60
// What no section title is without.
const NUMBERED = /^[\s#*第]{0,9}[一二三四五六]/
// What stands before a heading in the cell that the last figure and it became.
const FIGURE = /^\d{1,9}(?:\.\d{1,9})?[^\S\r\n]{0,9}(?=[一二三四五六])/

/**
 * The report with the section headings that stand at the end of a table's row as paragraphs below it: the line
 * break between them was lost. Only the form's own titles, numbered as sections are, are told from cells.
 */
export function partHeadings(report: Report, form: Form): Report {
  const parted = new Map<Block, readonly Block[]>()
  for (const block of report.blocks) {
    if (block.kind !== "table" || !layoutOf(block).writer) continue
    const parts = partTable(block, form)
    if (parts) parted.set(block, parts)
  }
  if (parted.size === 0) return report
  return { ...report, blocks: report.blocks.flatMap((block) => parted.get(block) ?? block) }
}

/** The last row of the table above a heading, where it ends on the heading's line. */
export function rowAbove(
  { text }: Report,
  above: Block | undefined,
  { span }: Paragraph,
): Row | undefined {
  if (above?.kind !== "table" || !layoutOf(above).writer) return undefined
  return above.span.end > lineStart(text, span.start) ? above.rows.at(-1) : undefined
}

/** The table above the heading, the heading, and what stands of the table below it; absent without a heading. */
function partTable(table: Table, form: Form): readonly Block[] | undefined {
  for (let index = 0; index < table.rows.length; index++) {
    const parts = partRow(table.rows[index] as Row, form)
    if (!parts) continue
    const above = toTable(table, [...table.rows.slice(0, index), parts.row])
    const below = table.rows.slice(index + 1)
    const rest = below.length > 0 ? toTable(table, below) : undefined
    return [above, parts.heading, ...(rest ? (partTable(rest, form) ?? [rest]) : [])]
  }
  return undefined
}

function toTable(table: Table, rows: readonly Row[]): Table {
  const [first, last] = [rows[0] as Row, rows.at(-1) as Row]
  return { ...table, rows, span: { start: first.span.start, end: last.span.end } }
}

function partRow(
  { cells, span }: Row,
  form: Form,
): { readonly row: Row; readonly heading: Paragraph } | undefined {
  const place = lastWritten(cells)
  const cell = cells[place]
  if (!cell || cell.text.length < SHORTEST || cell.text.length > LONGEST) return undefined
  // As it reads is not as it is written where quotes stand in it.
  if (cell.span.end - cell.span.start !== cell.text.length) return undefined
  const figure = FIGURE.exec(cell.text)?.[0] ?? ""
  const heading = readTitle(cell, figure.length, form)
  const own =
    figure === "" ? cells.slice(0, place) : withFigure(cells.slice(0, place), cell, figure)
  const last = own[lastWritten(own)]
  if (!heading || !last) return undefined
  return { row: { cells: own, span: { start: span.start, end: last.span.end } }, heading }
}

function withFigure(cells: readonly Cell[], { span }: Cell, figure: string): readonly Cell[] {
  const text = figure.trimEnd()
  return [...cells, { text, span: { start: span.start, end: span.start + text.length } }]
}

function readTitle(cell: Cell, from: number, form: Form): Paragraph | undefined {
  const text = cell.text.slice(from)
  if (!NUMBERED.test(text)) return undefined
  const span = { start: cell.span.start + from, end: cell.span.end }
  const heading = readHeading(text, (index) => span.start + index)
  if (heading?.ordinal?.style !== "chinese") return undefined
  return isTitle(form, heading) ? { kind: "paragraph", span, text, heading } : undefined
}
