import papaparse from "papaparse"
import { derive } from "../../text/derived.ts"
import { isSpace } from "../../text/line.ts"
import type { Span } from "../../text/span.ts"
import type { Words } from "../html/words.ts"
import type { Source } from "./layout.ts"

const MOST_LINES = 40
const LONGEST_RECORD = 20_000

/** A field as it stands in the text, without quotes and the spacing at its ends. */
export interface Field {
  readonly span: Span
  readonly text: string
  /** What the quotes enclose; the whole field where it has none. */
  readonly content: Span
  readonly isQuoted: boolean
}

export interface CsvRecord {
  readonly span: Span
  readonly fields: readonly Field[]
  readonly nextLine: number
}

// Neighbouring lines are looked at to judge a line, so each record is asked for several times.
const recordsOf = derive((_: Source) => new Map<number, CsvRecord | undefined>())

/** The record that starts at line `index`: two or more fields separated by commas. */
export function readRecord(source: Source, index: number): CsvRecord | undefined {
  const records = recordsOf(source)
  if (!records.has(index)) records.set(index, findRecord(source, index))
  return records.get(index)
}

/** A field may go on over lines within its quotes: as many lines are taken as make it whole. */
function findRecord({ text, lines }: Source, index: number): CsvRecord | undefined {
  const start = lines[index]?.start ?? 0
  let isOpen = false
  for (let next = index; next < lines.length && next < index + MOST_LINES; next++) {
    const line = lines[next]
    if (!line || line.end - start > LONGEST_RECORD) return undefined
    for (let at = line.start; at < line.end; at++) if (text[at] === '"') isOpen = !isOpen
    if (next === index && !text.slice(start, line.end).includes(",") && !isOpen) return undefined
    // A quotation mark within a field without quotes opens nothing, so the first line is tried anyway.
    if (isOpen && next > index) continue
    const fields = readFields(text, { start, end: line.end })
    if (fields) return { span: { start, end: line.end }, fields, nextLine: next + 1 }
    if (!isOpen) return undefined
  }
  return undefined
}

/** The fields of one record, if that is what stands within `span`. */
function readFields(text: string, { start, end }: Span): readonly Field[] | undefined {
  const { data, errors } = papaparse.parse<string[]>(text.slice(start, end), {
    delimiter: ",",
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
    while (isQuoted && position < end && isSpace(text.charCodeAt(position))) position++
    if (position < end && text[position] !== ",") return undefined
    position++
  }
  return position === end + 1 ? fields : undefined
}

function toField(text: string, content: Span, isQuoted: boolean): Field {
  const words = readLines(text, content, isQuoted)
  const first = words[0]?.starts[0] ?? content.start
  const span = { start: first, end: words.at(-1)?.ends.at(-1) ?? first }
  const joined = words.map((line) => line.text).join("\n")
  const value = joined
    .replace(/(?<=\p{Script=Han})\n(?=\p{Script=Han})/gu, "")
    .replaceAll("\n", " ")
  return { span, text: value, content, isQuoted }
}

/** The lines of a field that are not blank, with doubled quotes undone. */
export function fieldLines(source: Source, { content, isQuoted }: Field): readonly Words[] {
  return readLines(source.text, content, isQuoted)
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
