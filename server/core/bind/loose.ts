import type { LabelIndex } from "../form/labels.ts"
import type { TableForm } from "../form/schema.ts"
import { isPageNumber } from "../syntax/page-number.ts"
import { readParagraphCells } from "../syntax/tables/paragraph-cells.ts"
import { readSpacedLines } from "../syntax/tables/spaced-lines.ts"
import type { Block, Paragraph, Row, Table } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"
import { readLabels } from "./labels.ts"

const LONGEST_LINE = 120
// Below this many labels of rows, or of a header, a run of lines is prose that happens to name them.
const FEWEST_LABELS = 3

/**
 * The blocks with runs of paragraphs that are a table replaced by it. Some layouts mark neither rows nor
 * cells: only the labels of a form tell them from prose, so they are read here and not by the parser.
 */
export function withLooseTables(
  blocks: readonly Block[],
  headings: ReadonlySet<Block>,
  index: LabelIndex,
): readonly Block[] {
  const result: Block[] = []
  let run: Paragraph[] = []
  const close = () => {
    result.push(...(readRun(run, index) ?? run))
    run = []
  }
  for (const block of blocks) {
    if (block.kind === "paragraph" && !headings.has(block) && mayBeCells(block)) {
      run.push(block)
      continue
    }
    close()
    result.push(block)
  }
  close()
  return result
}

function mayBeCells({ text }: Paragraph): boolean {
  return text.length <= LONGEST_LINE && !/[。；！？]/.test(text) && !isPageNumber(text)
}

/** The run with its table in place of the paragraphs from the first label to the last figure. */
function readRun(run: readonly Paragraph[], index: LabelIndex): readonly Block[] | undefined {
  if (run.length < FEWEST_LABELS || !run.some(({ text }) => /\d\s*$/.test(text))) return undefined
  const isOneCellEach =
    run.filter(({ text }) => readFigure(text).kind !== "text").length * 2 > run.length
  const read = isOneCellEach ? readParagraphCells : readSpacedLines
  const table = read(run)
  const row = table?.rows[0]
  if (!table || !row || !isTable(row, index)) return undefined
  const { start, end } = extent(row, index)
  const from = run.findIndex(({ span }) => span.end > start)
  const to = run.findLastIndex(({ span }) => span.start < end) + 1
  const inner = read(run.slice(from, to)) as Table
  return [...run.slice(0, from), inner, ...run.slice(to)]
}

/** Enough labels of one table of the form, and figures after them. */
function isTable({ cells }: Row, index: LabelIndex): boolean {
  const labels = new Map<TableForm, number>()
  for (const { match } of readLabels(index, cells)) {
    if (match.likeness < 1) continue
    const tables = new Set(match.targets.map(({ table }) => table))
    const [table] = tables
    if (table && tables.size === 1) labels.set(table, (labels.get(table) ?? 0) + 1)
  }
  const figures = cells.filter(({ text }) => readFigure(text).kind === "number").length
  return figures > 0 && [...labels.values()].some((count) => count >= FEWEST_LABELS)
}

function extent({ cells }: Row, index: LabelIndex): { start: number; end: number } {
  const reads = readLabels(index, cells)
  const last = cells.findLast(({ text }) => readFigure(text).kind === "number")
  return {
    start: reads[0]?.span.start ?? cells[0]?.span.start ?? 0,
    end: Math.max(last?.span.end ?? 0, reads.at(-1)?.span.end ?? 0),
  }
}
