import { type LabelIndex, labelIndex } from "../form/labels.ts"
import type { Form, TableForm } from "../form/schema.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import type { Block, Row, Table } from "../syntax/tree.ts"
import { firstWritten, lastWritten } from "../syntax/written.ts"
import { isNumber } from "../text/figure.ts"
import { cover } from "../text/span.ts"
import { type Part, withoutAdditional } from "./additional.ts"
import { withAltered } from "./altered.ts"
import type { BoundTable, RowKind, Section } from "./facts.ts"
import { withHeaderRows } from "./header-rows.ts"
import { splitJoined } from "./joined.ts"
import { isWord } from "./labels.ts"
import { withoutOtherYears } from "./other-years.ts"
import { withoutOwnRows } from "./own-rows.ts"
import { type LabelledRow, labelRow } from "./rows.ts"
import { splitSpaced } from "./spaced.ts"
import { splitStream } from "./stream.ts"
import { bindTable } from "./table.ts"
import { joinTorn } from "./torn.ts"
import { isTornHeader } from "./torn-header.ts"

const NAMES_NOTHING: ReadonlySet<RowKind> = new Set(["note", "unknown", "blank"])

// Something with a digit, or one letter.
const MISTYPED = /\d|^[A-Za-z]$/
// A single character, such as 零 or 三, may stand for a figure.
const WORDS = /^\p{Script=Han}{2}/u

/**
 * The form's tables among the tables of a report. Rows are known by their labels wherever they stand, but a
 * table in its own section goes before one of the same labels elsewhere; `year` is the report's.
 */
export function bindTables(
  blocks: readonly Block[],
  form: Form,
  sections: readonly Section[],
  year: number | undefined,
): readonly BoundTable[] {
  const index = labelIndex(form)
  const parts: Part[] = []
  let section = 0
  for (const block of blocks) {
    if (block.kind !== "table") continue
    while ((sections[section + 1]?.span.start ?? Number.POSITIVE_INFINITY) <= block.span.start)
      section++
    const around = sections[section]
    const isInside = around !== undefined && around.span.start <= block.span.start
    const own = isInside
      ? form.tables.find((table) => table.section === around.form.key)
      : undefined
    parts.push(...partsOf(index, labelRows(index, block, own), own))
  }
  return form.tables.flatMap((table) => {
    const all = withoutAdditional(
      table,
      parts.filter((part) => part.table === table),
    )
    const own = withoutOtherYears(inPlace(table, all), blocks, sections, year)
    const rows = withHeaderRows(
      table,
      own.flatMap((part) => part.rows),
    )
    const [first] = rows
    if (!first) return []
    return [bindTable(form, table, withAltered(table, rows), textAbove(blocks, first.piece))]
  })
}

/** The text of the paragraph right above a text table; "" where something else stands there. */
function textAbove(blocks: readonly Block[], piece: Table): string {
  const above = blocks[blocks.indexOf(piece) - 1]
  return above?.kind === "paragraph" ? above.text : ""
}

function partsOf(
  index: LabelIndex,
  rows: readonly LabelledRow[],
  own: TableForm | undefined,
): readonly Part[] {
  const byTable = new Map<TableForm, LabelledRow[]>()
  for (const row of rows) {
    if (!row.table) continue
    const others = byTable.get(row.table)
    if (others) others.push(row)
    else byTable.set(row.table, [row])
  }
  // A table in which nothing of the form is recognised is somebody's own.
  return [...byTable]
    .filter(([, found]) => found.some(({ kind }) => !NAMES_NOTHING.has(kind)))
    .map(([table, found]) => ({
      table,
      isInOwnSection: table === own,
      rows: withoutOwnRows(index, table, found),
    }))
}

/** The parts in the table's own section; all where it is nowhere there. */
function inPlace(table: TableForm, parts: readonly Part[]): readonly Part[] {
  const own = parts.filter(({ isInOwnSection }) => isInOwnSection)
  if (own.some(({ rows }) => rows.some(({ kind }) => kind === "figures"))) return own
  // Outside its section, where the heading is missing, only the greater part of a table is one.
  const rows = parts.flatMap((part) => part.rows)
  const found = new Set(rows.map(({ form }) => form).filter((form) => form !== undefined))
  const count = table.parts.reduce((sum, part) => sum + part.rows.length, 0)
  return found.size * 2 > count ? parts : own
}

function labelRows(
  index: LabelIndex,
  piece: Table,
  own: TableForm | undefined,
): readonly LabelledRow[] {
  let context = own
  const rows = layoutOf(piece).isStream
    ? piece.rows.flatMap((stream) => splitStream(index, stream, own))
    : piece.rows
  const labelled: LabelledRow[] = []
  for (const row of rows) {
    const above = labelled.at(-1)
    const joined =
      above && isWrapped(above)
        ? labelRow(index, joinRows(above.row, row), piece, context)
        : undefined
    const read = splitSpaced(index, row, piece, context) ?? labelRow(index, row, piece, context)
    const alone = own ? withTornHeader(read, own) : read
    const isBroken = joined?.kind === "figures" && likenessOf(joined) > likenessOf(alone)
    if (isBroken) labelled.pop()
    const found = isBroken ? joined : alone
    context = found.table
    labelled.push(...splitJoined(index, withoutLabels(found), piece))
  }
  const joined = joinTorn(labelled)
  return joined === labelled ? labelled : joined.map(withoutLabels)
}

/** A row of a header whose labels are torn is one, whatever else its pieces name. */
function withTornHeader(row: LabelledRow, own: TableForm): LabelledRow {
  const isOther = row.kind === "header" && row.table !== own
  const mayBeHeader = isOther || (row.kind === "unknown" && row.words !== undefined)
  if (!mayBeHeader || !isTornHeader(row.row, own)) return row
  return { ...row, kind: "header", table: own, headers: [], afterLabels: -1 }
}

function likenessOf({ kind, label }: LabelledRow): number {
  return kind === "figures" ? (label?.likeness ?? 0) : 0
}

/** A row of nothing but words, the last of which name nothing: perhaps the beginning of the label below. */
function isWrapped({ kind, row, groups }: LabelledRow): boolean {
  if (kind !== "unknown" && kind !== "group") return false
  const group = groups.at(-1)
  const last = lastWritten(row.cells)
  if (group && last < group.column + group.cells) return false
  return !row.cells.some(({ text }) => isNumber(text))
}

/** The two rows as one, the last words above and the first below in one cell. */
function joinRows(above: Row, below: Row): Row {
  const end = lastWritten(above.cells)
  const start = firstWritten(below.cells)
  const [first, second] = [above.cells[end], below.cells[start]]
  const whole =
    first && second
      ? [{ span: cover(first.span, second.span), text: `${first.text}\n${second.text}` }]
      : []
  return {
    span: { start: above.span.start, end: below.span.end },
    cells: [...above.cells.slice(0, end), ...whole, ...below.cells.slice(start + 1)],
  }
}

/** A row of figures in a table whose rows have no label is that table's row. */
function withoutLabels(row: LabelledRow): LabelledRow {
  const part = row.table?.parts[0]
  const form = part?.rows[0]
  if (row.headers.length > 0 || (row.kind !== "unknown" && row.kind !== "blank")) return row
  const count = part?.columns.length ?? 0
  if (!part || !form || form.labels.length > 0 || row.row.cells.length * 3 < count) return row
  // Words for the most part, as of an office and a date below the table, are no figures.
  const written = row.row.cells.filter(({ text }) => text !== "")
  if (written.length < count && written.filter(isWord).length * 2 > written.length) return row
  // So is a header in words of the office's own.
  if (written.filter(({ text }) => WORDS.test(text)).length * 2 > written.length) return row
  // A slip for a figure, such as l for 1, is no label where there are as many cells as columns.
  const isFigure =
    row.row.cells.length === part.columns.length && MISTYPED.test(row.row.cells[0]?.text ?? "")
  return { ...row, kind: "figures", form, part, ...(isFigure && { afterLabels: 0 }) }
}
