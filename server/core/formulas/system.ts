import type { Facts, Figure } from "../bind/facts.ts"
import type { TableForm } from "../form/schema.ts"
import { checkEquations, type Outcome } from "./check.ts"
import {
  type Equation,
  equationsIn,
  equationsWith,
  mostEquationsWith,
  neighboursOf,
} from "./equations.ts"

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
  /** No figure is in more equations. */
  readonly mostTerms: number
  /** The figures of an equation, by its index. They are looked for when they are asked for: few are. */
  membersOf(equation: number): readonly SystemFigure[]
}

/** A figure of a system, as its equations see it. */
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
  const indexes = new Map<Equation, number>()
  const formulas = new Map<unknown, number>()
  for (const [index, { equation }] of outcomes.entries()) {
    indexes.set(equation, index)
    if (!formulas.has(equation.formula)) formulas.set(equation.formula, formulas.size)
  }
  const figures = new Map<string, SystemFigure>()
  const read = (key: string): SystemFigure => {
    const known = figures.get(key)
    if (known) return known
    const figure = facts.figures.get(key) as Figure
    const terms = equationsWith(figure.table, key).flatMap((each) => {
      const equation = indexes.get(each)
      return equation === undefined
        ? []
        : { equation, sign: each.totals.includes(key) ? (1n as const) : (-1n as const) }
    })
    const found = { figure, value: figure.value ?? 0n, terms }
    figures.set(key, found)
    return found
  }
  const membersOf = (index: number) => {
    const { totals = [], addends = [] } = outcomes[index]?.equation ?? {}
    return [...totals, ...addends].map(read)
  }
  const table = outcomes[0]?.equation.table
  const isWhole = table && equationsIn(table).length === outcomes.length
  return {
    equations: outcomes.map(({ equation }) => equation),
    excesses: outcomes.map((outcome) =>
      outcome.kind === "fails" ? outcome.found - outcome.expected : 0n,
    ),
    formulas: outcomes.map(({ equation: { formula } }) => formulas.get(formula) ?? 0),
    mostTerms: isWhole
      ? mostEquationsWith(table)
      : Math.max(
          ...outcomes.flatMap((_, index) => membersOf(index).map(({ terms }) => terms.length)),
        ),
    membersOf,
  }
}
