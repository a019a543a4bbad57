import { readFigure } from "../../text/figure.ts"
import { readOrdinal } from "../../text/label.ts"
import { type Line, trim } from "../../text/line.ts"
import { isSignature } from "../../text/signature.ts"
import { type Span, slice } from "../../text/span.ts"
import { isPageNumber } from "../page-number.ts"
import { type CsvRecord, readRecord } from "./csv-record.ts"
import type { Source } from "./layout.ts"
import { isSpacedRow } from "./spaced-row.ts"
import { isTornTotal } from "./torn-row.ts"

/** A record with fewer may be prose with a comma. */
export const FEWEST_FIELDS = 4
/** A heading of Markdown, or a note under a table. */
export const BESIDE_TABLES = /^(?:#|※|\*|[（(]?(?:备?\s?注|说\s?明))/
const LONGEST_LABEL = 80
// The comma before a figure may have gone down with it.
const LONE_NUMBER = /^([\s,"]{0,9})(\d+)[\s,"]{0,200}$/
const SENTENCE = /[。！？；]/

/**
 * A record, and what it may be:
 *
 * - `figures`: half of the fields or more are figures or blank.
 * - `short`: so few fields, half of them figures, that they are a row within a table only.
 * - `words`: several fields are written, such as a header's.
 * - `lone`: one field is written: a heading, prose, a caption, or a row with its figures blank.
 */
export interface Entry extends CsvRecord {
  readonly kind: "figures" | "short" | "words" | "lone" | "blank"
  readonly written: CsvRecord["fields"]
  readonly hasFigures: boolean
  /** Several fields, all of them words. */
  readonly isHeader: boolean
  readonly isProse: boolean
}

/** The record that starts at line `index`, if one does. */
export function readEntry(source: Source, index: number): Entry | undefined {
  const record = readRecord(source, index)
  if (!record) return undefined
  const { fields } = record
  const written = fields.filter(({ text }) => text !== "")
  const readings = fields.map(({ text }) => readFigure(text).kind)
  const words = readings.filter((kind) => kind === "text").length
  const hasFigures = readings.includes("number")
  const isProse = written.some(({ text }) => text.length > LONGEST_LABEL || SENTENCE.test(text))
  const [first] = written
  const isNote = first !== undefined && (BESIDE_TABLES.test(first.text) || isSignature(first.text))
  const isHeader = written.length > 1 && words === written.length && !isNote
  return { ...record, kind: kindOf(), written, hasFigures, isHeader, isProse }

  function kindOf(): Entry["kind"] {
    if (written.length === 0) return "blank"
    if (written.length === 1) return "lone"
    if (words * 2 > fields.length) return "words"
    if (fields.length >= FEWEST_FIELDS) return "figures"
    return hasFigures ? "short" : "words"
  }
}

/** The row of one field below `above`: one whose commas became spaces, or the total of `above`, torn off. */
export function readLoneField(source: Source, above: Entry): Entry | undefined {
  const line = source.lines[above.nextLine]
  const content = line && (findTotal(above, line) ?? findSpaced(source, line, above.nextLine))
  if (!content) return undefined
  const fields = [{ span: content, text: slice(source.text, content), content, isQuoted: false }]
  const { start, end } = line
  const record = { span: { start, end }, fields, nextLine: above.nextLine + 1 }
  return {
    ...record,
    kind: "short",
    written: fields,
    hasFigures: true,
    isHeader: false,
    isProse: false,
  }
}

function findTotal({ fields }: Entry, { text, start }: Line): Span | undefined {
  const [, before = "", figure] = LONE_NUMBER.exec(text) ?? []
  if (figure === undefined || !isTornTotal(fields, figure) || opensField(text)) return undefined
  return { start: start + before.length, end: start + before.length + figure.length }
}

/** True for a line within whose last quotes the next line stands. */
function opensField(text: string): boolean {
  return text.split('"').length % 2 === 0
}

function findSpaced(source: Source, line: Line, index: number): Span | undefined {
  const isAboveRow = () => (readEntry(source, index + 1)?.kind ?? "blank") !== "blank"
  // A quote opens a field, which may go on in the lines below.
  const isSpaced = !/[,"]/.test(line.text) && isSpacedRow(line.text, isAboveRow)
  return isSpaced ? trim(source.text, line) : undefined
}

/** A quick look at a line, which is most often prose: a record that reads so begins no table. */
export function isProseWithCommas(line: Line | undefined): boolean {
  return line !== undefined && SENTENCE.test(line.text) && !line.text.includes('"')
}

/** The first record or line from `index` on that has words and is no page number. */
export function skipGap(
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

/** True for a page number, as a sheet has it. */
export function isPageRecord({ kind, written }: Entry): boolean {
  return kind === "lone" && isPageNumber(written[0]?.text ?? "")
}

/** True for so few fields that they may be prose with a comma. */
export function isStub({ fields }: Entry): boolean {
  return fields.length < FEWEST_FIELDS
}

/** True when the first field is empty: headings and prose stand in the first. */
export function isIndented({ fields }: Entry): boolean {
  return fields[0]?.text === ""
}

/** The number of a label numbered 一、二、三、, as rows and sections both are. */
export function chineseOrdinal(label: string | undefined): number | undefined {
  const ordinal = readOrdinal(label ?? "")
  return ordinal?.style === "chinese" ? ordinal.value : undefined
}
