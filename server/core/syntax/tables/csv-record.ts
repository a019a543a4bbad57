import { derive } from "../../text/derived.ts"
import type { Span } from "../../text/span.ts"
import { type Field, readFields } from "./fields.ts"
import type { Source } from "./layout.ts"

const MOST_LINES = 40
const LONGEST_RECORD = 20_000
// 1,691 1,712: figures of a line of a PDF with commas for their thousands.
const THOUSANDS = /\d,\d{3}\s{1,9}\d/

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
  const first = lines[index]
  const start = first?.start ?? 0
  if (first && THOUSANDS.test(first.text)) return undefined
  let isOpen = false
  for (let next = index; next < lines.length && next < index + MOST_LINES; next++) {
    const line = lines[next]
    if (!line || line.end - start > LONGEST_RECORD) return undefined
    for (let at = line.start; at < line.end; at++) if (text[at] === '"') isOpen = !isOpen
    if (next === index && !text.slice(start, line.end).includes(",") && !isOpen) return undefined
    // A quotation mark within a field without quotes opens nothing, so the first line is tried anyway.
    if (isOpen && next > index) continue
    const fields = readFields(text, { start, end: line.end }, ",")
    if (fields) return { span: { start, end: line.end }, fields, nextLine: next + 1 }
    if (!isOpen) return undefined
  }
  return undefined
}
