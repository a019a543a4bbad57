import { type Line, lineEnding, readLines, trim } from "../text/line.ts"
import { type Span, slice } from "../text/span.ts"
import { readHeading } from "./heading.ts"
import { layouts } from "./tables/index.ts"
import type { Source } from "./tables/layout.ts"
import type { Block, Paragraph, Report, Table } from "./tree.ts"

/** Reads a text as paragraphs and tables. Never fails: what is not a table is a paragraph. */
export function parse(text: string): Report {
  const lines = readLines(text)
  const source: Source = { text, lines }
  const blocks: Block[] = []
  let index = 0
  while (index < lines.length) {
    const line = lines[index] as Line
    const span = trim(text, line)
    // A tab alone is an empty cell, not a blank line.
    const isBlank = span.start === span.end && text[line.start] !== "\t"
    const read = isBlank ? undefined : readTable(source, index)
    if (read) blocks.push(read.table)
    else if (span.start < span.end) blocks.push(toParagraph(text, span))
    index = read?.nextLine ?? index + 1
  }
  return { text, lines, lineEnding: lineEnding(text), blocks }
}

function toParagraph(source: string, span: Span): Paragraph {
  const text = slice(source, span)
  const heading = readHeading(text, (index) => span.start + index)
  return { kind: "paragraph", span, text, ...(heading && { heading }) }
}

function readTable(source: Source, index: number): { table: Table; nextLine: number } | undefined {
  for (const layout of layouts) {
    const read = layout.read(source, index)
    if (read) return read
  }
  return undefined
}
