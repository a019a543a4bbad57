import type { Facts, Figure } from "../bind/facts.ts"
import { type Equation, equationsOf } from "./equations.ts"

/**
 * What became of an equation. It is checked when its totals and at least one addend are numbers and no
 * figure of it is unreadable or missing; a blank addend counts as 0 (rules.md, “Totals”).
 */
export type Outcome =
  | { readonly kind: "holds" | "blocked"; readonly equation: Equation }
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

const remembered = new WeakMap<Facts, readonly Outcome[]>()

/** The outcome of every equation of the report's form. */
export function checkEquations(facts: Facts): readonly Outcome[] {
  const known = remembered.get(facts)
  if (known) return known
  const outcomes = equationsOf(facts).map((equation) => checkEquation(facts, equation))
  remembered.set(facts, outcomes)
  return outcomes
}

function checkEquation(facts: Facts, equation: Equation): Outcome {
  const totals = present(equation.totals.map((key) => facts.figures.get(key)))
  const addends = present(equation.addends.map((key) => facts.figures.get(key)))
  const blocked: Outcome = { kind: "blocked", equation }
  if (!totals || !addends) return blocked
  if (totals.some(({ value }) => value === undefined)) return blocked
  const expected = sumOfAddends(addends)
  if (expected === undefined) return blocked
  const found = sum(totals)
  if (found === expected) return { kind: "holds", equation }
  return { kind: "fails", equation, found, expected, totals, addends }
}

/** The sum; absent when a figure is unreadable or none is written. */
export function sumOfAddends(addends: readonly Figure[]): bigint | undefined {
  if (!addends.every(isSummable) || addends.every(({ value }) => value === undefined))
    return undefined
  return sum(addends)
}

/** A count, or a blank, which counts as 0. A negative count has a finding of its own and is not summed. */
function isSummable({ value, reading }: Figure): boolean {
  return value === undefined ? reading.kind === "blank" : value >= 0n
}

function sum(figures: readonly Figure[]): bigint {
  return figures.reduce((total, { value }) => total + (value ?? 0n), 0n)
}

function present(figures: readonly (Figure | undefined)[]): readonly Figure[] | undefined {
  return figures.every((figure) => figure !== undefined) ? figures : undefined
}
