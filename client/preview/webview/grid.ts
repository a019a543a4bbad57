/** The figure's cell that the element is, or is in. */
export function findCell(target: unknown): HTMLElement | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>("td[data-key]") : null
  return cell ?? undefined
}

/** The cells of the figures in a row or a table, in the order of reading. */
export function cellsOf(parent: Element | null): readonly HTMLElement[] {
  return [...(parent?.querySelectorAll<HTMLElement>("td[data-key]") ?? [])]
}

/** To the next figure, or back, in the order of reading; false at the end of the table. */
export function moveOn(cell: HTMLElement, by: 1 | -1): boolean {
  const all = cellsOf(cell.closest("table"))
  return focus(all[all.indexOf(cell) + by])
}

/** To the next row that has figures, into the cell that is in the same column or covers it. */
export function moveRow(cell: HTMLElement, by: 1 | -1): boolean {
  const { row, column } = placeOf(cell)
  const inDirection = cellsOf(cell.closest("table")).filter(
    (other) => (placeOf(other).row - row) * by > 0,
  )
  const nearest = by > 0 ? inDirection[0] : inDirection.at(-1)
  if (!nearest) return false
  const next = inDirection.filter((other) => placeOf(other).row === placeOf(nearest).row)
  return focus(next.findLast((other) => placeOf(other).column <= column) ?? next[0])
}

function placeOf({ dataset }: HTMLElement): { readonly row: number; readonly column: number } {
  return { row: Number(dataset.row), column: Number(dataset.column) }
}

/** Gives a cell the keyboard; false when there is none. */
export function focus(cell: HTMLElement | undefined): boolean {
  if (!cell) return false
  cell.focus({ preventScroll: true })
  cell.scrollIntoView({ block: "nearest", inline: "nearest" })
  return true
}
