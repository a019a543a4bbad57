import { readOrdinal } from "../../text/label.ts"
import { isSpace } from "../../text/line.ts"
import type { Cell, Paragraph, Table } from "../tree.ts"
import type { Layout } from "./layout.ts"
import { toTable } from "./pipes.ts"

/**
 * L3 of layouts.md: lines of a PDF, cells separated by spaces, labels wrapped over lines. Nothing in a line
 * tells it from prose but the labels of a form, so paragraphs are read as such a table only when asked for.
 */
export const spacedLines: Layout = {
  id: "spaced-lines",
  isStream: true,
  read: () => undefined,
}

/** The words and figures of the paragraphs, a cell each; a paragraph that `isWhole` names is one cell. */
export function readSpacedLines(
  paragraphs: readonly Paragraph[],
  isWhole: (paragraph: Paragraph) => boolean,
): Table | undefined {
  const first = paragraphs[0]
  const last = paragraphs.at(-1)
  if (!first || !last) return undefined
  const cells = paragraphs.flatMap((paragraph) =>
    isWhole(paragraph)
      ? [{ span: paragraph.span, text: paragraph.text }]
      : splitAtSpaces(paragraph),
  )
  return toTable("spaced-lines", [{ span: { start: first.span.start, end: last.span.end }, cells }])
}

function splitAtSpaces({ text, span }: Paragraph): readonly Cell[] {
  const cells: Cell[] = []
  let start = 0
  for (let index = 0; index <= text.length; index++) {
    if (index < text.length && !isSpace(text.charCodeAt(index))) continue
    if (index > start) {
      const content = text.slice(start, index)
      // “1. 属于” and “1 属于”: the number at the beginning of a line belongs to its words.
      if (
        cells.length === 0 &&
        index < text.length &&
        readOrdinal(`${content} `)?.length === content.length + 1 &&
        isWordAt(text, index)
      )
        continue
      cells.push({ span: { start: span.start + start, end: span.start + index }, text: content })
    }
    start = index + 1
  }
  return cells
}

/** 无 stands for a figure: “0 无 0” begins with no ordinal. */
function isWordAt(text: string, index: number): boolean {
  return /^\s+(?!无(?:\s|$))\p{Script=Han}/u.test(text.slice(index, index + 8))
}
