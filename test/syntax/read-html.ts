import assert from "node:assert/strict"
import { html } from "../../server/core/syntax/tables/html.ts"
import { readSource } from "../../server/core/syntax/tables/layout.ts"
import type { Block } from "../../server/core/syntax/tree.ts"
import { slice } from "../../server/core/text/span.ts"

/** The tables of HTML in plain text, and the lines between them. */
export function readHtml(text: string): readonly Block[] {
  const source = readSource(text)
  const blocks: Block[] = []
  for (let index = 0; index < source.lines.length; ) {
    const read = html.read(source, index)
    const line = source.lines[index] ?? assert.fail()
    if (read) blocks.push(read.table)
    else if (slice(text, line).trim())
      blocks.push({ kind: "paragraph", span: line, text: slice(text, line) })
    assert.ok(!read || read.nextLine > index)
    index = read?.nextLine ?? index + 1
  }
  return blocks
}
