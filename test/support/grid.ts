/** A cell of a printed table; spans count columns and rows, as in HTML. */
export interface GridCell {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
}

/** A printed table: its rows, of which each has the cells that begin there. */
export type Grid = readonly (readonly GridCell[])[]

/** What a layout makes of the cells that a merged cell covers. */
export interface Covered {
  /** Right of the merged cell. */
  readonly across: "empty" | "absent"
  /** Below the merged cell. */
  readonly down: "empty" | "absent"
}

/** The written cells of every row, covered cells as the layout has them. */
export function expand(grid: Grid, { across, down }: Covered): readonly (readonly string[])[] {
  const above = new Map<number, { rows: number; columns: number }>()
  return grid.map((row) => {
    const written: string[] = []
    const cells = [...row]
    let column = 0
    for (;;) {
      const covering = above.get(column)
      if (covering && covering.rows > 0) {
        covering.rows--
        if (down === "empty") written.push(...blanks(across === "empty" ? covering.columns : 1))
        column += covering.columns
        continue
      }
      const cell = cells.shift()
      if (!cell) return written
      const { text, columns = 1, rows = 1 } = cell
      written.push(text, ...blanks(across === "empty" ? columns - 1 : 0))
      above.set(column, { rows: rows - 1, columns })
      column += columns
    }
  })
}

function blanks(count: number): readonly string[] {
  return new Array<string>(count).fill("")
}
