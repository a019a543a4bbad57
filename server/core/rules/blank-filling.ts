import type { Facts, Figure } from "../bind/facts.ts"
import { findCauses } from "../formulas/cause.ts"
import { writtenIn } from "../formulas/change.ts"
import { equationsWith } from "../formulas/equations.ts"
import { expectedTotals } from "../formulas/recompute.ts"
import { excess, reader } from "../formulas/sum.ts"
import type { ProblemFix } from "./rule.ts"

/** What belongs in blanks by the formulas; `undefined` where a formula would tell but is blocked. */
export type Derived = ReadonlyMap<Figure, bigint | undefined>

/** A blank figure, and what it is to be filled with. */
export interface Filling {
  readonly figure: Figure
  readonly value: bigint
}

/** What the formulas tell of blanks. */
export function deriveBlanks(facts: Facts): Derived {
  const derived = new Map(expectedTotals(facts, ({ reading }) => reading.kind === "blank"))
  for (const { changes, isFilling } of findCauses(facts))
    if (isFilling) for (const { figure, value } of changes) derived.set(figure, value)
  return derived
}

/** What is to be filled in: what formulas tell, else 0, and nothing where they would tell but are blocked. */
export function fill(blanks: readonly Figure[], derived: Derived): readonly Filling[] {
  return blanks.flatMap((figure) => {
    const value = derived.has(figure) ? derived.get(figure) : 0n
    return value === undefined ? [] : [{ figure, value }]
  })
}

/** True where nothing but 0 is filled in. */
export function isAllZero(fillings: readonly Filling[]): boolean {
  return fillings.every(({ value }) => value === 0n)
}

/** The fix that fills them in. */
export function toFix(facts: Facts, fillings: readonly Filling[]): ProblemFix {
  const isZero = isAllZero(fillings)
  const isOne = fillings.length === 1
  const key = isZero
    ? isOne
      ? "fix.fill-zero"
      : "fix.fill-zeros"
    : isOne
      ? "fix.fill-known"
      : "fix.fill-blanks"
  return {
    title: { key, values: { count: fillings.length, value: fillings[0]?.value ?? "" } },
    preferred: isConfirmed(facts, fillings),
    edits: fillings.map(({ figure, value }) => ({
      span: figure.cell.span,
      newText: writtenIn(figure.cell, value, facts.report.lineEnding),
    })),
  }
}

/** True when every figure filled is in a formula that holds then, and in none that fails. */
function isConfirmed(facts: Facts, fillings: readonly Filling[]): boolean {
  const values = new Map(fillings.map(({ figure, value }) => [figure.key, value]))
  const read = reader(facts, values)
  const equations = fillings.map(({ figure }) => equationsWith(figure.table, figure.key))
  const excesses = new Map(
    [...new Set(equations.flat())].map((equation) => [equation, excess(read, equation)]),
  )
  if ([...excesses.values()].some((each) => each !== undefined && each !== 0n)) return false
  return equations.every((each) => each.some((equation) => excesses.get(equation) === 0n))
}
