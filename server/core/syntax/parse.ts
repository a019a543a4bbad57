import { lineEnding, readLines, trim } from "../text/line.ts"
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
    const read = readTable(source, index)
    if (read) {
      blocks.push(read.table)
      index = read.nextLine
      continue
    }
    const line = lines[index++]
    if (!line) break
    const span = trim(text, line)
    if (span.start === span.end) continue
    blocks.push(toParagraph(text, span))
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
