import assert from "node:assert/strict"
import { mark, unmark } from "../../scripts/marks.ts"
import type { Block, Cell, Table } from "../../server/core/syntax/tree.ts"
import type { Span } from "../../server/core/text/span.ts"

/** Blocks as lines: a paragraph as its words, a table as its rows, * for a covered and _ for a blank cell. */
export function outline(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === "table"
        ? ["table", ...block.rows.map(({ cells }) => cells.map(print).join("|"))].join("\n")
        : `line ${block.text}`,
    )
    .join("\n")
}

/** The first table of `blocks`. */
export function tableOf(blocks: readonly Block[]): Table {
  const table = blocks.find(({ kind }) => kind === "table")
  assert.ok(table?.kind === "table")
  return table
}

/** Asserts that what `find` gives for the text without its marks stands where the marks are. */
export function assertMarked(
  marked: string,
  find: (text: string) => readonly { readonly span: Span }[],
): void {
  const { text } = unmark(marked)
  const spans = find(text).map(({ span }) => span)
  assert.equal(mark(text, spans), marked)
}

/** Asserts that no block, row or cell stands outside the text. */
export function assertInside(text: string, blocks: readonly Block[]): void {
  const isInside = ({ start, end }: Span) => 0 <= start && start <= end && end <= text.length
  for (const block of blocks) {
    assert.ok(isInside(block.span))
    if (block.kind === "table")
      for (const { span, cells } of block.rows) {
        assert.ok(isInside(span))
        for (const cell of cells) assert.ok(isInside(cell.span))
      }
  }
}

function print(cell: Cell): string {
  return cell.isCovered ? "*" : cell.text || "_"
}
