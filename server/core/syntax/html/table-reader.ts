import { isSpace } from "../../text/line.ts"
import type { Span } from "../../text/span.ts"
import type { Cell, Row } from "../tree.ts"
import { BLOCKS, VOID } from "./elements.ts"
import type { OpenTag, Tag, TokenReader } from "./tokens.ts"
import { spanOf, WordCollector } from "./words.ts"

// A hostile colspan must not fill the memory; the widest table of a form has 15 columns.
const MOST_COLUMNS = 64

interface OpenRow {
  readonly start: number
  readonly cells: Cell[]
  /** For each column, how many rows below this one its cells reach. */
  readonly below: number[]
  /** Where a cell that follows would be written. */
  after: number
}

interface OpenCell {
  readonly columns: number
  readonly rows: number
  readonly words: WordCollector
  depth: number
  deepest: number
  /** Within the innermost element, where a figure would be typed into a blank cell. */
  place: number
}

/** Reads the rows of one table, as a browser does: end tags may be missing, merged cells are spread out. */
export class TableReader implements TokenReader {
  readonly rows: Row[] = []
  readonly #source: string
  /** For each column, how many more rows the cells above cover. */
  #covered: readonly number[] = []
  #row: OpenRow | undefined
  #cell: OpenCell | undefined

  constructor(source: string) {
    this.#source = source
  }

  get isInCell(): boolean {
    return this.#cell !== undefined
  }

  open(tag: OpenTag): void {
    if (tag.name === "tr") {
      this.#endRow(tag.start)
      this.#startRow(tag.start, tag.end)
    } else if (tag.name === "td" || tag.name === "th") {
      this.#endCell(tag.start)
      this.#startCell(tag, this.#row ?? this.#startRow(tag.start, tag.start))
    } else if (isGroup(tag.name)) this.#endGroup(tag.start)
    else if (this.#cell) {
      const cell = this.#cell
      if (BLOCKS.has(tag.name)) cell.words.addBreak(tag.start)
      if (VOID.has(tag.name)) return
      cell.depth++
      if (cell.depth > cell.deepest) {
        cell.deepest = cell.depth
        cell.place = tag.end
      }
    }
  }

  close(tag: Tag): void {
    if (tag.name === "td" || tag.name === "th") this.#endCell(tag.end)
    else if (tag.name === "tr") this.#endRow(tag.start, tag.end)
    else if (tag.name === "table" || isGroup(tag.name)) this.#endGroup(tag.start)
    else if (this.#cell) {
      if (BLOCKS.has(tag.name)) this.#cell.words.addBreak(tag.start)
      this.#cell.depth = Math.max(0, this.#cell.depth - 1)
    }
  }

  text(span: Span): void {
    this.#cell?.words.add(this.#source, span)
  }

  character(character: string, span: Span): void {
    this.#cell?.words.addCharacter(character, span)
  }

  /** Ends what is still open at `offset`, where the table ends. */
  end(offset: number): void {
    this.#endRow(offset)
  }

  #startRow(start: number, after: number): OpenRow {
    this.#row = { start, cells: [], below: [], after }
    return this.#row
  }

  #startCell(tag: OpenTag, row: OpenRow): void {
    this.#addCovered(row)
    const room = Math.max(1, MOST_COLUMNS - row.cells.length)
    this.#cell = {
      columns: Math.min(toCount(tag.colspan) || 1, room),
      // 0 is “to the end of the row group”.
      rows: tag.rowspan?.trim() === "0" ? Infinity : toCount(tag.rowspan) || 1,
      words: new WordCollector(),
      depth: 0,
      deepest: 0,
      place: tag.end,
    }
  }

  #endCell(end: number): void {
    const cell = this.#cell
    const row = this.#row
    this.#cell = undefined
    if (!cell || !row) return
    const words = cell.words.toWords()
    const blank = cell.words.first ?? cell.place
    const span = words ? spanOf(words) : { start: blank, end: blank }
    row.after = this.#withoutSpacing(end)
    const column = row.cells.length
    row.cells.push({ span, text: words?.text ?? "" })
    for (let count = 1; count < cell.columns; count++) row.cells.push(coveredCell(row.after))
    for (let count = 0; count < cell.columns; count++) row.below[column + count] = cell.rows - 1
  }

  #endRow(contentEnd: number, end?: number): void {
    this.#endCell(contentEnd)
    const row = this.#row
    this.#row = undefined
    if (!row) return
    const isWritten = row.cells.length > 0
    if (isWritten) {
      this.#addCovered(row)
      const span = { start: row.start, end: end ?? this.#withoutSpacing(contentEnd) }
      this.rows.push({ span, cells: row.cells })
    }
    const width = Math.min(MOST_COLUMNS, Math.max(this.#covered.length, row.below.length))
    this.#covered = Array.from({ length: width }, (_, column) =>
      Math.max((this.#covered[column] ?? 0) - 1, row.below[column] ?? 0),
    )
  }

  /** A cell does not reach into another group of rows. */
  #endGroup(offset: number): void {
    this.#endRow(offset)
    this.#covered = []
  }

  #addCovered(row: OpenRow): void {
    while ((this.#covered[row.cells.length] ?? 0) > 0) row.cells.push(coveredCell(row.after))
  }

  #withoutSpacing(offset: number): number {
    let end = offset
    while (end > 0 && isSpace(this.#source.charCodeAt(end - 1))) end--
    return end
  }
}

function coveredCell(offset: number): Cell {
  return { span: { start: offset, end: offset }, text: "", isCovered: true }
}

function isGroup(name: string): boolean {
  return name === "thead" || name === "tbody" || name === "tfoot"
}

function toCount(value: string | undefined): number {
  return Number(/^\s*(\d{1,5})/.exec(value ?? "")?.[1] ?? 1)
}
