/** A cell of a printed table; spans count columns and rows, as in HTML. */
export interface GridCell {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
  /** Absent for the cells of captions and headers. */
  readonly kind?: "label" | "figure"
  /** A figure's “table/row/column”. */
  readonly key?: string
  /** A mistake: `lost` is not written though the row counts it, `extra` is written and not counted. */
  readonly damage?: "lost" | "extra"
}

/** A printed table: its rows, of which each has the cells that begin there. */
export type Grid = readonly (readonly GridCell[])[]

/** What a layout makes of the cells that a merged cell covers. */
export interface Covered {
  /** Right of the merged cell. */
  readonly across: "empty" | "absent" | "repeated"
  /** Below the merged cell. */
  readonly down: "empty" | "absent" | "repeated"
}

/** A row as a layout writes it: one cell after the other, without spans but where covered cells are absent. */
export interface WrittenRow {
  readonly cells: readonly GridCell[]
  /** The number of cells that it would have without a mistake. */
  readonly width: number
}

const MARKS = /[⟦⟧]/g

/** The written cells of every row, covered cells as the layout has them. */
export function spread(grid: Grid, { across, down }: Covered): readonly WrittenRow[] {
  const above = new Map<number, { rows: number; cell: GridCell; columns: number }>()
  return grid.map((row) => {
    const written: GridCell[] = []
    const cells = [...row]
    let column = 0
    for (;;) {
      const covering = above.get(column)
      if (covering && covering.rows > 0) {
        covering.rows--
        if (down !== "absent")
          written.push(...copies(covering.cell, down, across === "absent" ? 1 : covering.columns))
        column += covering.columns
        continue
      }
      const cell = cells.shift()
      if (!cell) break
      const { columns = 1, rows = 1 } = cell
      const isGone = down === "absent" && cell.kind === "label" && cell.text === ""
      if (!isGone) written.push(...(across === "absent" ? [cell] : mergedCells(cell, across)))
      if (cell.damage === "extra") continue
      above.set(column, { rows: rows - 1, cell, columns })
      column += columns
    }
    return {
      cells: written.filter(({ damage }) => damage !== "lost"),
      width: written.filter(({ damage }) => damage !== "extra").length,
    }
  })
}

/** The words of every row's written cells. */
export function expand(grid: Grid, covered: Covered): readonly (readonly string[])[] {
  return spread(grid, covered).map(({ cells }) => cells.map(({ text }) => text))
}

/** The cell with those that it covers on its right. A label's marks stand in the copy next to the figures. */
function mergedCells(cell: GridCell, across: "empty" | "repeated"): readonly GridCell[] {
  const covered = copies(cell, across, (cell.columns ?? 1) - 1)
  if (across === "empty" || cell.kind !== "label") return [cell, ...covered]
  return [...covered, cell]
}

function copies(cell: GridCell, how: "empty" | "repeated", count: number): readonly GridCell[] {
  const text = how === "empty" ? "" : cell.text.replace(MARKS, "")
  const { kind, damage } = cell
  return Array.from({ length: count }, () => ({
    text,
    ...(kind && { kind }),
    ...(damage && { damage }),
  }))
}

/**
 * The table cut before row `at`, as a page break leaves it: a merged cell that reaches over the break goes on
 * below it as an empty one.
 */
export function cutGrid(grid: Grid, at: number): readonly [Grid, Grid] {
  const open: { column: number; cell: GridCell; rows: number }[] = []
  const above = new Map<number, { until: number; columns: number }>()
  const before = grid.slice(0, at).map((row, index) => {
    const cells = [...row]
    const result: GridCell[] = []
    let column = 0
    for (;;) {
      const covering = above.get(column)
      if (covering && covering.until > index) {
        column += covering.columns
        continue
      }
      const cell = cells.shift()
      if (!cell) return result
      const { columns = 1, rows = 1 } = cell
      above.set(column, { until: index + rows, columns })
      const after = index + rows - at
      if (after > 0) open.push({ column, cell, rows: after })
      result.push(after > 0 ? { ...cell, rows: rows - after } : cell)
      column += columns
    }
  })
  const [first = [], ...rest] = grid.slice(at)
  return [before, [reopen(first, open), ...rest]]
}

/** The cells of a row with those that go on from above where their columns come. */
function reopen(
  row: readonly GridCell[],
  open: readonly { readonly column: number; readonly cell: GridCell; readonly rows: number }[],
): readonly GridCell[] {
  const waiting = open.toSorted((a, b) => a.column - b.column)
  const cells = [...row]
  const result: GridCell[] = []
  let column = 0
  while (waiting.length > 0 || cells.length > 0) {
    const next = waiting[0]?.column === column || cells.length === 0 ? waiting.shift() : undefined
    const cell = next ? { ...next.cell, text: "", rows: next.rows } : cells.shift()
    if (!cell) break
    result.push(cell)
    column += cell.columns ?? 1
  }
  return result
}
