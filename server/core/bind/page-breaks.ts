import type { LabelIndex, LabelTarget } from "../form/labels.ts"
import type { PartForm } from "../form/schema.ts"
import { isBareNumber, isPageNumber } from "../syntax/page-number.ts"
import { readSpacedLines } from "../syntax/tables/spaced-lines.ts"
import type { Paragraph } from "../syntax/tree.ts"
import { isNumber } from "../text/figure.ts"
import { readExactLabels } from "./labels.ts"
import { isNote } from "./note.ts"

// A label goes on over so many, or so many are a header.
const MOST_LINES = 6

/** The pieces of a run of lines between page numbers; a bare number is one below a row that has all its figures. */
export function cutAtPageNumbers(
  run: readonly Paragraph[],
  isSpaced: boolean,
  index: LabelIndex,
): readonly (readonly Paragraph[])[] {
  const pieces: Paragraph[][] = [[]]
  for (const [place, paragraph] of run.entries()) {
    const isCut =
      isPageNumber(paragraph.text) ||
      (isSpaced &&
        isBareNumber(paragraph.text) &&
        isWholeRow(run.slice(Math.max(0, place - MOST_LINES), place), index))
    if (isCut) pieces.push([])
    else pieces.at(-1)?.push(paragraph)
  }
  return pieces.filter((piece) => piece.length > 0)
}

/** True where the lines end in a label, or a header of a table without labels, and exactly the figures of its row. */
function isWholeRow(lines: readonly Paragraph[], index: LabelIndex): boolean {
  const cells = readSpacedLines(lines, isNote)?.rows[0]?.cells ?? []
  const last = readExactLabels(index, cells).at(-1)
  if (!last) return false
  const figures = cells.slice(last.column + last.cells)
  return (
    figures.every(({ text }) => isNumber(text)) &&
    last.match.targets.some((target) => partOf(target)?.columns.length === figures.length)
  )
}

function partOf(target: LabelTarget): PartForm | undefined {
  if (target.kind === "row") return target.part
  const [part] = target.kind === "header" ? target.table.parts : []
  return part?.rows[0]?.labels.length === 0 ? part : undefined
}
