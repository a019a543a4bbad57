import type { BoundTable } from "../bind/facts.ts"

// A row or two with a cell too few are mistakes; most rows so are a table that was not understood.
const FEWEST_BROKEN_ROWS = 3

/** False when rows and figures of the table cannot be told apart, so that nothing can be said of its cells. */
export function isReadable({ rows }: BoundTable): boolean {
  const figures = rows.filter(({ kind }) => kind === "figures")
  const broken = figures.filter(({ missing, extra }) => missing > 0 || extra.length > 0)
  return broken.length < FEWEST_BROKEN_ROWS || broken.length * 2 <= figures.length
}
