import type { Facts } from "../core/bind/facts.ts"
import { contains, type Span } from "../core/text/span.ts"
import { isAt } from "./figure.ts"

/** What a selection at `offset` grows to, each within the next: cell, row, table, section, report. */
export function selectionsAt(facts: Facts, offset: number): readonly Span[] {
  const { report, sections, tables } = facts
  const spans: Span[] = [{ start: 0, end: report.text.length }]
  for (const { span } of sections) spans.push(span)
  for (const block of report.blocks) {
    spans.push(block.span)
    if (block.kind !== "table" || !isAt(block.span, offset)) continue
    for (const row of block.rows) spans.push(row.span, ...row.cells.map(({ span }) => span))
  }
  for (const { pieces, rows } of tables) {
    for (const { span } of pieces) spans.push(span)
    for (const { row } of rows) spans.push(row.span, ...row.cells.map(({ span }) => span))
  }
  const around = spans
    .filter((span) => span.start < span.end && isAt(span, offset))
    .toSorted((a, b) => a.end - a.start - (b.end - b.start))
  const nested: Span[] = []
  for (const span of around) {
    const last = nested.at(-1)
    // The next must hold the last, and more.
    if (!last || (contains(span, last) && !contains(last, span))) nested.push(span)
  }
  return nested
}
