import type { Facts, Figure } from "../bind/facts.ts"
import type { TableForm } from "../form/schema.ts"
import { type Equation, equationsFor, equationsWith } from "./equations.ts"

/** What an equation needs to know of a figure. */
export type Amount = Pick<Figure, "value" | "reading">

/** Looks a figure up by its key; absent where it has no cell. */
export type ReadAmount = (key: string) => Amount | undefined

/** Longer numbers count nothing, and would take their time to compute with. */
const TOO_LARGE = 10n ** 100n

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
function isTotalLeftBlank(read: ReadAmount, table: TableForm, key: string): boolean {
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

/** What the totals sum to, or what stands in the way. */
export function sumTotals(read: ReadAmount, { totals }: Equation): bigint | Obstacle {
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
