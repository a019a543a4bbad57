import { type Line, trim } from "../../text/line.ts"
import type { Cell, Row } from "../tree.ts"
import type { Layout } from "./layout.ts"
import { toCell, toTable } from "./pipes.ts"

const OPENS = "+┌├┏┣╔╠"
const RULE = /^[+┌├└┏┣┗╔╠╚╟╞][-=:+─━═┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╟╢╫╞╡╪]{2,}$/
const VERTICALS = "|│┃║"
// A line between some of the rows only: cells are merged beside it.
const RULE_WITHIN = /[+├┼┣╋╠╬][-=─━═]{2}|[-=─━═]{2}[+┤┼┫╋╣╬]/
// A head and the rows below it; more are the rows, parted one by one.
const MOST_UNPARTED = 2

/**
 * L14 of layouts.md: a drawn grid, as Pandoc and databases write it. Where a row takes several lines, its cells are
 * written among each other's, and the table is one that cannot be read.
 */
export const grid: Layout = {
  id: "grid",
  read({ text, lines }, index) {
    if (!begins(lines, index)) return undefined
    const blocks: Line[][] = [[]]
    let next = index
    for (let line = lines[next]; line; line = lines[++next]) {
      if (isRule(line)) blocks.push([])
      else if (isRow(line)) blocks.at(-1)?.push(line)
      else break
    }
    const parts = blocks.filter(({ length }) => length > 0)
    const isParted = parts.length > MOST_UNPARTED
    const isBroken = parts.some(
      (part) => (isParted && part.length > 1) || part.some((line) => RULE_WITHIN.test(line.text)),
    )
    const table = toTable(
      "grid",
      isBroken ? toWhole(text, parts.flat()) : readRows(text, parts.flat()),
    )
    return table && { table, nextLine: next }
  },
}

/** True for a rule, and for a row above one, as it stands below a page break. */
function begins(lines: readonly Line[], index: number): boolean {
  const [line, below] = lines.slice(index, index + 2)
  if (!line) return false
  const first = line.text.trimStart().charAt(0)
  if (first !== "" && OPENS.includes(first)) return isRule(line)
  return first !== "" && VERTICALS.includes(first) && below !== undefined && isRule(below)
}

function isRule({ text }: Line): boolean {
  return RULE.test(text.trim())
}

function isRow({ text }: Line): boolean {
  const content = text.trim()
  const [first, last] = [content.charAt(0), content.charAt(content.length - 1)]
  if (content.length < 3) return false
  if (VERTICALS.includes(first) && VERTICALS.includes(last)) return true
  return (VERTICALS + OPENS).includes(first) && RULE_WITHIN.test(content)
}

/** The lines as one cell, in which no label is found. */
function toWhole(text: string, lines: readonly Line[]): readonly Row[] {
  const span = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 }
  return [{ span, cells: [{ span, text: text.slice(span.start, span.end) }] }]
}

function readRows(text: string, lines: readonly Line[]): readonly Row[] {
  return lines.map((line) => readRow(text, line))
}

function readRow(text: string, line: Line): Row {
  const { start, end } = trim(text, line)
  const cells: Cell[] = []
  let from = start + 1
  for (let index = from; index < end; index++) {
    if (!VERTICALS.includes(text.charAt(index))) continue
    cells.push(toCell(text, { start: from, end: index }))
    from = index + 1
  }
  return { span: { start: line.start, end: line.end }, cells }
}
