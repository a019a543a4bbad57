import type { Paragraph, Table } from "../tree.ts"
import type { Layout } from "./layout.ts"
import { toTable } from "./pipes.ts"

/**
 * L5 of layouts.md: a cell a paragraph, rows not marked, blank cells perhaps gone. Like lines of a PDF, they
 * are read as a table only where the labels of a form show that they are one.
 */
export const paragraphCells: Layout = {
  id: "paragraph-cells",
  isStream: true,
  read: () => undefined,
}

/** The paragraphs, a cell each. */
export function readParagraphCells(paragraphs: readonly Paragraph[]): Table | undefined {
  const first = paragraphs[0]
  const last = paragraphs.at(-1)
  if (!first || !last) return undefined
  const cells = paragraphs.map(({ span, text }) => ({ span, text }))
  return toTable("paragraph-cells", [
    { span: { start: first.span.start, end: last.span.end }, cells },
  ])
}
