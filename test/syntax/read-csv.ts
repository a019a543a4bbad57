import assert from "node:assert/strict"
import { csv, readCsvParagraphs } from "../../server/core/syntax/tables/csv.ts"
import { readSource } from "../../server/core/syntax/tables/layout.ts"
import type { Block } from "../../server/core/syntax/tree.ts"
import { slice } from "../../server/core/text/span.ts"
import { outline } from "./outline.ts"

/** The tables and paragraphs of a text, read as parse() reads them. */
export function readCsv(text: string): readonly Block[] {
  const source = readSource(text)
  const blocks: Block[] = []
  for (let index = 0; index < source.lines.length; ) {
    const table = csv.read(source, index)
    const lone = table ? undefined : readCsvParagraphs(source, index)
    const line = source.lines[index] ?? assert.fail()
    if (table) blocks.push(table.table, ...(table.more ?? []))
    else if (lone) blocks.push(...lone.paragraphs)
    else if (slice(text, line).trim())
      blocks.push({ kind: "paragraph", span: line, text: slice(text, line).trim() })
    const next = table?.nextLine ?? lone?.nextLine ?? index + 1
    assert.ok(next > index)
    index = next
  }
  return blocks
}

/** Them as lines. */
export function outlineCsv(text: string): string {
  return outline(readCsv(text))
}
