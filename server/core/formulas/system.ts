import type { Facts, Figure } from "../bind/facts.ts"
import { checkEquations, type Outcome } from "./check.ts"
import { type Equation, neighboursOf } from "./equations.ts"

/**
 * Checked equations that hang together by their figures, of which some fail: a change of one figure may ask
 * for a change of another. Blocked equations say nothing and are no part of it.
 */
export interface System {
  readonly equations: readonly Equation[]
  /** By how much the totals exceed the addends, for each equation; 0 where it holds. */
  readonly excesses: readonly bigint[]
  /** For each equation a number that it shares with the others of its formula, which have no figure in common. */
  readonly formulas: readonly number[]
  readonly figures: readonly SystemFigure[]
  /** For each equation its figures, by their index in `figures`. */
  readonly members: readonly (readonly number[])[]
}

export interface SystemFigure {
  readonly figure: Figure
  /** What it counts as: a blank is 0. */
  readonly value: bigint
  /** The equations that it is in, by index, and what one more of it adds to their excess. */
  readonly terms: readonly { readonly equation: number; readonly sign: 1n | -1n }[]
}

type Checked = Exclude<Outcome, { kind: "blocked" }>

/** The systems of a report that have an equation that fails. */
export function failingSystems(facts: Facts): readonly System[] {
  const outcomes = checkEquations(facts)
  if (!outcomes.some(({ kind }) => kind === "fails")) return []
  const unseen = new Map<Equation, Checked>()
  for (const outcome of outcomes)
    if (outcome.kind !== "blocked") unseen.set(outcome.equation, outcome)
  const systems: System[] = []
  for (const start of unseen.values()) {
    if (start.kind !== "fails") continue
    unseen.delete(start.equation)
    const connected: Checked[] = [start]
    // The array grows while it is walked.
    for (const { equation } of connected) {
      for (const neighbour of neighboursOf(equation)) {
        const outcome = unseen.get(neighbour)
        if (!outcome) continue
        unseen.delete(neighbour)
        connected.push(outcome)
      }
    }
    systems.push(toSystem(facts, connected))
  }
  return systems
}

function toSystem(facts: Facts, outcomes: readonly Checked[]): System {
  const indexes = new Map<string, number>()
  const figures: (SystemFigure & { terms: { equation: number; sign: 1n | -1n }[] })[] = []
  const formulas = new Map<unknown, number>()
  const members = outcomes.map((outcome, equation) => {
    const { totals, addends } = outcome.equation
    const add = (sign: 1n | -1n) => (key: string) => {
      let index = indexes.get(key)
      if (index === undefined) {
        const figure = facts.figures.get(key) as Figure
        index = figures.push({ figure, value: figure.value ?? 0n, terms: [] }) - 1
        indexes.set(key, index)
      }
      figures[index]?.terms.push({ equation, sign })
      return index
    }
    return [...totals.map(add(1n)), ...addends.map(add(-1n))]
  })
  return {
    equations: outcomes.map(({ equation }) => equation),
    excesses: outcomes.map((outcome) =>
      outcome.kind === "fails" ? outcome.found - outcome.expected : 0n,
    ),
    formulas: outcomes.map(({ equation: { formula } }) => {
      const known = formulas.get(formula) ?? formulas.size
      formulas.set(formula, known)
      return known
    }),
    figures,
    members,
  }
}
