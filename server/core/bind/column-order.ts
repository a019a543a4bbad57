import type { TableForm } from "../form/schema.ts"
import type { BoundRow } from "./facts.ts"

// A row or two may say so by chance, or by a mistake.
const FEWEST_ROWS = 3

/**
 * True where blanks at the end hide a lost column: every total is blank, and the column before it is as much as
 * the others together wherever one of them has something.
 */
export function lacksColumn(form: TableForm, rows: readonly BoundRow[]): boolean {
  if (!endsInTotal(form, rows)) return false
  if (!rows.every(({ figures }) => figures.at(-1)?.reading.kind === "blank")) return false
  const written = rows.flatMap(({ figures }) => {
    const [total = 0n, ...addends] = figures
      .slice(0, -1)
      .map((figure) => figure?.value ?? 0n)
      .reverse()
    const sum = addends.reduce((all, value) => all + value, 0n)
    return sum > 0n ? [total >= sum] : []
  })
  return written.length >= FEWEST_ROWS && written.every((isTotal) => isTotal)
}

/**
 * True where the total was written before its parts: in every row that is written out the first figure is as much as
 * the others together, and in several the last is not. Where one column has all, first and last are alike.
 */
export function hasTotalFirst(form: TableForm, rows: readonly BoundRow[]): boolean {
  if (!endsInTotal(form, rows)) return false
  let certain = 0
  for (const { figures } of rows) {
    const sum = sumOf(figures)
    if (sum === undefined) continue
    if ((figures[0]?.value ?? 0n) * 2n !== sum) return false
    if ((figures.at(-1)?.value ?? 0n) * 2n !== sum) certain++
  }
  return certain >= FEWEST_ROWS
}

/** Absent where one of them is no number. */
function sumOf(figures: BoundRow["figures"]): bigint | undefined {
  let sum = 0n
  for (const figure of figures) {
    if (figure?.value === undefined) return undefined
    sum += figure.value
  }
  return sum
}

/** True for a table of which the last column is each row's total. */
function endsInTotal({ formulas }: TableForm, rows: readonly BoundRow[]): boolean {
  const last = rows[0]?.part?.columns.at(-1)
  return formulas.some(({ each, total }) => each === "row" && total === last?.key)
}
