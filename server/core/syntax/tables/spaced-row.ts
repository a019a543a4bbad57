import { isNumber } from "../../text/figure.ts"
import { isPageNumber } from "../page-number.ts"

const LONGEST = 120
// Fewer figures may end a sentence, or a heading of which the page stands behind it.
const FEWEST_FIGURES = 3

/**
 * True for a line below a row that is one as well, though its tabs, pipes or commas became spaces: words and some
 * figures. Prose and headings do not end so; with rows above and below, one figure is enough.
 */
export function isSpacedRow(line: string, isAboveRow: () => boolean): boolean {
  if (line.length > LONGEST) return false
  const content = line.trim()
  // A quick look, as a line is most often prose.
  if (!/[\d０-９]$/.test(content)) return false
  const [first = "", ...others] = content.split(/\s+/)
  const figures = others.length - 1 - others.findLastIndex((word) => !isNumber(word))
  if (figures >= FEWEST_FIGURES) return true
  return figures > 0 && mayBeLabel(content) && !isNumber(first) && isAboveRow()
}

/**
 * True as long as more of a table's rows have their separators than lack them, the next included: lines of a PDF,
 * of which one has come by a tab or a pipe, are no such table.
 */
export function mayLackSeparators(rows: number, lacking: number): boolean {
  return rows > 2 * lacking + 1
}

/** False for a heading, a sentence, a figure and the number of a page. */
export function mayBeLabel(content: string): boolean {
  return (
    !isNumber(content) &&
    !content.startsWith("#") &&
    !content.includes("。") &&
    !isPageNumber(content)
  )
}
