import { cutGrid, type Grid, type GridCell } from "../grid.ts"
import type { Headings, PrintBody, ReportParts } from "../report.ts"
import { markFirst, PAGE_NUMBER, type PrintTable } from "./rows.ts"

interface HtmlOptions {
  /** Every cell has a paragraph in it, which is an NBSP where the cell is empty. */
  readonly hasParagraphs?: boolean
  /** The third row of a header has empty cells where the second's should span two rows. */
  readonly hasEmptyHeaders?: boolean
  /** The corner of the header spans a column less than the labels under it. */
  readonly isNarrowCorner?: boolean
  /** What stands around a page number between two tables. */
  readonly pageNumber?: (number: string) => string
}

/** L12: a table with rowspan and colspan. A page break makes two tables of it. */
export function printHtml(options: HtmlOptions = {}): PrintTable {
  const { pageNumber = (number) => `\n\n${number}\n\n` } = options
  const print = (rows: Grid) => printTable(rows, options)
  return (original, pageBreak) => {
    const grid = withHeaderOf(original, options)
    if (!pageBreak) return print(grid)
    const { before, kind } = pageBreak
    const [above, below] = cutGrid(grid, before)
    const header = grid.slice(
      0,
      grid.findIndex((row) => row.some((cell) => cell.kind)),
    )
    if (kind === "blank") return `${print(above)}\n\n${print(markFirst(below))}`
    if (kind === "header") return `${print(above)}\n\n${print([...markFirst(header), ...below])}`
    const again = kind === "number" ? below : [...header, ...below]
    return print(above) + pageNumber(`⟦${PAGE_NUMBER}⟧`) + print(again)
  }
}

/** A report that is nothing but elements: a part of a page, or a whole one. */
export function printPage(
  { title, introduction, sections }: ReportParts,
  print: PrintBody,
  headings: Headings,
  isWhole: boolean,
): string {
  const [first, second] = headings === "markdown" ? ["h1", "h2"] : ["p", "p"]
  const body = [
    element(first, title),
    element("p", introduction),
    ...sections.flatMap(({ heading, body }) => [
      element(second, heading),
      typeof body === "string" ? element("p", body) : print(body),
    ]),
  ].join("\n")
  if (!isWhole) return body
  const head = `<meta charset="utf-8"><title>${title}</title>\n<style>td { padding: 0 1em; }</style>`
  return `<!DOCTYPE html>\n<html>\n<head>${head}</head>\n<body>\n<div class="content">\n${body}\n</div>\n</body>\n</html>\n`
}

export function element(name: string, text: string): string {
  return `<${name}>${text}</${name}>`
}

function printTable(grid: Grid, { hasParagraphs }: HtmlOptions): string {
  const rows = grid.map((row) => {
    const cells = row.filter(({ damage }) => damage !== "lost")
    return `<tr>${cells.map((cell) => printCell(cell, hasParagraphs)).join("")}</tr>`
  })
  return `<table border="1">\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`
}

function printCell({ text, columns = 1, rows = 1 }: GridCell, hasParagraphs = false): string {
  const spans =
    (columns > 1 ? ` colspan="${columns}"` : "") + (rows > 1 ? ` rowspan="${rows}"` : "")
  const words = text.replaceAll("\n", "<br/>") || "&nbsp;"
  return `<td${spans}>${hasParagraphs ? `\n<p>${words}</p>\n` : words}</td>`
}

function withHeaderOf(grid: Grid, { hasEmptyHeaders, isNarrowCorner }: HtmlOptions): Grid {
  const [first = [], second = [], third = [], ...rest] = grid
  if (isNarrowCorner && first[0]?.rows === 3) {
    const [corner, ...others] = first
    return [[{ ...corner, columns: (corner.columns ?? 1) - 1 }, ...others], second, third, ...rest]
  }
  const isOver = ({ rows = 1 }: GridCell) => rows > 1
  if (!hasEmptyHeaders || !second.some(isOver)) return grid
  const firstBelow = second.findIndex((cell) => !isOver(cell))
  const left = second.slice(0, firstBelow).filter(isOver)
  const right = second.slice(firstBelow).filter(isOver)
  const empty = (cells: readonly GridCell[]) => cells.map(() => ({ text: "" }))
  return [
    first,
    second.map((cell) => ({ ...cell, rows: 1 })),
    [...empty(left), ...third, ...empty(right)],
    ...rest,
  ]
}
