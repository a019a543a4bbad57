import type { TableForm } from "../form/schema.ts"
import { likeness, normalForm, readOrdinal } from "../text/label.ts"
import type { LabelledRow } from "./rows.ts"

// A row with an unknown label between two neighbours of the form's one missing row is that row, altered, if
// its label is at least so like.
const LEAST_LIKENESS_IN_PLACE = 0.4
// Of fewer characters many labels have some.
const SHORTEST = 3

/** Unknown rows exactly where as many rows of the form are missing, or one, are these rows, their labels altered. */
export function withAltered(
  table: TableForm,
  rows: readonly LabelledRow[],
): readonly LabelledRow[] {
  if (!rows.some(isUnknown)) return rows
  const order = table.parts.flatMap((part) => part.rows.map((form) => ({ part, form })))
  const places = new Map(order.map(({ form }, place) => [form, place]))
  const bound = new Set(rows.map(({ form }) => form))
  const result = [...rows]
  let above = -1
  let unknown: number[] = []
  const settle = (below: number) => {
    const missing = order.slice(above + 1, below)
    const isFree = unknown.length > 0 && !missing.some(({ form }) => bound.has(form))
    for (const [place, index] of unknown.entries()) {
      const row = rows[index] as LabelledRow
      const only = missing.length === 1 ? missing[0] : undefined
      const meant = missing.length === unknown.length ? missing[place] : only
      if (isFree && meant && isAltered(row.words?.text ?? "", meant.form.labels.at(-1) ?? ""))
        result[index] = toAltered(row, meant)
    }
    unknown = []
  }
  for (const [index, row] of rows.entries()) {
    if (isUnknown(row)) unknown.push(index)
    const place = row.form && places.get(row.form)
    if (place === undefined) continue
    settle(place)
    above = place
  }
  settle(order.length)
  return result
}

function isUnknown({ kind, words }: LabelledRow): boolean {
  return kind === "unknown" && words !== undefined
}

function isAltered(written: string, official: string): boolean {
  const found = readOrdinal(written)
  const expected = readOrdinal(official)
  if (found && expected && (found.style !== expected.style || found.value !== expected.value))
    return false
  const [a, b] = [normalForm(written), normalForm(official)]
  if (a === "" || b === "") return false
  return (
    b.includes(a) || a.includes(b) || isShort(a, b) || likeness(a, b) >= LEAST_LIKENESS_IN_PLACE
  )
}

/** True for characters of `whole` in their order: 新收申请 for 本年新收政府信息公开申请数量. */
function isShort(short: string, whole: string): boolean {
  let place = 0
  for (const character of short) {
    place = whole.indexOf(character, place) + 1
    if (place === 0) return false
  }
  return short.length >= SHORTEST
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
