import type { Form, TableForm } from "../form/schema.ts"
import { readSpacedLines } from "../syntax/tables/spaced-lines.ts"
import type { Block, Paragraph } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"
import { isNote } from "./note.ts"
import { placesOfHeadings, type SectionHeading } from "./sections.ts"
import { isInHeader } from "./torn-header.ts"

/**
 * The blocks with the lone figures of a table whose rows have no label read as that table: in its section, where
 * no table was recognised, because the labels of its header are torn apart or missing.
 */
export function withLooseFigures(
  blocks: readonly Block[],
  headings: readonly SectionHeading[],
  form: Form,
): readonly Block[] {
  const unlabelled = form.tables.filter((table) => countColumns(table) !== undefined)
  const places = placesOfHeadings(blocks, headings)
  const bodyAt = (index: number) => blocks.slice((places[index] ?? 0) + 1, places[index + 1])
  const bodies = headings.map(({ form: section }, index) => {
    const table = unlabelled.find(({ section: key }) => key === section.key)
    return table && readFigures(bodyAt(index), table)
  })
  if (bodies.every((body) => body === undefined)) return blocks
  const result = blocks.slice(0, places[0])
  for (const [index, body] of bodies.entries()) {
    result.push(blocks[places[index] ?? 0] as Block)
    for (const block of body ?? bodyAt(index)) result.push(block)
  }
  return result
}

/** How many columns a table of one row without a label has. */
function countColumns({ parts }: TableForm): number | undefined {
  const [part, ...others] = parts
  const isUnlabelled = part?.rows.length === 1 && part.rows[0]?.labels.length === 0
  return isUnlabelled && others.length === 0 ? part.columns.length : undefined
}

/** The lines of figures, more than half a row of them, with the torn header above: they are the table. */
function readFigures(body: readonly Block[], table: TableForm): readonly Block[] | undefined {
  const columns = countColumns(table)
  if (columns === undefined) return undefined
  const paragraphs = body.filter((block): block is Paragraph => block.kind === "paragraph")
  if (paragraphs.length < body.length) return undefined
  const first = paragraphs.findIndex(isFigures)
  if (first < 0) return undefined
  const after = paragraphs.findIndex((paragraph, index) => index > first && !isFigures(paragraph))
  const end = after < 0 ? paragraphs.length : after
  const figures = paragraphs
    .slice(first, end)
    .reduce((sum, { text }) => sum + wordsOf(text).length, 0)
  if (figures * 2 <= columns) return undefined
  let start = first
  while (start > 0 && isHeaderLine(paragraphs[start - 1] as Paragraph, table)) start--
  const read = readSpacedLines(paragraphs.slice(start, end), isNote)
  return read && [...paragraphs.slice(0, start), read, ...paragraphs.slice(end)]
}

/** True for a line of figures for the most part: one may be no number. */
function isFigures({ text }: Paragraph): boolean {
  const words = wordsOf(text)
  return words.filter((word) => readFigure(word).kind !== "text").length * 2 > words.length
}

function isHeaderLine({ text }: Paragraph, table: TableForm): boolean {
  return wordsOf(text).every((word) => isInHeader(word, table))
}

function wordsOf(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}
