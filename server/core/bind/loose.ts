import type { LabelIndex } from "../form/labels.ts"
import type { TableForm } from "../form/schema.ts"
import { readParagraphCells } from "../syntax/tables/paragraph-cells.ts"
import { readSpacedLines } from "../syntax/tables/spaced-lines.ts"
import type { Block, Paragraph } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"
import { type LabelRead, readExactLabels } from "./labels.ts"
import { isNote } from "./note.ts"
import { cutAtPageNumbers } from "./page-breaks.ts"

const LONGEST_LINE = 120
// Below this many labels of rows, or of a header, a run of lines is prose that happens to name them.
const FEWEST_LABELS = 3

// The last character of a figure: a digit, a mark for zero, a unit or a bracket, and what cannot be seen.
const END_OF_FIGURE = /[\d０-９/\-—–－／○〇无零。件宗起条次份个项人元）)\u200b-\u200d\u2060\ufeff]$/

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
    for (const block of readRun(run, index) ?? run) result.push(block)
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
  return text.length <= LONGEST_LINE && !/(?<!无)。|[；！？]/.test(text)
}

/** The run with its table in place of the paragraphs from the first label to the last figure. */
function readRun(run: readonly Paragraph[], index: LabelIndex): readonly Block[] | undefined {
  if (!mayBeTable(run, index)) return undefined
  const isSpaced = run.some(isSpacedLine)
  const read = isSpaced
    ? (piece: readonly Paragraph[]) => readSpacedLines(piece, isNote)
    : readParagraphCells
  const pieces = cutAtPageNumbers(run, isSpaced, index)
  const cells = pieces.flatMap((piece) => read(piece)?.rows[0]?.cells ?? [])
  const labels = readExactLabels(index, cells)
  const last = cells.findLast(({ text }) => readFigure(text).kind !== "text")
  const [firstLabel, lastLabel] = [labels[0], labels.at(-1)]
  if (!last || !firstLabel || !lastLabel || !isTable(labels)) return undefined
  const start = cells[firstLabel.column]?.span.start ?? 0
  const endOfLabels = cells[lastLabel.column + lastLabel.cells - 1]?.span.end ?? 0
  const end = Math.max(last.span.end, endOfLabels)
  const from = run.findIndex(({ span }) => span.end > start)
  const to = run.findLastIndex(({ span }) => span.start < end) + 1
  const table = run.slice(from, to)
  const tables = cutAtPageNumbers(table, isSpaced, index).flatMap((piece) => read(piece) ?? [])
  return [...run.slice(0, from), ...tables, ...run.slice(to)]
}

/** A quick look: some line ends in a figure, and enough begin as a label does. */
function mayBeTable(run: readonly Paragraph[], { beginnings }: LabelIndex): boolean {
  if (run.length < FEWEST_LABELS || !run.some(({ text }) => END_OF_FIGURE.test(text))) return false
  let labels = 0
  for (const { text } of run) {
    const first = /\p{Script=Han}/u.exec(
      text.replace(/^[（(]?[一二三四五六七八九十\d]+[、.．)）]/, ""),
    )?.[0]
    if (first !== undefined && beginnings.has(first)) labels++
    if (labels >= FEWEST_LABELS) return true
  }
  return false
}

/** A label and a figure, or three figures, at the end of one line: two may be one with a space inside. */
function isSpacedLine({ text }: Paragraph): boolean {
  const [last = "", second = "", third = ""] = text.split(/\s+/).reverse()
  const isLabelled = /\p{Script=Han}/u.test(second)
  return isFigure(last) && (isLabelled || (isFigure(second) && isFigure(third)))
}

function isFigure(word: string): boolean {
  return word !== "" && readFigure(word).kind !== "text"
}

/** Enough labels of one table of the form. */
function isTable(labels: readonly LabelRead[]): boolean {
  const counts = new Map<TableForm, number>()
  for (const { match } of labels) {
    const [table, ...others] = new Set(match.targets.map((target) => target.table))
    if (table && others.length === 0) counts.set(table, (counts.get(table) ?? 0) + 1)
  }
  return [...counts.values()].some((count) => count >= FEWEST_LABELS)
}
