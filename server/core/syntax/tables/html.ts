import { readOrdinal } from "../../text/label.ts"
import type { Span } from "../../text/span.ts"
import { TABLE_PARTS } from "../html/elements.ts"
import { TableReader } from "../html/table-reader.ts"
import { type OpenTag, readTokens, type Tag, type TokenReader } from "../html/tokens.ts"
import type { Row } from "../tree.ts"
import type { Layout } from "./layout.ts"

// A table's first cell stands within so many characters: nothing is scanned in vain for longer.
const LONGEST_PREAMBLE = 3000
const TABLE = /<table(?=[\s/>]|$)/i
const TABLE_LINE = /^(?:\s*<\/?(?!table[\s/>])[a-z][^<>]*>)*\s*(?=<table(?:[\s/>]|$))/i

/**
 * L12 of layouts.md: a table in HTML within Markdown or plain text. It starts on a line with nothing but
 * tags before it, and takes in the tables that follow on the line on which it ends.
 */
export const html: Layout = {
  id: "html",
  read({ text, lines }, index) {
    const line = lines[index]
    const prefix = line && TABLE_LINE.exec(text.slice(line.start, line.end))
    if (!prefix) return undefined
    const rows: Row[] = []
    const start = line.start + prefix[0].length
    if (!hasCell(text, start)) return undefined
    let end = start
    let nextLine = index
    for (let next: number | undefined = start; next !== undefined; ) {
      const extent = findEnd(text, next)
      const read = readRows(text, { start: next, end: extent.end })
      // A table around another one only lays out the page.
      if (!extent.isCut || read.some(({ cells }) => cells.length > 1))
        for (const row of read) rows.push(row)
      end = extent.end
      next = undefined
      while ((lines[nextLine]?.start ?? Infinity) < end) nextLine++
      const lineEnd = lines[nextLine - 1]?.end ?? end
      const following = text.slice(end, lineEnd).search(TABLE)
      if (following >= 0) next = end + following
    }
    if (rows.length === 0) return undefined
    return { table: { kind: "table", layout: "html", span: { start, end }, rows }, nextLine }
  },
}

function readRows(text: string, span: Span): readonly Row[] {
  const reader = new TableReader(text)
  readTokens(text, span, reader)
  reader.end(span.end)
  return reader.rows
}

/** True when a cell follows before the table ends or another begins. */
function hasCell(text: string, start: number): boolean {
  const tag = /<table[^<>]*>/iy
  tag.lastIndex = start
  if (!tag.test(text)) return false
  let found: string | undefined
  const find = ({ name }: Tag) => {
    if (name === "td" || name === "th" || name === "table") found = name
  }
  const reader: TokenReader = {
    get isDone() {
      return found !== undefined
    },
    open: find,
    close: find,
    text: ignore,
    character: ignore,
  }
  const end = Math.min(text.length, tag.lastIndex + LONGEST_PREAMBLE)
  readTokens(text, { start: tag.lastIndex, end }, reader)
  return found === "td" || found === "th"
}

function ignore(): void {}

interface Extent {
  readonly end: number
  /** True when the next table begins before this one has ended. */
  readonly isCut: boolean
}

/** Where the table that starts at `start` ends: its end tag, the next table, or the text after its last cell. */
function findEnd(text: string, start: number): Extent {
  const finder = new EndFinder(text)
  readTokens(text, { start, end: text.length }, finder)
  const { extent, textAfter } = finder
  if (textAfter !== undefined) return { end: textAfter, isCut: false }
  return extent ?? { end: text.length, isCut: false }
}

class EndFinder implements TokenReader {
  extent: Extent | undefined
  /** The first line since the last part of the table that would be strange within it. */
  textAfter: number | undefined
  readonly #text: string
  #isOpen = false
  #isInCell = false

  constructor(text: string) {
    this.#text = text
  }

  get isDone(): boolean {
    return this.extent !== undefined
  }

  open({ name, start }: OpenTag): void {
    if (name === "table" && this.#isOpen) this.extent = { end: start, isCut: true }
    this.#isOpen = true
    if (!TABLE_PARTS.has(name)) return
    this.textAfter = undefined
    this.#isInCell = name === "td" || name === "th" || name === "caption"
  }

  close({ name, end }: Tag): void {
    if (name === "table") this.extent = { end, isCut: false }
    if (name !== "table" && !TABLE_PARTS.has(name)) return
    this.textAfter = undefined
    this.#isInCell = false
  }

  text({ start, end }: Span): void {
    if (this.textAfter !== undefined) return
    const lines = /[^\r\n]*(?:\r\n?|\n)/y
    const text = this.#text.slice(start, end)
    while (lines.test(text)) {
      if (!this.#isStrange(text, lines.lastIndex)) continue
      this.textAfter = start + lines.lastIndex
      return
    }
  }

  character(): void {}

  /** A blank line, a heading, or words between cells. */
  #isStrange(text: string, lineStart: number): boolean {
    const [, content = "", ending = ""] = lineAt(text, lineStart)
    if (content === "") return ending !== ""
    return !this.#isInCell || content.startsWith("#") || readOrdinal(content)?.style === "chinese"
  }
}

function lineAt(text: string, start: number): readonly string[] {
  const line = /[^\S\r\n]*([^\r\n]*)([\r\n]?)/y
  line.lastIndex = start
  return line.exec(text) ?? []
}
