import type { Row } from "../tree.ts"
import { type Field, readFields, toCell } from "./fields.ts"
import type { Source } from "./layout.ts"

// A label in a narrow column stands one character a line.
const MOST_LINES = 16
const LONGEST_ROW = 2000
const OPENS_FIELD = /(?:^|\t)"/

/**
 * The row that starts at line `index` where some of its cells stand in quotes, as spreadsheets copy those in which
 * there is a line break or a quote. Absent where the quotes are written otherwise: they are characters then.
 */
export function readQuotedRow(
  { text, lines }: Source,
  index: number,
): { readonly row: Row; readonly nextLine: number } | undefined {
  const first = lines[index]
  if (!first?.text.includes('"') || !OPENS_FIELD.test(first.text)) return undefined
  let isOpen = false
  for (let next = index; next < index + MOST_LINES; next++) {
    const line = lines[next]
    if (!line || line.end - first.start > LONGEST_ROW) return undefined
    if (line.text.split('"').length % 2 === 0) isOpen = !isOpen
    // A quote within a cell that does not begin with one opens nothing, so the first line is tried anyway.
    if (isOpen && next > index) continue
    const span = { start: first.start, end: line.end }
    const fields = readFields(text, span, "\t")
    if (fields && isRow(fields))
      return { row: { span, cells: fields.map(toCell) }, nextLine: next + 1 }
    if (!isOpen) return undefined
  }
  return undefined
}

/** Two cells behind a tab that only indents, and none over a tab: that would be a lone quote and another further on. */
function isRow(fields: readonly Field[]): boolean {
  return (
    fields.some(({ isQuoted }) => isQuoted) &&
    fields.every(({ text }) => !text.includes("\t")) &&
    (fields.length > 2 || fields[0]?.text !== "")
  )
}
