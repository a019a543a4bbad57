import papaparse from "papaparse"
import type { WrittenRow } from "../grid.ts"
import type { PrintBody, ReportParts } from "../report.ts"
import { emptyCells, printRows, type RowStyle, toRectangle, wordsOf } from "./rows.ts"

// As wide as the widest table, and a cell too many in it.
const SHEET = 16

function toRecord(texts: readonly string[], quotes = false): string {
  return papaparse.unparse([texts], { quotes, newline: "\n" })
}

const style: RowStyle = {
  covered: { across: "empty", down: "empty" },
  pad: toRectangle,
  row: (cells) => toRecord(wordsOf(cells)),
  rowBreak: "\n",
}

/** L13: a table saved by itself, covered cells empty. */
export function printCsv(quotes: boolean) {
  return printRows({ ...style, row: (cells) => toRecord(wordsOf(cells), quotes) })
}

/** L13: a table of a sheet, all of whose rows are as long. */
export const printSheetTable = printRows({
  ...style,
  pad: (rows) => toRectangle(rows).map(toSheetWidth),
  pageBreak: (content) => `\n${lone(content)}\n`,
})

/** L13: a report saved as one sheet, its prose in the first column. */
export function printSheet(
  { title, introduction, sections }: ReportParts,
  print: PrintBody,
): string {
  const blocks = sections.map(({ heading, body }) =>
    [lone(heading), typeof body === "string" ? lone(body) : print(body), lone("")].join("\n"),
  )
  return [lone(title), lone(introduction), ...blocks].join("\n")
}

/** A record with words in its first field only. */
function lone(text: string): string {
  return toRecord([text, ...wordsOf(emptyCells(SHEET - 1))])
}

function toSheetWidth({ cells, width }: WrittenRow): WrittenRow {
  return { width, cells: [...cells, ...emptyCells(Math.max(0, SHEET - cells.length))] }
}
