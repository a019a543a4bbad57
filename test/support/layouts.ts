import { printCsv, printSheet, printSheetTable } from "./printers/csv.ts"
import { printGrid } from "./printers/grids.ts"
import { element, printHtml, printPage } from "./printers/html.ts"
import { printParagraphCells, printSpacedLines } from "./printers/lines.ts"
import {
  printMarkdown,
  printOpenedPipeCells,
  printPaddedPipeRows,
  printPipeCells,
  printPipeLines,
  printPipeRows,
} from "./printers/pipes.ts"
import type { PageBreak, PageBreakKind, PrintTable } from "./printers/rows.ts"
import {
  printNarrowTabCells,
  printPdfTabRows,
  printQuotedTabRows,
  printTabCells,
  printTabRows,
} from "./printers/tabs.ts"
import { type Headings, type PrintBody, printText, type ReportParts } from "./report.ts"

export type { PageBreak, PageBreakKind, PrintTable }
export { printTabCells, printTabRows }

/** A layout of layouts.md, and what it can show. */
export interface Layout {
  readonly printTable: PrintTable
  /** How a report is printed around its tables; as text where absent. */
  readonly printAround?: (report: ReportParts, print: PrintBody, headings: Headings) => string
  readonly headings: readonly Headings[]
  /** How a figure that is blank may be written; empty cells are gone where "" is not among them. */
  readonly blanks: readonly string[]
  /** True where rows are marked, so that a row can be written into a table. */
  readonly marksRows: boolean
  /** True where a line break within a label tears its row in two. */
  readonly isRowLine?: boolean
  /** The page breaks that show; a reason for those that do not. */
  readonly pageBreaks: Readonly<Record<PageBreakKind, true | string>>
  /**
   * False where joining two pieces of a table is more than dropping what stands between them; of a grid only a header
   * within it can be dropped.
   */
  readonly isJoined?: false | "header"
  /** The page breaks, by table and row, that it cannot show, and why. */
  readonly unshownBreaks?: Readonly<Record<string, string>>
  /** The mistakes that it cannot show, and why. */
  readonly unshown?: Readonly<Record<string, string>>
}

/** A report in a layout. A page break is found by what stands between ⟦ and ⟧. */
export function printIn(
  { printTable, printAround = printText }: Layout,
  report: ReportParts,
  headings: Headings,
  pageBreak?: PageBreak & { readonly table: string },
): string {
  const print: PrintBody = ({ table, grid }) =>
    printTable(grid, pageBreak?.table === table ? pageBreak : undefined)
  return printAround(report, print, headings)
}

const PLACEHOLDERS = ["/", "-", "—", "无", "○"]
const BLANKS = ["", "\u00a0", ...PLACEHOLDERS]
const BOTH: readonly Headings[] = ["plain", "markdown"]

const everyBreak = { blank: true, number: true, header: true, "number and header": true } as const
const BLANK_LINES_SAY_NOTHING = "blank lines stand between cells or rows anyway"

/** Rows are marked, and may take several lines. */
const rows = {
  headings: BOTH,
  blanks: BLANKS,
  marksRows: true,
  pageBreaks: everyBreak,
}

const rowLines = { ...rows, isRowLine: true }

const pipeRows = {
  ...rowLines,
  unshownBreaks: { "proactive, before row 2": "a caption alone is a line of text with a pipe" },
}

const tabCells = { ...rows, pageBreaks: { ...everyBreak, blank: BLANK_LINES_SAY_NOTHING } }

const ONLY_WORDS = "a header without figures is prose, and its section without a table"
const NO_LABEL = "without a label it is one row of more cells"

/** Rows are not marked: cells follow one another. */
const cellLines = {
  headings: BOTH,
  blanks: BLANKS,
  marksRows: false,
  pageBreaks: { ...everyBreak, blank: BLANK_LINES_SAY_NOTHING },
  unshown: { "row twice: disputes": NO_LABEL },
}

const NO_EMPTY_CELLS = {
  ...cellLines,
  blanks: PLACEHOLDERS,
  unshown: { "row missing: disputes": ONLY_WORDS },
}

// Tags stand between the rows of two tables.
const html = { ...rows, marksRows: false, isJoined: false } as const

const htmlPage = {
  ...html,
  unshownBreaks: { "proactive, before row 2": "a table of one cell is a frame of the page" },
} as const

const grid = {
  ...rows,
  marksRows: false,
  isJoined: "header",
  unshown: { "label broken over lines": "a line that nothing closes is no row of a grid" },
} as const

const part = printHtml({ pageNumber: (number) => `\n${element("p", number)}\n` })

export const layouts: Readonly<Record<string, Layout>> = {
  "L1 tab rows": { ...rowLines, printTable: printTabRows },
  "L1 cells in quotes": { ...rows, printTable: printQuotedTabRows },
  "L2 tab rows from a PDF": { ...rowLines, printTable: printPdfTabRows },
  "L3 spaced lines": { ...NO_EMPTY_CELLS, printTable: printSpacedLines() },
  "L3 figures on a line of their own": {
    ...NO_EMPTY_CELLS,
    printTable: printSpacedLines({ figuresApart: true }),
  },
  "L3 vertical groups": {
    ...NO_EMPTY_CELLS,
    printTable: printSpacedLines({ verticalGroups: true }),
  },
  "L4 one cell a line": { ...tabCells, printTable: printTabCells },
  "L4 narrow columns": { ...tabCells, printTable: printNarrowTabCells },
  "L5 one cell a paragraph": {
    ...NO_EMPTY_CELLS,
    printTable: printParagraphCells,
    unshown: { "row missing: disputes": ONLY_WORDS, "row twice: disputes": NO_LABEL },
  },
  "L6 pipe rows": { ...pipeRows, printTable: printPipeRows },
  "L7 padded pipe rows": { ...pipeRows, printTable: printPaddedPipeRows("") },
  "L7 padded, a pipe before each row": { ...rowLines, printTable: printPaddedPipeRows("| ") },
  "L8 one cell a line, each with a pipe": { ...cellLines, printTable: printPipeCells("absent") },
  "L8 lone pipes under groups": { ...cellLines, printTable: printPipeCells("empty") },
  "L9 pipes on lines of their own": { ...cellLines, printTable: printPipeLines },
  "L10 a lone pipe before each row": { ...cellLines, printTable: printOpenedPipeCells },
  "L11 Markdown": { ...rowLines, printTable: printMarkdown() },
  "L11 without a delimiter row": {
    ...rowLines,
    printTable: printMarkdown({ hasDelimiter: false }),
  },
  "L11 merged cells repeated": {
    ...rowLines,
    printTable: printMarkdown({ covered: "repeated" }),
    unshown: { "merged figure repeated": "every merged cell is repeated" },
  },
  "L11 glued headers": { ...rowLines, printTable: printMarkdown({ isGlued: true }) },
  "L12 HTML in text": { ...html, printTable: printHtml() },
  "L12 a paragraph in every cell": { ...html, printTable: printHtml({ hasParagraphs: true }) },
  "L12 empty header cells": { ...html, printTable: printHtml({ hasEmptyHeaders: true }) },
  "L12 header and data spans disagree": {
    ...html,
    printTable: printHtml({ isNarrowCorner: true }),
  },
  "L12 alone": {
    ...htmlPage,
    printTable: part,
    printAround: (report, print, headings) => printPage(report, print, headings, false),
  },
  "L12 page": {
    ...htmlPage,
    printTable: part,
    printAround: (report, print, headings) => printPage(report, print, headings, true),
  },
  "L13 CSV": { ...rows, printTable: printCsv(false) },
  "L13 CSV, every field quoted": { ...rows, printTable: printCsv(true) },
  "L14 a drawn grid": { ...grid, printTable: printGrid(["+", "+", "+", "-", "|"]) },
  "L14 a grid of box characters": { ...grid, printTable: printGrid(["├", "┼", "┤", "─", "│"]) },
  "L13 a whole sheet": {
    ...rows,
    headings: ["plain"],
    printTable: printSheetTable,
    printAround: printSheet,
    unshown: {
      "cell missing": "every row is as long, so that the last figure is blank instead",
      "row missing: disputes": "the blank row below the header is a row of blanks",
    },
  },
}
