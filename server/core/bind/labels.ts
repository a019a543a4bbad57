import { findLabel, type LabelIndex, type LabelMatch, numbersAgree } from "../form/labels.ts"
import type { TableForm } from "../form/schema.ts"
import { readFigure } from "../text/figure.ts"
import { normalForm, readOrdinal } from "../text/label.ts"
import { isInHeader } from "./torn-header.ts"

/** What labels are read from: the words of a cell, wherever they stand. */
export interface Written {
  readonly text: string
}

/** A label of the form found in a sequence of cells. */
export interface LabelRead {
  readonly match: LabelMatch
  /** The index of its first cell. */
  readonly column: number
  /** How many cells it is spread over. */
  readonly cells: number
  /** As it reads in the report. */
  readonly written: string
}

// A vertical label stands one character a cell; the longest label of the forms has some forty.
const MOST_PIECES = 48
const SHORTEST_VERTICAL = 4
// A misspelt label broken over cells is put together from at most this many.
const MOST_PIECES_OF_MISSPELT = 6
const SHORTEST_WHOLE = 5
// The beginning of （六）, its characters a cell each.
const OPEN_ORDINAL = /^[（(][一二三四五六七八九十]{0,3}$/

/** Every label in the cells, from the first to the last; neighbouring cells are tried together. */
export function readLabels(index: LabelIndex, cells: readonly Written[]): readonly LabelRead[] {
  const reads: LabelRead[] = []
  for (let column = 0; column < cells.length; column++) {
    const found = readLabel(index, cells, column)
    if (found.length === 0) continue
    reads.push(...found)
    column += (found[0]?.cells ?? 1) - 1
  }
  return reads
}

/** The labels in the form's own words, or words that mean the same. */
export function readExactLabels(
  index: LabelIndex,
  cells: readonly Written[],
): readonly LabelRead[] {
  const reads: LabelRead[] = []
  for (let column = 0; column < cells.length; column++) {
    const first = cells[column]
    const read = first && isWord(first) ? readSpread(index, cells, column) : undefined
    if (!read) continue
    reads.push(read)
    column += read.cells - 1
  }
  return reads
}

/** True for a cell that holds words: neither a figure nor blank. */
export function isWord({ text }: Written): boolean {
  return text !== "" && readFigure(text).kind === "text"
}

function readLabel(
  index: LabelIndex,
  cells: readonly Written[],
  column: number,
): readonly LabelRead[] {
  const first = cells[column]
  if (!first || !isWord(first)) return []
  const exact = readSpread(index, cells, column)
  if (exact) return [exact]
  const glued = readGlued(index, first, column)
  if (glued.length > 0) return glued
  const misspelt = readMisspelt(index, cells, column)
  return misspelt ? [misspelt] : []
}

/** The longest label that begins in this cell, as long as the cells together are the beginning of one. */
function readSpread(
  index: LabelIndex,
  cells: readonly Written[],
  column: number,
): LabelRead | undefined {
  let joined = ""
  let previous = ""
  let best: LabelRead | undefined
  for (let count = 1; count <= MOST_PIECES; count++) {
    const cell = cells[column + count - 1]
    if (!cell || !(isWord(cell) || (count > 1 && isSingleHan(cell)))) break
    joined += cell.text
    const normal = normalForm(joined)
    if (OPEN_ORDINAL.test(joined)) continue
    // A cell that adds nothing, such as “**”, is no piece of the label.
    if (normal !== "" && (normal === previous || !index.beginnings.has(normal))) break
    previous = normal
    const match = findLabel(index, joined)
    // An ordinal alone begins every label; it belongs to the words after it.
    // Of a vertical label the beginning may read as a label of its own.
    const isNumbered = count < SHORTEST_VERTICAL || (match && numbersAgree(joined, match))
    if (match?.likeness === 1 && normal !== "" && isNumbered) {
      best = { match, column, cells: count, written: joined }
      // A group and its item are two labels, unless one cell holds both.
      if (match.targets.some(({ kind }) => kind === "group")) return best
    }
  }
  return best
}

/** 无 of a vertical 无法提供 is no placeholder there. */
function isSingleHan({ text }: Written): boolean {
  return /^\p{Script=Han}$/u.test(text)
}

/** Header cells run into one, such as 行政复议行政诉讼: read where nothing of the text is left over. */
function readGlued(index: LabelIndex, cell: Written, column: number): readonly LabelRead[] {
  const normal = normalForm(cell.text)
  const reads: LabelRead[] = []
  let rest = normal
  while (rest !== "") {
    const length = longestHeader(index, rest)
    if (length === 0) return []
    const match = { targets: index.byNormalForm.get(rest.slice(0, length)) ?? [], likeness: 1 }
    reads.push({ match, column, cells: 1, written: rest.slice(0, length) })
    rest = rest.slice(length)
  }
  return reads
}

function longestHeader({ byNormalForm, beginnings }: LabelIndex, text: string): number {
  let longest = 0
  for (let length = 1; length <= text.length && beginnings.has(text.slice(0, length)); length++) {
    const targets = byNormalForm.get(text.slice(0, length))
    if (targets?.some(({ kind }) => kind === "header")) longest = length
  }
  return longest
}

/** A misspelt label: of this cell, with the next few where together they are more like the same label. */
function readMisspelt(
  index: LabelIndex,
  cells: readonly Written[],
  column: number,
): LabelRead | undefined {
  let joined = ""
  let best: LabelRead | undefined
  for (let count = 1; count <= MOST_PIECES_OF_MISSPELT; count++) {
    const cell = cells[column + count - 1]
    if (!cell || !isWord(cell) || isBelowTornHeader(index, cells.slice(column, column + count)))
      break
    if (count > 1 && isWhole(index, cell)) break
    joined += cell.text
    const match = findLabel(index, joined)
    const isSame = !best || match?.targets[0]?.official === best.match.targets[0]?.official
    if (!match || !isSame || match.likeness <= (best?.match.likeness ?? 0)) continue
    best = { match, column, cells: count, written: joined }
  }
  return best
}

/**
 * A label in the form's own words is none that other words before it make a misspelt one; the shortest are also pieces
 * of longer ones.
 */
function isWhole(index: LabelIndex, { text }: Written): boolean {
  const normal = normalForm(text)
  return normal.length >= SHORTEST_WHOLE && index.byNormalForm.has(normal)
}

/** A whole label with its number is no end of the pieces of a header above it. */
function isBelowTornHeader(index: LabelIndex, cells: readonly Written[]): boolean {
  const [last, ...pieces] = cells.toReversed()
  if (!last || pieces.length === 0 || readOrdinal(last.text) === undefined) return false
  const match = findLabel(index, last.text)
  const [target] = match?.likeness === 1 ? match.targets : []
  return target !== undefined && pieces.every(({ text }) => isPiece(text, target.table))
}

/** A character alone may be one of a vertical label. */
function isPiece(text: string, table: TableForm): boolean {
  return text.length > 1 && isInHeader(text, table)
}
