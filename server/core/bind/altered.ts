import type { TableForm } from "../form/schema.ts"
import { likeness, normalForm, readOrdinal } from "../text/label.ts"
import type { LabelledRow } from "./rows.ts"

// A row with an unknown label between two neighbours of the form's one missing row is that row, altered, if
// its label is at least so like.
const LEAST_LIKENESS_IN_PLACE = 0.4
// Between two rows of figures there may be a caption and a header.
const NEIGHBOURS = 4

/** An unknown row exactly where one row of the form is missing is that row, its label altered. */
export function withAltered(
  table: TableForm,
  rows: readonly LabelledRow[],
): readonly LabelledRow[] {
  if (!rows.some(({ kind, words }) => kind === "unknown" && words)) return rows
  const order = table.parts.flatMap((part) => part.rows.map((form) => ({ part, form })))
  const places = new Map(order.map(({ form }, place) => [form, place]))
  const bound = new Set(rows.map(({ form }) => form))
  let above = -1
  return rows.map((row, index) => {
    if (row.form) above = places.get(row.form) ?? above
    const missing = order[above + 1]
    if (row.kind !== "unknown" || !row.words || !missing || bound.has(missing.form)) return row
    // Only the rows next to it are looked at: where two are missing, either may be meant.
    const below = rows.slice(index + 1, index + 1 + NEIGHBOURS).find(({ form }) => form)
    if (below?.form !== order[above + 2]?.form) return row
    return isAltered(row.words.text, missing.form.labels.at(-1) ?? "")
      ? toAltered(row, missing)
      : row
  })
}

function isAltered(written: string, official: string): boolean {
  const found = readOrdinal(written)
  const expected = readOrdinal(official)
  if (found && expected && (found.style !== expected.style || found.value !== expected.value))
    return false
  const [a, b] = [normalForm(written), normalForm(official)]
  return a !== "" && (b.includes(a) || a.includes(b) || likeness(a, b) >= LEAST_LIKENESS_IN_PLACE)
}

function toAltered(
  row: LabelledRow,
  { part, form }: { part: LabelledRow["part"]; form: NonNullable<LabelledRow["form"]> },
): LabelledRow {
  const { words } = row
  if (!part || !words) return row
  const official = form.labels.at(-1) ?? ""
  const likely = Math.min(0.99, likeness(normalForm(words.text), normalForm(official)))
  const label = {
    official,
    written: words.text,
    span: words.span,
    column: words.column,
    cells: 1,
    likeness: likely,
    depth: form.labels.length - 1,
  }
  return { ...row, kind: "figures", part, form, label, afterLabels: words.column + 1 }
}
