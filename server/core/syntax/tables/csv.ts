import papaparse from "papaparse"
import { type Line, trim } from "../../text/line.ts"
import { toParagraph } from "../html/words.ts"
import type { Paragraph, Row } from "../tree.ts"
import { lastWritten } from "../written.ts"
import { isProseWithCommas, readEntry } from "./csv-entry.ts"
import type { CsvRecord } from "./csv-record.ts"
import { readParts } from "./csv-rows.ts"
import { fieldLines, toCell } from "./fields.ts"
import type { Layout, Source } from "./layout.ts"
import { toTable } from "./pipes.ts"

/** L13 of layouts.md: rows as a spreadsheet saves them, merged cells left empty. */
export const csv: Layout = {
  id: "csv",
  read(source, index) {
    if (isProseWithCommas(source.lines[index])) return undefined
    const parts = readParts(source, index)
    const last = parts.at(-1)
    if (!last) return undefined
    const width = parts.reduce((most, { entry }) => Math.max(most, writtenWidth(entry)), 0)
    const pieces: Row[][] = []
    for (const { entry, isCut } of parts) {
      const row = toRow(entry, width)
      if (isCut || pieces.length === 0) pieces.push([row])
      else pieces.at(-1)?.push(row)
    }
    const tables = pieces.flatMap((rows) => toTable("csv", rows) ?? [])
    const [table, ...more] = tables
    return table && { table, more, nextLine: last.entry.nextLine }
  },
  writer: {
    leading: (blanks) => ",".repeat(blanks),
    separator: (blanks) => ",".repeat(blanks + 1),
    trailing: (blanks) => ",".repeat(blanks),
    rowBreak: (lineEnding) => lineEnding,
    escape: (text) => papaparse.unparse([[text]]),
  },
}

/**
 * The paragraphs of a record that has words in one field only, as a spreadsheet saves headings and prose;
 * none for a record without words. Absent when there is no such record at line `index`.
 */
export function readCsvParagraphs(
  source: Source,
  index: number,
): { readonly paragraphs: readonly Paragraph[]; readonly nextLine: number } | undefined {
  const line = source.lines[index]
  if (line && isProseWithCommas(line) && severalWords(line)) return undefined
  const entry = readEntry(source, index)
  if (!entry || entry.written.length > 1) return undefined
  const [field] = entry.written
  // A line of prose may end in a comma.
  if (!field?.isQuoted && entry.fields.length < 3) return undefined
  const paragraphs = field ? fieldLines(source.text, field).map(toParagraph) : []
  return { paragraphs, nextLine: entry.nextLine }
}

function severalWords({ text }: Line): boolean {
  let written = 0
  return text.split(",").some((field) => isWritten(field) && ++written > 1)
}

function isWritten(field: string): boolean {
  return trim(field, { start: 0, end: field.length }).end > 0
}

/** Every line of a sheet is as long as its longest: columns at the end without a word are no part of this table. */
function writtenWidth({ fields }: CsvRecord): number {
  return lastWritten(fields) + 1
}

function toRow({ span, fields }: CsvRecord, width: number): Row {
  return { span, cells: fields.slice(0, width).map(toCell) }
}
