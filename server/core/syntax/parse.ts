import { isDirectiveLine } from "../directives.ts"
import { type Line, lineEnding, trim } from "../text/line.ts"
import { slice } from "../text/span.ts"
import { readHeading } from "./heading.ts"
import { readHtmlDocument, readHtmlLine } from "./html/document.ts"
import { readCsvParagraphs } from "./tables/csv.ts"
import { layouts } from "./tables/index.ts"
import { readSource, type Source, type TableRead } from "./tables/layout.ts"
import type { Block, Paragraph, Report } from "./tree.ts"

/** Reads a text as paragraphs and tables. Never fails: what is not a table is a paragraph. */
export function parse(text: string): Report {
  const source = readSource(text)
  // Directives are no part of the report: whatever they stand in is read as if they were not there.
  const lines = source.lines.filter((line) => !isDirectiveLine(line.text))
  const page = readHtmlDocument(text)
  const blocks = page ?? readBlocks({ ...source, lines })
  const read = { text, lines: source.lines, lineEnding: lineEnding(text), blocks }
  return page ? { ...read, isHtml: true } : read
}

function readBlocks(source: Source): readonly Block[] {
  const blocks: Block[] = []
  let index = 0
  while (index < source.lines.length) {
    const line = source.lines[index] as Line
    const read = mayBeTable(source, line) ? readTable(source, index) : undefined
    if (read) {
      blocks.push(read.table, ...(read.more ?? []))
      index = read.nextLine
      continue
    }
    const { paragraphs, nextLine } = readParagraphs(source, index)
    for (const paragraph of paragraphs) blocks.push(paragraph)
    index = nextLine
  }
  return blocks
}

/** Prose has none of the marks that layouts go by; only cells between lone pipes, and those in quotes, begin with a line without. */
function mayBeTable({ hasPipes }: Source, { text }: Line): boolean {
  // A tab alone is an empty cell, not a blank line.
  return (
    text !== "" &&
    (hasPipes
      ? text.trim() !== "" || text.startsWith("\t")
      : /[\t<,]|^"|^\s{0,9}[┌├┏┣╔╠│┃║]/.test(text))
  )
}

function readTable(source: Source, index: number): TableRead | undefined {
  for (const layout of layouts) {
    const read = layout.read(source, index)
    if (read) return read
  }
  return undefined
}

function readParagraphs(
  source: Source,
  index: number,
): { paragraphs: readonly Block[]; nextLine: number } {
  const line = source.lines[index] as Line
  const isPlain = !/[<,"]/.test(line.text)
  const record = isPlain ? undefined : readCsvParagraphs(source, index)
  if (record) return record
  const inline = isPlain ? undefined : readHtmlLine(source.text, line)
  return { paragraphs: inline ?? readLine(source.text, line), nextLine: index + 1 }
}

function readLine(text: string, line: Line): readonly Paragraph[] {
  const span = trim(text, line)
  if (span.start === span.end) return []
  const words = slice(text, span)
  const heading = readHeading(words, (index) => span.start + index)
  return [{ kind: "paragraph", span, text: words, ...(heading && { heading }) }]
}
