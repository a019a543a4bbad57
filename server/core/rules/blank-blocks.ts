import type { BoundRow, BoundTable, Figure } from "../bind/facts.ts"

/** Blank figures side by side in a row, and the same columns of the rows below it. */
export interface Block {
  readonly from: number
  readonly to: number
  readonly rows: BoundRow[]
}

/** One block for each run of blanks; a column that a small office leaves blank is one, not one a row. */
export function findBlocks({ rows }: BoundTable, shifted: ReadonlySet<BoundRow>): readonly Block[] {
  const blocks: Block[] = []
  let open: readonly Block[] = []
  const candidates = rows.filter(
    (row) => row.kind === "figures" && row.missing === 0 && !shifted.has(row),
  )
  for (const row of candidates) {
    open = findRuns(row.figures).map(({ from, to }) => {
      const above = open.find(
        (block) => block.from === from && block.to === to && block.rows[0]?.part === row.part,
      )
      if (above) {
        above.rows.push(row)
        return above
      }
      const block = { from, to, rows: [row] }
      blocks.push(block)
      return block
    })
  }
  return blocks
}

/** The blank figures of a block, row by row. */
export function blanksOf({ from, to, rows }: Block): readonly Figure[] {
  return rows
    .flatMap(({ figures }) => figures.slice(from, to))
    .filter((figure) => figure !== undefined)
}

function findRuns(
  figures: readonly (Figure | undefined)[],
): readonly { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (let index = 0; index < figures.length; index++) {
    if (figures[index]?.reading.kind !== "blank") continue
    const last = runs.at(-1)
    if (last?.to === index) last.to = index + 1
    else runs.push({ from: index, to: index + 1 })
  }
  return runs
}
