import type { TableForm } from "../form/schema.ts"
import { type Geometry, type Label, rowKindKey } from "./facts.ts"
import type { Alignment, OffsetRange } from "./figures.ts"
import type { LabelledRow } from "./rows.ts"

/** What a table's rows need to have for its geometry to be learnt from them. */
export interface PlacedRow {
  readonly row: LabelledRow
  /** The index in the row's cells of its first figure's; -1 without figures. */
  readonly firstFigure: number
  readonly alignment: Pick<Alignment, "certainty" | "range"> | undefined
}

/** Learns where rows of each kind stand from the rows whose cells leave no doubt. */
export function learnGeometry(table: TableForm, rows: readonly PlacedRow[]): Geometry {
  const labels: Label[] = []
  for (const { row } of rows) {
    for (const group of row.groups) labels.push(group)
    if (row.label) labels.push(row.label)
  }
  const columns = new Tally<number>()
  for (const label of labels) columns.add(label.depth, label.column)
  const figures = new Tally<number>()
  const lengths = new Tally<number>()
  const shape = { isGrid: isGrid(labels, columns) }
  const settled = new Set<number>()
  for (const { row, alignment } of rows)
    if (alignment?.certainty === "certain") settled.add(rowKindKey(table, row))
  for (const { row, firstFigure, alignment } of rows) {
    if (!alignment || alignment.certainty === "open") continue
    const key = rowKindKey(table, row)
    if (alignment.certainty === "likely") {
      const { part, label } = row
      const outer = rowKindKey(table, { part, label: { depth: (label?.depth ?? 0) - 1 } })
      // Rows with blanks say where rows stand only if no row without, of their kind or the next, does.
      if (settled.has(key) || settled.has(outer)) continue
    }
    const groups = groupCells(shape, row)
    figures.add(key, firstFigure - groups)
    lengths.add(key, row.row.cells.length - groups)
  }
  return {
    ...shape,
    labelColumn: columns.most(),
    firstFigure: new Map([...startsInAll(table, shape, rows), ...figures.most()]),
    length: lengths.most(),
  }
}

/** Where rows of a kind start, if only one place leaves every written cell of all of them inside the columns. */
function startsInAll(
  table: TableForm,
  shape: Pick<Geometry, "isGrid">,
  rows: readonly PlacedRow[],
): ReadonlyMap<number, number> {
  const ranges = new Map<number, OffsetRange>()
  for (const { row, alignment } of rows) {
    if (!alignment?.range) continue
    const key = rowKindKey(table, row)
    const before = row.afterLabels - groupCells(shape, row)
    const { lowest, highest } = alignment.range
    const known = ranges.get(key) ?? { lowest: 0, highest: Number.POSITIVE_INFINITY }
    ranges.set(key, {
      lowest: Math.max(known.lowest, lowest + before),
      highest: Math.min(known.highest, highest + before),
    })
  }
  return new Map(
    [...ranges].flatMap(([key, { lowest, highest }]) =>
      lowest === highest ? [[key, lowest] as const] : [],
    ),
  )
}

/** By how many cells its groups make a row longer than others of its kind: none where covered cells are written. */
export function groupCells({ isGrid }: Pick<Geometry, "isGrid">, { groups }: LabelledRow): number {
  return isGrid ? 0 : groups.reduce((count, { cells }) => count + cells, 0)
}

/** Inner labels usually stand further right: a layout that drops covered cells has them first instead. */
function isGrid(labels: readonly Label[], columns: Tally<number>): boolean {
  const usual = columns.most()
  const depths = [...usual.keys()].toSorted((a, b) => a - b)
  const increasing = depths.every((depth, index) => {
    const outer = depths[index - 1]
    return outer === undefined || (usual.get(outer) ?? 0) < (usual.get(depth) ?? 0)
  })
  const fitting = labels.filter(({ depth, column }) => usual.get(depth) === column).length
  return increasing && fitting * 2 > labels.length
}

/** Counts values by kind. */
export class Tally<Kind> {
  readonly #counts = new Map<Kind, Map<number, number>>()

  add(kind: Kind, value: number): void {
    let counts = this.#counts.get(kind)
    if (!counts) {
      counts = new Map<number, number>()
      this.#counts.set(kind, counts)
    }
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }

  /** By kind, the value that more than half of its rows have; kinds without one are absent. */
  most(): ReadonlyMap<Kind, number> {
    const result = new Map<Kind, number>()
    for (const [kind, counts] of this.#counts) {
      let total = 0
      for (const count of counts.values()) total += count
      for (const [value, count] of counts) if (count * 2 > total) result.set(kind, value)
    }
    return result
  }
}
