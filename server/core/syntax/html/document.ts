import type { Span } from "../../text/span.ts"
import type { Block, Paragraph, Table } from "../tree.ts"
import { BLOCKS, UNSEEN, VOID } from "./elements.ts"
import { TableReader } from "./table-reader.ts"
import { type OpenTag, readTokens, type Tag, type TokenReader } from "./tokens.ts"
import { toParagraph, WordCollector } from "./words.ts"

// Pages are laid out with tables too: a cell with more text than any label has is part of the page.
const LONGEST_CELL = 300

/**
 * The paragraphs and tables of a page saved from the web, or of a part of one; absent when `source` is no
 * HTML but at most has HTML in it.
 */
export function readHtmlDocument(source: string): readonly Block[] | undefined {
  const kind = kindOf(source)
  if (!kind) return undefined
  const reader = new DocumentReader(source, kind === "part")
  readTokens(source, { start: 0, end: source.length }, reader)
  reader.end(source.length)
  return reader.isDone ? undefined : reader.blocks
}

/** The paragraphs of a line of plain text or Markdown that starts with a tag; none when it is only tags. */
export function readHtmlLine(source: string, span: Span): readonly Block[] | undefined {
  if (!/^\s*<[/a-z]/i.test(source.slice(span.start, span.end))) return undefined
  const reader = new DocumentReader(source, false)
  readTokens(source, span, reader)
  reader.end(span.end)
  return reader.blocks
}

function kindOf(source: string): "page" | "part" | undefined {
  let start = /^\ufeff?\s*/.exec(source)?.[0].length ?? 0
  while (source.startsWith("<!--", start)) {
    const end = source.indexOf("-->", start)
    if (end < 0) return undefined
    start = end + 3 + (/^\s*/.exec(source.slice(end + 3))?.[0].length ?? 0)
  }
  const match = /^<(?:(!doctype|\?xml)|([a-z][a-z0-9]*))[\s/>]/i.exec(
    source.slice(start, start + 40),
  )
  if (!match) return undefined
  const name = match[2]?.toLowerCase()
  if (name === undefined || /^(?:html|head|body|meta|title|link|style|script)$/.test(name))
    return "page"
  return BLOCKS.has(name) && source.trimEnd().endsWith(">") ? "part" : undefined
}

interface OpenTable {
  readonly start: number
  readonly reader: TableReader
  /** How many blocks there were before it. */
  readonly blocks: number
  /** How many elements it is in. */
  readonly depth: number
  /** Text in it outside its cells, such as a caption. */
  readonly outside: Paragraph[]
  hasTables: boolean
}

class DocumentReader implements TokenReader {
  readonly blocks: Block[] = []
  isDone = false
  readonly #source: string
  readonly #isPart: boolean
  readonly #tables: OpenTable[] = []
  #words = new WordCollector()
  #unseen: string | undefined
  #isPreformatted = false
  #depth = 0

  constructor(source: string, isPart: boolean) {
    this.#source = source
    this.#isPart = isPart
  }

  open(tag: OpenTag): void {
    if (this.#unseen) return
    const isBlock = BLOCKS.has(tag.name)
    if (isBlock) this.#endParagraph()
    if (UNSEEN.has(tag.name)) {
      this.#unseen = tag.name
      return
    }
    if (tag.name === "pre") this.#isPreformatted = true
    if (tag.name !== "table") this.#tables.at(-1)?.reader.open(tag)
    else this.#startTable(tag)
    if (isBlock && !VOID.has(tag.name)) this.#depth++
  }

  close(tag: Tag): void {
    if (this.#unseen) {
      if (tag.name === this.#unseen) this.#unseen = undefined
      return
    }
    if (BLOCKS.has(tag.name)) {
      this.#endParagraph()
      this.#depth = Math.max(0, this.#depth - 1)
    }
    if (tag.name === "pre") this.#isPreformatted = false
    if (tag.name !== "table") this.#tables.at(-1)?.reader.close(tag)
    else this.#endTable(tag.start, tag.end)
  }

  text(span: Span): void {
    if (this.#unseen) return
    if (this.#isPart && this.#isPlainText(span)) this.isDone = true
    this.#tables.at(-1)?.reader.text(span)
    if (!this.#isPreformatted) {
      this.#words.add(this.#source, span)
      return
    }
    for (let start = span.start; start < span.end; ) {
      const length = this.#source.slice(start, span.end).search(/[\r\n]/)
      const end = length < 0 ? span.end : start + length
      this.#words.add(this.#source, { start, end })
      if (length >= 0) this.#endParagraph()
      start = end + 1
    }
  }

  character(character: string, span: Span): void {
    if (this.#unseen) return
    this.#tables.at(-1)?.reader.character(character, span)
    this.#words.addCharacter(character, span)
  }

  end(offset: number): void {
    this.#endParagraph()
    while (this.#tables.length > 0) this.#endTable(offset, offset)
  }

  /** Text outside every element, a Markdown heading or a pipe row: lines matter there. */
  #isPlainText({ start, end }: Span): boolean {
    const text = this.#source.slice(start, end)
    return (this.#depth === 0 && /\S/.test(text)) || /(?:^|[\r\n])[ \t]*(?:#{1,6} |\|)/.test(text)
  }

  #startTable(tag: OpenTag): void {
    const outer = this.#tables.at(-1)
    // A table within a table's cell is nested; elsewhere in a table it means that an end tag is missing.
    if (outer && !outer.reader.isInCell) this.#endTable(tag.start, tag.start)
    this.#tables.push({
      start: tag.start,
      reader: new TableReader(this.#source),
      blocks: this.blocks.length,
      depth: this.#depth,
      outside: [],
      hasTables: false,
    })
  }

  #endTable(contentEnd: number, end: number): void {
    const table = this.#tables.pop()
    if (!table) return
    // Within a table end tags are often missing.
    this.#depth = table.depth
    const outer = this.#tables.at(-1)
    if (outer) outer.hasTables = true
    table.reader.end(contentEnd)
    const { rows } = table.reader
    const first = rows[0]
    const last = rows.at(-1)
    if (!first || !last || table.hasTables || !rows.some(hasCells) || rows.some(hasProse)) return
    const { start } = first.span
    const span =
      table.outside.length > 0 ? { start, end: last.span.end } : { start: table.start, end }
    this.blocks.length = table.blocks
    for (const paragraph of table.outside)
      if (paragraph.span.start < start) this.blocks.push(paragraph)
    this.blocks.push({ kind: "table", layout: "html", span, rows })
    for (const paragraph of table.outside)
      if (paragraph.span.start >= start) this.blocks.push(paragraph)
  }

  #endParagraph(): void {
    const words = this.#words.toWords()
    this.#words = new WordCollector()
    if (!words) return
    const paragraph = toParagraph(words)
    this.blocks.push(paragraph)
    const table = this.#tables.at(-1)
    if (table && !table.reader.isInCell) table.outside.push(paragraph)
  }
}

type Row = Table["rows"][number]

function hasCells({ cells }: Row): boolean {
  return cells.filter(({ isCovered }) => !isCovered).length > 1
}

function hasProse({ cells }: Row): boolean {
  return cells.some(({ text }) => text.length > LONGEST_CELL)
}
