import type { BoundRow, BoundTable, Facts, Figure } from "../bind/facts.ts"
import type { Change } from "./change.ts"
import type { Failure } from "./check.ts"
import { type Equation, equationsWith } from "./equations.ts"
import { excess, reader } from "./sum.ts"

/** A row whose figures all stand one column off, which its formulas show (docs/formulas.md). */
export interface Shift {
  readonly row: BoundRow
  readonly direction: "left" | "right"
  /** The total, in the last column, stands where it belongs. */
  readonly keepsTotal: boolean
  /** The figures that should stand elsewhere, with what should stand in their place. */
  readonly changes: readonly Change[]
  /** The one of them that is written nowhere, as it follows from the others; absent where it is 0. */
  readonly pushedOut: Change | undefined
}

// Fewer figures that differ are as likely wrong by themselves.
const FEWEST_CHANGES = 3
const FEWEST_FAILURES = 3

/** The rows that are shifted, where these are the equations that fail as the figures stand. */
export function findShifts(facts: Facts, failures: readonly Failure[]): readonly Shift[] {
  if (failures.length < FEWEST_FAILURES) return []
  const failing = new Set(failures.map(({ equation }) => equation))
  return facts.tables.flatMap((table) =>
    table.rows.flatMap((row) => findShift(facts, table, row, failing) ?? []),
  )
}

function findShift(
  facts: Facts,
  { form }: BoundTable,
  row: BoundRow,
  failing: ReadonlySet<Equation>,
): Shift | undefined {
  const figures = row.figures.filter((figure) => figure !== undefined)
  if (!row.label || figures.length < row.figures.length || figures.length <= FEWEST_CHANGES)
    return undefined
  const equations = [...new Set(figures.flatMap(({ key }) => equationsWith(form, key)))]
  if (equations.filter((equation) => failing.has(equation)).length < FEWEST_FAILURES)
    return undefined
  const shifts = [false, true].flatMap((keepsTotal) =>
    (["left", "right"] as const).flatMap((direction) => {
      const changes = moveBack(figures, direction, keepsTotal)
      if (!changes || !isRight(facts, equations, changes)) return []
      const last = figures.at(keepsTotal ? -2 : -1)
      const lost = direction === "left" ? figures[0] : last
      const pushedOut = changes.find(({ figure, value }) => figure === lost && value !== 0n)
      return [{ row, direction, keepsTotal, changes, pushedOut }]
    }),
  )
  return shifts.length === 1 ? shifts[0] : undefined
}

/** What should stand in the row if it is shifted; the figure that was pushed out follows from the others. */
function moveBack(
  figures: readonly Figure[],
  direction: Shift["direction"],
  keepsTotal: boolean,
): readonly Change[] | undefined {
  const values = figures.map(
    ({ value, reading }) => value ?? (reading.kind === "blank" ? 0n : undefined),
  )
  if (values.some((value) => value === undefined)) return undefined
  const written = values as readonly bigint[]
  const moved = (keepsTotal ? moveAddends : moveAll)(written, direction)
  const changes = figures.flatMap((figure, index) => {
    const value = moved?.[index]
    return value === undefined || value === written[index] ? [] : [{ figure, value }]
  })
  return changes.length < FEWEST_CHANGES ? undefined : changes
}

/** All figures move: the last column is the sum of the others. */
function moveAll(
  written: readonly bigint[],
  direction: Shift["direction"],
): readonly bigint[] | undefined {
  return move(written, direction, (kept) =>
    direction === "left" ? (kept.at(-1) ?? 0n) - sum(kept.slice(0, -1)) : sum(kept),
  )
}

/** All but the total move, which is the sum of the others. */
function moveAddends(
  written: readonly bigint[],
  direction: Shift["direction"],
): readonly bigint[] | undefined {
  const total = written.at(-1) ?? 0n
  const moved = move(written.slice(0, -1), direction, (kept) => total - sum(kept))
  return moved && [...moved, total]
}

/** Moves figures back by a column, into one that is free; absent where none is, or what was pushed out is no count. */
function move(
  written: readonly bigint[],
  direction: Shift["direction"],
  toPushedOut: (kept: readonly bigint[]) => bigint,
): readonly bigint[] | undefined {
  const isLeft = direction === "left"
  const kept = isLeft ? written.slice(0, -1) : written.slice(1)
  const free = isLeft ? written.at(-1) : written[0]
  const pushedOut = toPushedOut(kept)
  if (free !== 0n || pushedOut < 0n) return undefined
  return isLeft ? [pushedOut, ...kept] : [...kept, pushedOut]
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n)
}

function isRight(
  facts: Facts,
  equations: readonly Equation[],
  changes: readonly Change[],
): boolean {
  const read = reader(facts, new Map(changes.map(({ figure, value }) => [figure.key, value])))
  return equations.every((equation) => excess(read, equation) === 0n)
}
