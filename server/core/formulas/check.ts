import type { Facts, Figure } from "../bind/facts.ts"
import type { TableForm } from "../form/schema.ts"
import { type Equation, equationsFor, equationsOf, equationsWith } from "./equations.ts"
import { findShifts } from "./shift.ts"

/**
 * What became of an equation. It is checked when its totals and at least one addend are counts and nothing
 * else of it is unreadable; a blank addend counts as 0 (rules.md, “Totals”), unless it is a total whose own
 * addends are written: then what should stand there is something else.
 */
export type Outcome =
  | { readonly kind: "holds"; readonly equation: Equation }
  | {
      readonly kind: "blocked"
      readonly equation: Equation
      /** The first figure that stands in the way, by its key. */
      readonly by: string
    }
  | {
      readonly kind: "fails"
      readonly equation: Equation
      /** The sum of the totals, as printed. */
      readonly found: bigint
      /** The sum of the addends. */
      readonly expected: bigint
      readonly totals: readonly Figure[]
      readonly addends: readonly Figure[]
    }

export type Failure = Extract<Outcome, { kind: "fails" }>

/** What an equation needs to know of a figure. */
export type Amount = Pick<Figure, "value" | "reading">

/** Looks a figure up by its key; absent where it has no cell. */
export type ReadAmount = (key: string) => Amount | undefined

/** Longer numbers count nothing, and would take their time to compute with. */
const TOO_LARGE = 10n ** 100n

const remembered = new WeakMap<Facts, readonly Outcome[]>()

/** The outcome of every equation of the report's form. */
export function checkEquations(facts: Facts): readonly Outcome[] {
  const known = remembered.get(facts)
  if (known) return known
  const read = reader(facts)
  const shifted = new Set(
    findShifts(facts).flatMap(({ row }) => row.figures.map((figure) => figure?.key ?? "")),
  )
  const outcomes = equationsOf(facts).map((equation): Outcome => {
    // A shifted row has a finding of its own: its figures are not where they belong.
    const by =
      shifted.size > 0 && [...equation.totals, ...equation.addends].find((key) => shifted.has(key))
    return by ? { kind: "blocked", equation, by } : checkEquation(facts, read, equation)
  })
  remembered.set(facts, outcomes)
  return outcomes
}

function checkEquation({ figures }: Facts, read: ReadAmount, equation: Equation): Outcome {
  const found = sumTotals(read, equation)
  if (typeof found === "object") return { kind: "blocked", equation, by: found.by }
  const expected = sumAddends(read, equation)
  if (typeof expected === "object") return { kind: "blocked", equation, by: expected.by }
  if (found === expected) return { kind: "holds", equation }
  const toFigures = (keys: readonly string[]) => keys.map((key) => figures.get(key) as Figure)
  const [totals, addends] = [toFigures(equation.totals), toFigures(equation.addends)]
  return { kind: "fails", equation, found, expected, totals, addends }
}

/** Why there is no sum. */
export interface Obstacle {
  /** The first figure that stands in the way, by its key. */
  readonly by: string
  /** True when no addend is written, which is no mistake of any one of them. */
  readonly isBlank: boolean
}

/** By how much the totals exceed the addends; absent when the equation is blocked. */
export function excess(read: ReadAmount, equation: Equation): bigint | undefined {
  const found = sumTotals(read, equation)
  const expected = sumAddends(read, equation)
  return typeof found === "object" || typeof expected === "object" ? undefined : found - expected
}

/** What the addends sum to, or what stands in the way. */
export function sumAddends(read: ReadAmount, { table, addends }: Equation): bigint | Obstacle {
  let sum = 0n
  let isBlank = true
  for (const key of addends) {
    const amount = read(key)
    if (!amount) return { by: key, isBlank: false }
    const { value, reading } = amount
    if (isCount(value)) {
      sum += value
      isBlank = false
    } else if (reading.kind !== "blank" || isTotalLeftBlank(read, table, key))
      return { by: key, isBlank: false }
  }
  return isBlank ? { by: addends[0] ?? "", isBlank } : sum
}

/** True for a blank where a total belongs whose addends are written, though perhaps not all of them. */
export function isTotalLeftBlank(read: ReadAmount, table: TableForm, key: string): boolean {
  if (read(key)?.reading.kind !== "blank") return false
  return equationsFor(table, key).some(({ addends }) =>
    addends.some((addend) => (read(addend)?.reading.kind ?? "blank") !== "blank"),
  )
}

/** True when setting figures to `values`, by key, makes no equation fail that does not fail now. */
export function addsNoFailure(facts: Facts, values: ReadonlyMap<string, bigint>): boolean {
  const before = reader(facts)
  const after = reader(facts, values)
  const equations = new Set(
    [...values.keys()].flatMap((key) => {
      const figure = facts.figures.get(key)
      return figure ? equationsWith(figure.table, key) : []
    }),
  )
  return [...equations].every(
    (equation) => !excess(after, equation) || Boolean(excess(before, equation)),
  )
}

/** Reads the figures of a report as if `values`, by key, stood there. */
export function reader({ figures }: Facts, values?: ReadonlyMap<string, bigint>): ReadAmount {
  if (!values) return (key) => figures.get(key)
  return (key) => {
    const value = values.get(key)
    if (value === undefined) return figures.get(key)
    return { value, reading: { kind: "number", plain: String(value), isPlain: true } }
  }
}

function sumTotals(read: ReadAmount, { totals }: Equation): bigint | Obstacle {
  let sum = 0n
  for (const key of totals) {
    const value = read(key)?.value
    if (!isCount(value)) return { by: key, isBlank: false }
    sum += value
  }
  return sum
}

function isCount(value: bigint | undefined): value is bigint {
  return value !== undefined && value >= 0n && value < TOO_LARGE
}
