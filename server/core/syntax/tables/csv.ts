import papaparse from "papaparse"
import { readFigure } from "../../text/figure.ts"
import { readOrdinal } from "../../text/label.ts"
import { type Line, trim } from "../../text/line.ts"
import { slice } from "../../text/span.ts"
import { toParagraph } from "../html/words.ts"
import type { Paragraph, Row } from "../tree.ts"
import { type CsvRecord, fieldLines, readRecord } from "./csv-record.ts"
import type { Layout, Source } from "./layout.ts"

const LONGEST_LABEL = 80
const FEWEST_FIELDS = 4
// A header has three rows at most, and a caption may stand above it.
const LINES_TO_JUDGE_BY = 8
// So many figures are a row all by themselves; fewer may be a number that commas divide.
const FIELDS_OF_A_LONE_ROW = 8
// A heading of Markdown, or a note under a table.
const BESIDE_TABLES = /^(?:#|注|备注|说明|※|\*)/

/** L13 of layouts.md: rows as a spreadsheet saves them, merged cells left empty. */
export const csv: Layout = {
  id: "csv",
  read(source, index) {
    if (!startsTable(source, index)) return undefined
    const rows: Row[] = []
    let blank: Row | undefined
    let previous: Entry | undefined
    let nextLine = index
    for (let entry = readEntry(source, index); entry; entry = readEntry(source, entry.nextLine)) {
      if (entry.kind === "blank") {
        // A blank row under a header is a row whose figures are blank; elsewhere it must stand between rows.
        if (previous && isHeader(previous)) {
          rows.push(toRow(entry))
          nextLine = entry.nextLine
          previous = entry
        } else blank ??= toRow(entry)
        continue
      }
      if (!continues(source, entry, previous)) break
      if (blank) rows.push(blank)
      blank = undefined
      rows.push(toRow(entry))
      nextLine = entry.nextLine
      previous = entry
    }
    const first = rows[0]
    const last = rows.at(-1)
    if (!first || !last) return undefined
    const span = { start: first.span.start, end: last.span.end }
    return { table: { kind: "table", layout: "csv", span, rows: withoutPadding(rows) }, nextLine }
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
  const entry = readEntry(source, index)
  if (!entry || entry.written.length > 1) return undefined
  const [field] = entry.written
  // A line of prose may end in a comma.
  if (!field?.isQuoted && entry.fields.length < 3) return undefined
  const paragraphs = field ? fieldLines(source, field).map(toParagraph) : []
  return { paragraphs, nextLine: entry.nextLine }
}

/**
 * - `figures`: half of the fields or more are figures or blank.
 * - `words`: several fields are written, such as a header's.
 * - `lone`: one field is written: a heading, prose, a caption, or a row with its figures blank.
 */
interface Entry extends CsvRecord {
  readonly kind: "figures" | "words" | "lone" | "blank"
  readonly written: CsvRecord["fields"]
  readonly hasFigures: boolean
  readonly isProse: boolean
}

function readEntry(source: Source, index: number): Entry | undefined {
  const record = readRecord(source, index)
  if (!record) return undefined
  const { fields } = record
  const written = fields.filter(({ text }) => text !== "")
  const readings = fields.map(({ text }) => readFigure(text).kind)
  const words = readings.filter((kind) => kind === "text").length
  const isProse = written.some(({ text }) => text.length > LONGEST_LABEL || /[。！？；]/.test(text))
  const isRow = fields.length >= FEWEST_FIELDS && words * 2 <= fields.length
  const kind =
    written.length === 0 ? "blank" : written.length === 1 ? "lone" : isRow ? "figures" : "words"
  return { ...record, kind, written, hasFigures: readings.includes("number"), isProse }
}

/** A table starts at a row of figures, or a header or caption above one. */
function startsTable(source: Source, index: number): boolean {
  let entry = readEntry(source, index)
  if (!entry || entry.kind === "blank" || entry.isProse) return false
  if (entry.kind === "lone" && !isCaption(source, entry)) return false
  for (let count = 1; count <= LINES_TO_JUDGE_BY; count++) {
    const next = readEntry(source, entry.nextLine)
    if (entry.kind === "figures") {
      if (entry.fields.length >= FIELDS_OF_A_LONE_ROW) return true
      return count > 1 || (next !== undefined && belongs(next, entry))
    }
    if (!next || !belongs(next, entry)) return false
    if (next.kind === "blank" && entry.kind !== "lone") return true
    if (next.kind === "lone" && chineseOrdinal(next.fields[0]?.text) !== undefined) return false
    entry = next
  }
  return false
}

/** True when `entry` may stand in a table next to `other`, its words aside. */
function belongs(entry: Entry, other: Entry): boolean {
  const isAlike = entry.fields.length === other.fields.length
  if (entry.kind === "figures") return isAlike || !entry.isProse
  return isAlike && !entry.isProse && entry.fields.length >= FEWEST_FIELDS
}

function continues(source: Source, entry: Entry, previous: Entry | undefined): boolean {
  if (!previous) return true
  if (!belongs(entry, previous)) return false
  return entry.kind !== "lone" || isRowOfOne(source, entry, previous)
}

/** True when the one written field of a record above a table's first row is a caption, not a heading or title. */
function isCaption(source: Source, entry: Entry): boolean {
  const next = readEntry(source, entry.nextLine)
  if (!next || (next.kind !== "figures" && next.kind !== "words")) return false
  const label = entry.written[0]?.text ?? ""
  return isIndented(entry) || (readOrdinal(label) === undefined && !BESIDE_TABLES.test(label))
}

/**
 * True when a record within a table whose figures are blank, or that is a caption, is a row of it. Rows and
 * sections are both numbered 一、二、三、, so what stands around it decides.
 */
function isRowOfOne(source: Source, entry: Entry, previous: Entry): boolean {
  if (isIndented(entry)) return true
  const label = entry.written[0]?.text ?? ""
  const next = skipBlanks(source, entry.nextLine)
  if (BESIDE_TABLES.test(label) || next.entry?.isProse) return false
  const following = readOrdinal(next.text)
  // A header comes after a caption or a section's heading, never after a numbered row.
  const isAboveHeader = next.entry !== undefined && isHeader(next.entry) && !following
  if (readOrdinal(label) && isAboveHeader) return false
  const value = chineseOrdinal(label)
  if (value === undefined) return true
  if (next.text === "") return previous.hasFigures
  if (next.entry && (next.entry.hasFigures || isIndented(next.entry))) return true
  if (following?.style !== "chinese") return false
  const before = chineseOrdinal(previous.fields[0]?.text)
  const isNextRow = previous.kind === "lone" && before !== undefined && value === before + 1
  const isAboveRow = next.entry !== undefined && next.entry.kind !== "lone"
  // The last row of a table may have the number of the section after it: 四、结转下年度继续办理.
  return isHeader(previous) || isNextRow || isAboveRow || following.value === value
}

/** The first record or line from `index` on that has words. */
function skipBlanks(
  source: Source,
  index: number,
): { readonly entry?: Entry; readonly text: string } {
  let next = index
  while (next < source.lines.length) {
    const entry = readEntry(source, next)
    const line = source.lines[next] as Line
    const text = entry ? entry.fields[0]?.text : slice(source.text, trim(source.text, line))
    if (entry && entry.kind !== "blank") return { entry, text: text || "," }
    if (!entry && text) return { text }
    next = entry?.nextLine ?? next + 1
  }
  return { text: "" }
}

/** True when the first field is empty: headings and prose stand in the first. */
function isIndented({ fields }: Entry): boolean {
  return fields[0]?.text === ""
}

function isHeader({ kind, written, hasFigures }: Entry): boolean {
  return (kind === "figures" || kind === "words") && written.length > 1 && !hasFigures
}

function chineseOrdinal(label: string | undefined): number | undefined {
  const ordinal = readOrdinal(label ?? "")
  return ordinal?.style === "chinese" ? ordinal.value : undefined
}

/** Every line of a sheet is as long as its longest: columns at the end without a word are no part of this table. */
function withoutPadding(rows: readonly Row[]): readonly Row[] {
  const lengths = rows.map(({ cells }) => cells.findLastIndex(({ text }) => text !== "") + 1)
  const width = lengths.reduce((a, b) => Math.max(a, b), 0)
  return rows.map(({ span, cells }) => ({ span, cells: cells.slice(0, width) }))
}

function toRow({ span, fields }: CsvRecord): Row {
  return { span, cells: fields.map(({ span, text }) => ({ span, text })) }
}
