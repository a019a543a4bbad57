import { isNumber } from "../../text/figure.ts"
import { readOrdinal } from "../../text/label.ts"
import { isSpace, type Line, trim } from "../../text/line.ts"

/**
 * What a line with tabs is that is no row: a spreadsheet and an automatic number write tabs for spacing. A
 * sentence, and words that end as the title of a section does or say 无, may be a row's too.
 */
export type TabbedProse = "heading" | "title" | "sentence" | "words"

// Cheap tests, for every row of every table: what a section's number, a title and a sentence cannot be without.
const NUMBERED = /^[\s#*]{0,12}(?:第|[一二三四五六七八九十])/
const REPORT = /[报報]告|年[报報]/
const WORDS = /(?:情[况況]|事[项項]|^\s*(?:暂?无|没有)。?)\s*$/
const [ZERO, NINE] = [48, 57]
const MARKERS = /^(?:#{1,6}\s{1,4})?(?:\*\*)?/
const LONGEST_HEADING = 60
// The sections are titled so, no label with their kind of number; text may follow in the line.
const HEADING = /(?:情[况況]|事[项項]|概述|措施)(?:$|[\s：:。，（(—–*-])/
const TITLE = /公[开開].{0,12}[报報](?:告)?(?:[（(][^（）()]{1,12}[)）])?$/
const YEAR = /(?:19|20|１９|２０)[\d０-９]{2}|二[〇○零0]/
const LONGEST_TITLE = 120
const SHORTEST_SENTENCE = 8
// A number in a cell of its own, and words; or two cells that spacing was made of.
const MOST_CELLS_OF_SENTENCE = 2
const MOST_CELLS_OF_HEADING = 3

/** Absent for what can only be a row, and for a line without words. */
export function readTabbedProse({ text }: Line): TabbedProse | undefined {
  // Most rows end in a figure, before the tabs of merged cells.
  let end = text.length
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--
  if (isDigit(text.charCodeAt(end - 1))) return undefined
  const mayBeHeading = NUMBERED.test(text)
  const mayBeTitle = REPORT.test(text)
  const maySay = text.includes("。")
  const mayBeWords = WORDS.test(text)
  if (!mayBeHeading && !mayBeTitle && !maySay && !mayBeWords) return undefined
  const cells = writtenCells(text)
  if (cells.some(isNumber)) return undefined
  if (mayBeHeading && isHeading(cells)) return "heading"
  if (mayBeTitle && isTitle(cells)) return "title"
  if (maySay && isSentence(cells)) return "sentence"
  return mayBeWords && cells.length === 1 ? "words" : undefined
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE
}

/** The words of each cell; a number alone is put before the words that it numbers. */
function writtenCells(text: string): readonly string[] {
  const cells: string[] = []
  let number = ""
  for (const cell of text.split("\t")) {
    const { start, end } = trim(cell, { start: 0, end: cell.length })
    const words = number + cell.slice(start, end)
    if (words === number) continue
    number = readOrdinal(words)?.length === words.length ? words : ""
    if (number === "") cells.push(words)
  }
  return number === "" ? cells : [...cells, number]
}

/** True for the title of a section in the first cell, or in all of them. */
function isHeading(cells: readonly string[]): boolean {
  const all = cells.length <= MOST_CELLS_OF_HEADING ? cells.join("") : ""
  return isTitleOfSection(cells[0] ?? "") || (WORDS.test(all) && isTitleOfSection(all))
}

function isTitleOfSection(text: string): boolean {
  const words = text.replace(MARKERS, "").slice(0, LONGEST_HEADING)
  return readOrdinal(words)?.style === "chinese" && HEADING.test(words)
}

function isTitle(cells: readonly string[]): boolean {
  const words = cells.join("")
  return (
    words.length <= LONGEST_TITLE && TITLE.test(words) && (cells.length === 1 || YEAR.test(words))
  )
}

function isSentence(cells: readonly string[]): boolean {
  return (
    cells.length <= MOST_CELLS_OF_SENTENCE &&
    cells.some((cell) => cell.length >= SHORTEST_SENTENCE && cell.includes("。"))
  )
}

/** True for a line of spacing, and where there is none. */
export function isWordless(line: Line | undefined): boolean {
  return !line || trim(line.text, { start: 0, end: line.text.length }).end === 0
}
