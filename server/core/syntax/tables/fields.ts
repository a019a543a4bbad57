import papaparse from "papaparse"
import { isSpace } from "../../text/line.ts"
import type { Span } from "../../text/span.ts"
import type { Words } from "../html/words.ts"
import type { Cell } from "../tree.ts"

/** A field as it stands in the text, without quotes and the spacing at its ends. */
export interface Field {
  readonly span: Span
  readonly text: string
  /** What the quotes enclose; the whole field where it has none. */
  readonly content: Span
  readonly isQuoted: boolean
}

/** The fields of one record, if that is what stands within `span`: two or more, as spreadsheets write them. */
export function readFields(
  text: string,
  { start, end }: Span,
  delimiter: "," | "\t",
): readonly Field[] | undefined {
  const { data, errors } = papaparse.parse<string[]>(text.slice(start, end), {
    delimiter,
    newline: "\n",
    fastMode: false,
  })
  const [values] = data
  if (!values || data.length !== 1 || values.length < 2 || errors.length > 0) return undefined
  const fields: Field[] = []
  let position = start
  for (const value of values) {
    const isQuoted = text[position] === '"'
    const written = isQuoted ? `"${value.replaceAll('"', '""')}"` : value
    // The place of a field is known only where it is written as it must be.
    if (!text.startsWith(written, position)) return undefined
    const after = position + written.length
    const content = isQuoted
      ? { start: position + 1, end: after - 1 }
      : { start: position, end: after }
    fields.push(toField(text, content, isQuoted))
    position = after
    while (
      isQuoted &&
      position < end &&
      text[position] !== delimiter &&
      isSpace(text.charCodeAt(position))
    )
      position++
    if (position < end && text[position] !== delimiter) return undefined
    position++
  }
  return position === end + 1 ? fields : undefined
}

/** The cell that a field is. */
export function toCell({ span, text, content, isQuoted }: Field): Cell {
  if (!isQuoted) return { span, text }
  return { span, text, quoted: { start: content.start - 1, end: content.end + 1 } }
}

function toField(text: string, content: Span, isQuoted: boolean): Field {
  const words = readLines(text, content, isQuoted)
  const first = words[0]?.starts[0] ?? content.start
  const span = { start: first, end: words.at(-1)?.ends.at(-1) ?? first }
  const joined = words.map((line) => line.text).join("\n")
  const value = joined
    .replace(/(?<=\p{Script=Han})\n(?![\p{N}A-Za-z])|\n(?=\p{Script=Han})/gu, "")
    .replaceAll("\n", " ")
  return { span, text: value, content, isQuoted }
}

/** The lines of a field that are not blank, with doubled quotes undone. */
export function fieldLines(text: string, { content, isQuoted }: Field): readonly Words[] {
  return readLines(text, content, isQuoted)
}

function readLines(text: string, { start, end }: Span, isQuoted: boolean): readonly Words[] {
  const lines: Words[] = []
  let from = start
  for (let index = start; index <= end; index++) {
    if (index < end && text[index] !== "\n" && text[index] !== "\r") continue
    const words = readWords(text, { start: from, end: index }, isQuoted)
    if (words) lines.push(words)
    from = index + 1
  }
  return lines
}

function readWords(text: string, span: Span, isQuoted: boolean): Words | undefined {
  let { start, end } = span
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  if (start === end) return undefined
  let words = ""
  const starts: number[] = []
  const ends: number[] = []
  for (let index = start; index < end; index++) {
    const length = isQuoted && text[index] === '"' ? 2 : 1
    words += text[index]
    starts.push(index)
    ends.push(index + length)
    index += length - 1
  }
  return { text: words, starts, ends }
}
