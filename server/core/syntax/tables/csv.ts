import papaparse from "papaparse"
import { readFigure } from "../../text/figure.ts"
import { readOrdinal } from "../../text/label.ts"
import { type Line, trim } from "../../text/line.ts"
import { slice } from "../../text/span.ts"
import { toParagraph } from "../html/words.ts"
import { isPageNumber } from "../page-number.ts"
import type { Paragraph, Row } from "../tree.ts"
import { type CsvRecord, fieldLines, readRecord } from "./csv-record.ts"
import type { Layout, Source } from "./layout.ts"
import { toTable } from "./pipes.ts"

const LONGEST_LABEL = 80
const FEWEST_FIELDS = 4
const SENTENCE = /[。！？；]/
// A header has three rows at most, and a caption may stand above it.
const LINES_TO_JUDGE_BY = 8
// So many figures are a row all by themselves; fewer may be a number that commas divide.
const FIELDS_OF_A_LONE_ROW = 8
// What may stand above a page break by itself.
const CAPTION = /^第.{1,16}[条项]$/
// A heading of Markdown, or a note under a table.
const BESIDE_TABLES = /^(?:#|注|备注|说明|※|\*)/

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
  const paragraphs = field ? fieldLines(source, field).map(toParagraph) : []
  return { paragraphs, nextLine: entry.nextLine }
}

/**
 * - `figures`: half of the fields or more are figures or blank.
 * - `short`: so few fields, half of them figures, that they are a row within a table only.
 * - `words`: several fields are written, such as a header's.
 * - `lone`: one field is written: a heading, prose, a caption, or a row with its figures blank.
 */
interface Entry extends CsvRecord {
  readonly kind: "figures" | "short" | "words" | "lone" | "blank"
  readonly written: CsvRecord["fields"]
  readonly hasFigures: boolean
  /** Several fields, all of them words. */
  readonly isHeader: boolean
  readonly isProse: boolean
}

/** A row of a table, and whether blank records, blank lines or page numbers cut it off from the one above. */
interface Part {
  readonly entry: Entry
  readonly isCut: boolean
}

/** The lengths of a table's rows so far. */
interface Widths {
  readonly all: Set<number>
  widest: number
}

/** A quick look at a line, which is most often prose: a record that reads so begins no table. */
function isProseWithCommas(line: Line | undefined): boolean {
  return line !== undefined && SENTENCE.test(line.text) && !line.text.includes('"')
}

function severalWords({ text }: Line): boolean {
  return (
    text.split(",").filter((words) => trim(words, { start: 0, end: words.length }).end > 0).length >
    1
  )
}

function readEntry(source: Source, index: number): Entry | undefined {
  const record = readRecord(source, index)
  if (!record) return undefined
  const { fields } = record
  const written = fields.filter(({ text }) => text !== "")
  const readings = fields.map(({ text }) => readFigure(text).kind)
  const words = readings.filter((kind) => kind === "text").length
  const hasFigures = readings.includes("number")
  const isProse = written.some(({ text }) => text.length > LONGEST_LABEL || SENTENCE.test(text))
  const isHeader = written.length > 1 && words === written.length
  return { ...record, kind: kindOf(), written, hasFigures, isHeader, isProse }

  function kindOf(): Entry["kind"] {
    if (written.length === 0) return "blank"
    if (written.length === 1) return "lone"
    if (words * 2 > fields.length) return "words"
    if (fields.length >= FEWEST_FIELDS) return "figures"
    return hasFigures ? "short" : "words"
  }
}

/** The rows of the table that starts at line `index`; none where none does. */
function readParts(source: Source, index: number): readonly Part[] {
  const first = readEntry(source, index)
  if (!first || !canBegin(source, first)) return []
  const parts: Part[] = [{ entry: first, isCut: false }]
  const widths: Widths = { all: new Set(), widest: 0 }
  addWidth(widths, first)
  // How many of them are known for rows: a header is one above figures only, as is what stands below a cut.
  let kept = first.kind === "figures" && first.fields.length >= FIELDS_OF_A_LONE_ROW ? 1 : 0
  let isOpen = false
  let previous = first
  for (let next = nextPart(source, previous, widths); next; ) {
    const { entry, isCut } = next
    if (kept === 0 && (parts.length >= LINES_TO_JUDGE_BY || !mayJoin(source, next, previous))) break
    parts.push(next)
    addWidth(widths, entry)
    isOpen ||= isCut
    const isRow = entry.kind === "figures" || entry.kind === "blank"
    if (isRow || (kept === 0 ? previous.kind === "figures" : !isOpen)) {
      kept = parts.length
      isOpen = false
    }
    if (isOpen && parts.length - kept >= LINES_TO_JUDGE_BY) break
    previous = entry
    next = nextPart(source, previous, widths)
  }
  return parts.slice(0, kept)
}

function addWidth(widths: Widths, { fields }: Entry): void {
  widths.all.add(fields.length)
  widths.widest = Math.max(widths.widest, fields.length)
}

/** A table starts at a row of figures, or a header or caption above one. */
function canBegin(source: Source, entry: Entry): boolean {
  if (entry.kind === "blank" || entry.isProse || isPageRecord(entry)) return false
  return entry.kind !== "lone" || isCaption(source, entry)
}

/** Before there is a table: a numbered heading is none, and figures above a blank line may be prose. */
function mayJoin(source: Source, { entry, isCut }: Part, previous: Entry): boolean {
  if (previous.kind === "figures")
    return !isCut || readEntry(source, previous.nextLine) !== undefined
  return entry.kind !== "lone" || chineseOrdinal(entry.fields[0]?.text) === undefined
}

/** The row below `previous`, if the table goes on. */
function nextPart(source: Source, previous: Entry, widths: Widths): Part | undefined {
  const { entry, isCut } = skipGap(source, previous.nextLine)
  const goesOn = entry !== undefined && continues(source, { entry, isCut }, previous, widths)
  // A blank row under a header is a row whose figures are blank, unless the rows are below it.
  const blank = previous.isHeader ? readEntry(source, previous.nextLine) : undefined
  const isAlike = blank?.kind === "blank" && blank.fields.length === previous.fields.length
  if (isAlike && previous.fields.length >= FEWEST_FIELDS && !(goesOn && entry.kind !== "lone"))
    return { entry: blank, isCut: false }
  return goesOn ? { entry, isCut } : undefined
}

function continues(
  source: Source,
  { entry, isCut }: Part,
  previous: Entry,
  { all, widest }: Widths,
): boolean {
  const { kind, fields, isProse } = entry
  // A row may have a field too few or too many, but below a cut it is known by their number.
  const isAlike = all.has(fields.length)
  if (kind === "figures") return isAlike || !(isCut || isProse)
  if (isProse) return false
  if (kind === "short") return !isCut
  if (kind === "words") return isAlike && fields.length >= FEWEST_FIELDS
  // A row written into a table has no padding, and may be the first of its kind there.
  const isFirst = previous.isHeader || (previous.kind === "lone" && isStub(previous))
  const fits = isAlike || (!isCut && fields.length < widest)
  return (
    fits &&
    (!isStub(entry) || (!isCut && isFirst)) &&
    isRowOfOne(source, { entry, isCut }, previous)
  )
}

/** True when the one written field of a record above a table's first row is a caption, not a heading or title. */
function isCaption(source: Source, entry: Entry): boolean {
  const { entry: next, isCut } = skipGap(source, entry.nextLine)
  if (!next || next.kind === "lone") return false
  const label = entry.written[0]?.text ?? ""
  if (isCut) return CAPTION.test(label)
  return isIndented(entry) || (readOrdinal(label) === undefined && !BESIDE_TABLES.test(label))
}

/**
 * True when a record within a table whose figures are blank, or that is a caption, is a row of it. Rows and
 * sections are both numbered 一、二、三、, so what stands around it decides.
 */
function isRowOfOne(source: Source, { entry, isCut }: Part, previous: Entry): boolean {
  if (isIndented(entry)) return true
  const label = entry.written[0]?.text ?? ""
  const next = skipGap(source, entry.nextLine)
  if (BESIDE_TABLES.test(label) || next.entry?.isProse) return false
  if (isCut && !CAPTION.test(label) && !next.entry?.hasFigures) return false
  const following = readOrdinal(next.text)
  // A header comes after a caption or a section's heading, never after a numbered row.
  const isAboveHeader = next.entry?.isHeader === true && !following
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
  return previous.isHeader || isNextRow || isAboveRow || following.value === value
}

/** The first record or line from `index` on that has words and is no page number. */
function skipGap(
  source: Source,
  index: number,
): { readonly entry?: Entry; readonly text: string; readonly isCut: boolean } {
  let next = index
  while (next < source.lines.length) {
    const line = source.lines[next] as Line
    const entry = isPageNumber(line.text) ? undefined : readEntry(source, next)
    const isCut = next > index
    if (entry && entry.kind !== "blank" && !isPageRecord(entry))
      return { entry, text: entry.fields[0]?.text || ",", isCut }
    const text = entry ? "" : slice(source.text, trim(source.text, line))
    if (text && !isPageNumber(text)) return { text, isCut }
    next = entry?.nextLine ?? next + 1
  }
  return { text: "", isCut: true }
}

function isPageRecord({ kind, written }: Entry): boolean {
  return kind === "lone" && isPageNumber(written[0]?.text ?? "")
}

function isStub({ fields }: Entry): boolean {
  return fields.length < FEWEST_FIELDS
}

/** True when the first field is empty: headings and prose stand in the first. */
function isIndented({ fields }: Entry): boolean {
  return fields[0]?.text === ""
}

function chineseOrdinal(label: string | undefined): number | undefined {
  const ordinal = readOrdinal(label ?? "")
  return ordinal?.style === "chinese" ? ordinal.value : undefined
}

/** Every line of a sheet is as long as its longest: columns at the end without a word are no part of this table. */
function writtenWidth({ fields }: CsvRecord): number {
  return fields.findLastIndex(({ text }) => text !== "") + 1
}

function toRow({ span, fields }: CsvRecord, width: number): Row {
  return { span, cells: fields.slice(0, width).map(({ span, text }) => ({ span, text })) }
}
