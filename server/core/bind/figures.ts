import type { Cell } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"

/** The cells after a row's label, aligned to the columns of the form. */
export interface Alignment {
  /** One for each column; absent where the cell is missing or cannot be told. */
  readonly cells: readonly (Cell | undefined)[]
  /** The index among the given cells of the first figure's cell. */
  readonly offset: number
  /** The least and the greatest offset that leave every written cell inside the columns; absent without a choice. */
  readonly range?: OffsetRange
  readonly missing: number
  readonly extra: readonly Cell[]
  /**
   * How far the written cells alone settle the offset, without knowing the table's other rows: as many
   * figures as columns leave no doubt, as many cells with blanks among them little.
   */
  readonly certainty: "certain" | "likely" | "open"
}

/** From the least offset to the greatest. */
export interface OffsetRange {
  readonly lowest: number
  readonly highest: number
}

/** What the table's other rows of the same kind say. */
export interface Expectation {
  /** The offset of the first figure among the cells after the label. */
  readonly offset: number
  /** How many cells there are after the label. */
  readonly length: number
}

/**
 * Aligns `cells` to `count` columns. Blank cells before the first figure may be covered by a merge,
 * and blank cells after the last may be padding; `expected` tells which, and with as many written
 * figures as columns nothing needs to be told. `extraColumn` is the one that the header has too many.
 */
export function alignFigures(
  cells: readonly Cell[],
  count: number,
  expected: Expectation | undefined,
  extraColumn?: "first" | "last",
): Alignment {
  const first = cells.findIndex(isWritten)
  const last = cells.findLastIndex(isWritten)
  const extent = first < 0 ? 0 : last - first + 1
  if (extent >= count) {
    const surplus = extent - count
    if (surplus === 0) {
      const aligned = cells.slice(first, first + count)
      return { cells: aligned, offset: first, missing: 0, extra: [], certainty: "certain" }
    }
    const isKnown = surplus === 1 && extraColumn !== undefined
    const offset = isKnown && extraColumn === "first" ? first + 1 : first
    const extra =
      offset > first ? cells.slice(first, offset) : cells.slice(last + 1 - surplus, last + 1)
    return {
      cells: isKnown ? cells.slice(offset, offset + count) : agree(cells, first, count, surplus),
      offset,
      missing: 0,
      extra,
      certainty: "open",
    }
  }
  const lowest = Math.max(0, last - count + 1)
  // Farther on the row would be too short.
  const farthest = Math.max(lowest, cells.length - count)
  const highest = first < 0 ? farthest : first
  const range = { lowest, highest: Math.min(highest, farthest) }
  const wanted = expected?.offset ?? range.highest
  const offset = Math.min(Math.max(wanted, lowest), highest)
  const padding = expected ? Math.max(0, expected.length - expected.offset - count) : 0
  // Cells are missing when the row is too short, its usual padding set aside.
  const available = Math.max(last + 1, cells.length - padding) - offset
  const missing = Math.max(0, count - available)
  if (missing === 0) {
    return {
      cells: expected
        ? cells.slice(offset, offset + count)
        : agree(cells, range.lowest, count, range.highest - range.lowest),
      offset,
      range,
      missing,
      extra: [],
      certainty: cells.length === count ? "likely" : "open",
    }
  }
  // Which one is missing cannot be known, so no column is bound.
  return {
    cells: Array.from({ length: count }, () => undefined),
    offset,
    missing,
    extra: [],
    certainty: "open",
  }
}

function isWritten(cell: Cell): boolean {
  const reading = readFigure(cell.text)
  return reading.kind !== "blank" || reading.placeholder
}

/**
 * The cells that the columns get whichever of them are the surplus: a column is bound only where all the
 * cells that may be its own read alike, so nothing is bound on a guess.
 */
function agree(
  cells: readonly Cell[],
  offset: number,
  count: number,
  surplus: number,
): readonly (Cell | undefined)[] {
  return Array.from({ length: count }, (_, column) => {
    const possible = cells.slice(offset + column, offset + column + surplus + 1)
    return possible.every((cell) => readsAlike(cell, possible[0])) ? possible[0] : undefined
  })
}

/** True for cells that say the same, such as 0 and ０. */
export function readsAlike(a: Cell, b: Cell | undefined): boolean {
  if (a.text === b?.text) return true
  const [one, other] = [readFigure(a.text), readFigure(b?.text ?? "")]
  return one.kind === "number" && other.kind === "number" && one.plain === other.plain
}
