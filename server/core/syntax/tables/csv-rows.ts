import { readOrdinal } from "../../text/label.ts"
import {
  BESIDE_TABLES,
  chineseOrdinal,
  type Entry,
  FEWEST_FIELDS,
  isIndented,
  isPageRecord,
  isStub,
  readEntry,
  readLoneField,
  skipGap,
} from "./csv-entry.ts"
import type { Source } from "./layout.ts"
import { mayLackSeparators } from "./spaced-row.ts"

// A header has three rows at most, and a caption may stand above it.
const LINES_TO_JUDGE_BY = 8
// So many figures are a row all by themselves; fewer may be a number that commas divide.
const FIELDS_OF_A_LONE_ROW = 8
// What may stand above a page break by itself.
const CAPTION = /^第.{1,16}[条项]$/

/** A row of a table, and whether blank records, blank lines or page numbers cut it off from the one above. */
export interface Part {
  readonly entry: Entry
  readonly isCut: boolean
}

/** The lengths of a table's rows so far. */
interface Widths {
  readonly all: Set<number>
  widest: number
}

/** The rows of the table that starts at line `index`; none where none does. */
export function readParts(source: Source, index: number): readonly Part[] {
  const first = readEntry(source, index)
  if (!first || !canBegin(source, first)) return []
  const parts: Part[] = [{ entry: first, isCut: false }]
  const widths: Widths = { all: new Set(), widest: 0 }
  addWidth(widths, first)
  // How many of them are known for rows: a header is one above figures only, as is what stands below a cut.
  let kept = first.kind === "figures" && first.fields.length >= FIELDS_OF_A_LONE_ROW ? 1 : 0
  let isOpen = false
  let previous = first
  let lacking = 0
  for (let next = nextPart(source, previous, widths); next; ) {
    const { entry, isCut } = next
    if (entry.fields.length === 1 && !mayLackSeparators(parts.length, lacking++)) break
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
  const lone = readLoneField(source, previous)
  if (lone) return { entry: lone, isCut: false }
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
