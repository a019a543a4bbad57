import type { PartForm } from "../form/schema.ts"
import type { Cell } from "../syntax/tree.ts"
import { firstWritten, lastWritten } from "../syntax/written.ts"
import { isNumber } from "../text/figure.ts"
import type { Span } from "../text/span.ts"
import { nextRow } from "./joined.ts"
import type { LabelledRow } from "./rows.ts"

// Between two rows of figures there may be a caption and a header of three rows.
const NEIGHBOURS = 5

/**
 * The rows of a text table, each that a line break tore before or among its figures made one again: the lines below it hold
 * figures and no label, all of them together are exactly as many as the row's columns, and the row that follows
 * is the form's next. Anything less may be another mistake, and is left as it stands.
 */
export function joinTorn(rows: readonly LabelledRow[]): readonly LabelledRow[] {
  if (!rows.some(isRest)) return rows
  const joined: LabelledRow[] = []
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as LabelledRow
    const rests = restsOf(rows, index)
    joined.push(rests.length > 0 ? join(row, rests) : row)
    index += rests.length
  }
  return joined
}

/** The rows below that hold the rest of a row's figures; none where it is whole, or the rest is not certain. */
function restsOf(rows: readonly LabelledRow[], index: number): readonly LabelledRow[] {
  const row = rows[index] as LabelledRow
  const count = partOf(row)?.columns.length ?? 0
  const own = row.row.cells.slice(Math.max(0, row.afterLabels))
  let found = figuresOf(own).length
  // Without a figure of its own it is torn only where it is too short to be a row of blanks.
  if (found >= count || (found === 0 && !(row.label && isBlank(own) && own.length < count)))
    return []
  let end = index + 1
  for (let rest = rows[end]; found < count && rest && isRest(rest); rest = rows[++end])
    found += figuresOf(rest.row.cells).length
  if (found !== count) return []
  const below = rows.slice(end, end + NEIGHBOURS).find(({ form }) => form !== undefined)
  return !below || below.form === nextRow(row) ? rows.slice(index + 1, end) : []
}

/** The part whose columns the figures of a row fill; absent where that is not certain. */
function partOf({ kind, label, part, table, words }: LabelledRow): PartForm | undefined {
  if (label) return kind === "figures" && label.likeness === 1 ? part : undefined
  const [only] = table?.parts ?? []
  const isUnlabelled = only?.rows[0]?.labels.length === 0
  return isUnlabelled && !words && (kind === "unknown" || kind === "figures") ? only : undefined
}

/** True for a row of nothing but figures. */
function isRest({ kind, label, words, groups, row }: LabelledRow): boolean {
  if (label || words || groups.length > 0 || (kind !== "unknown" && kind !== "figures"))
    return false
  // The separator may have gone down with the figures, which leaves a blank cell before them.
  return firstWritten(row.cells) <= 1 && figuresOf(row.cells).length > 0
}

/**
 * The written cells, where they are figures with no blank among them: a blank is a figure that is not there. Below
 * a row, or at its end, one blank may be what the separator left.
 */
function figuresOf(cells: readonly Cell[]): readonly Cell[] {
  const first = firstWritten(cells)
  const figures = first < 0 ? [] : cells.slice(first, lastWritten(cells) + 1)
  return figures.every(({ text }) => isNumber(text)) ? figures : []
}

function isBlank(cells: readonly Cell[]): boolean {
  return lastWritten(cells) < 0
}

function join(row: LabelledRow, rests: readonly LabelledRow[]): LabelledRow {
  let cells = row.row.cells
  let end = row.row.span.end
  const tears: Span[] = []
  for (const { row: rest } of rests) {
    const [last, first] = [lastWritten(cells), firstWritten(rest.cells)]
    const [before, after] = [cells[last] as Cell, rest.cells[first] as Cell]
    tears.push({ start: before.span.end, end: after.span.start })
    cells = [...cells.slice(0, last + 1), ...rest.cells.slice(first)]
    end = rest.span.end
  }
  const whole = { ...row, row: { span: { start: row.row.span.start, end }, cells }, tears }
  return row.label ? whole : { ...whole, kind: "unknown", form: undefined, part: undefined }
}
