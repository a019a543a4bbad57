import type { Cell } from "../syntax/tree.ts"
import { statedUnit } from "../text/money.ts"
import type { LabelledRow } from "./rows.ts"

/**
 * The unit that the amounts of a row are said to be in, as a power of ten of 元: by its own label, else by what stands
 * between it and the figures above, else by the line above the table. Absent for counts, and where nothing says it.
 */
export function findUnit(
  rows: readonly LabelledRow[],
  place: number,
  lineAbove: string,
): number | undefined {
  const own = rows[place]
  if (!own?.part?.columns.some(({ kind }) => kind === "amount")) return undefined
  const stated = statedUnit(wordsOf(own.row.cells.slice(0, Math.max(0, own.afterLabels))))
  if (stated !== undefined) return stated
  for (let above = place - 1; above >= 0; above--) {
    const row = rows[above]
    if (!row || row.kind === "figures") break
    const unit = statedUnit(wordsOf(row.row.cells))
    if (unit !== undefined) return unit
  }
  return statedUnit(lineAbove)
}

function wordsOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join("")
}
