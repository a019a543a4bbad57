import type { Facts, Figure } from "../bind/facts.ts"
import type { TableForm } from "../form/schema.ts"
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
  readonly terms: readonly Term[]
}

interface Term {
  readonly equation: number
  readonly sign: 1n | -1n
}

type Checked = Exclude<Outcome, { kind: "blocked" }>

/** The systems of a report that have an equation that fails. */
export function failingSystems(facts: Facts): readonly System[] {
  const outcomes = checkEquations(facts)
  if (!outcomes.some(({ kind }) => kind === "fails")) return []
  const byTable = new Map<TableForm, Map<Equation, Checked>>()
  for (const outcome of outcomes) {
    if (outcome.kind === "blocked") continue
    const { table } = outcome.equation
    const known = byTable.get(table)
    if (known) known.set(outcome.equation, outcome)
    else byTable.set(table, new Map([[outcome.equation, outcome]]))
  }
  return [...byTable.values()].flatMap((checked) =>
    findConnected(checked).map((connected) => toSystem(facts, connected)),
  )
}

/** Takes from `unseen` the equations that hang together with one that fails. */
function findConnected(unseen: Map<Equation, Checked>): readonly (readonly Checked[])[] {
  const found: Checked[][] = []
  for (const start of unseen.values()) {
    if (start.kind !== "fails") continue
    unseen.delete(start.equation)
    const connected: Checked[] = [start]
    // The array grows while it is walked.
    for (const { equation } of connected) {
      // A few equations have all others for neighbours.
      if (unseen.size === 0) break
      for (const neighbour of neighboursOf(equation)) {
        const outcome = unseen.get(neighbour)
        if (!outcome) continue
        unseen.delete(neighbour)
        connected.push(outcome)
      }
    }
    found.push(connected)
  }
  return found
}

function toSystem(facts: Facts, outcomes: readonly Checked[]): System {
  const indexes = new Map<string, number>()
  const figures: (SystemFigure & { readonly terms: Term[] })[] = []
  const formulas = new Map<unknown, number>()
  const add = (key: string, term: Term) => {
    let index = indexes.get(key)
    if (index === undefined) {
      const figure = facts.figures.get(key) as Figure
      index = figures.push({ figure, value: figure.value ?? 0n, terms: [] }) - 1
      indexes.set(key, index)
    }
    figures[index]?.terms.push(term)
    return index
  }
  const members = outcomes.map(({ equation: { totals, addends } }, equation) => {
    const [more, less]: [Term, Term] = [
      { equation, sign: 1n },
      { equation, sign: -1n },
    ]
    return [...totals.map((key) => add(key, more)), ...addends.map((key) => add(key, less))]
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
