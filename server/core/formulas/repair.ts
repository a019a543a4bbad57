import type { Figure } from "../bind/facts.ts"
import type { Change } from "./change.ts"
import type { System, SystemFigure } from "./system.ts"

const MOST_CHANGES = 6
/** Figures tried before the search gives up, a few milliseconds' work. */
const MOST_TRIALS = 10_000
/** More repairs of one size than this determine nothing and are too many to choose from. */
const MOST_REPAIRS = 64

/** What a search for repairs may change, where that is not any figure. */
export interface Candidates {
  readonly isCandidate: (figure: Figure) => boolean
  readonly mostChanges: number
}

const ANY: Candidates = { isCandidate: () => true, mostChanges: MOST_CHANGES }

/**
 * Every repair of a system that changes the fewest figures. Empty when more than a few figures would have
 * to change or the search would take too long: then nothing is known.
 *
 * Of the changed figures one is alone in some equation that fails, as long as no two figures have two
 * equations in common; so it must make that equation hold by itself, which gives its value. The search
 * tries each figure of each failing equation in turn: it finds every repair of one and two figures.
 */
export function smallestRepairs(system: System, candidates = ANY): readonly (readonly Change[])[] {
  const search = new Search(system, candidates)
  for (let size = search.leastChanges(); size <= candidates.mostChanges; size++) {
    const repairs = search.run(size)
    if (!repairs || repairs.length > 0) return repairs ?? []
  }
  return []
}

/** A search under way: what the equations have come to and the figures changed so far. */
class Search {
  readonly #system: System
  readonly #candidates: Candidates
  readonly #excesses: bigint[]
  /** How many equations fail, in all and of each formula. */
  #failing = 0
  readonly #failingOf: number[]
  readonly #changes = new Map<SystemFigure, bigint>()
  readonly #found = new Map<string, readonly Change[]>()
  readonly #visited = new Set<string>()
  #trials = 0

  constructor(system: System, candidates: Candidates) {
    this.#system = system
    this.#candidates = candidates
    this.#excesses = [...system.excesses]
    this.#failingOf = new Array<number>(Math.max(...system.formulas) + 1).fill(0)
    for (const [equation, excess] of this.#excesses.entries())
      if (excess !== 0n) this.#count(equation, 1)
  }

  /** Equations of one formula have no figure in common, so each takes a change of its own. */
  leastChanges(): number {
    return Math.max(...this.#failingOf, Math.ceil(this.#failing / this.#system.mostTerms))
  }

  /** Every repair of `size` figures, when there is none of fewer; absent when it would take too long. */
  run(size: number): readonly (readonly Change[])[] | undefined {
    this.#visited.clear()
    this.#extend(size)
    return this.#isExhausted() ? undefined : [...this.#found.values()]
  }

  #isExhausted(): boolean {
    return this.#trials > MOST_TRIALS || this.#found.size > MOST_REPAIRS
  }

  #extend(remaining: number): void {
    const least = this.leastChanges()
    if (least === 0) this.#record()
    if (least === 0 || least > remaining || this.#isVisited(remaining)) return
    for (const equation of this.#equationsToMend(least === remaining)) {
      for (const figure of this.#system.membersOf(equation)) {
        this.#try(figure, equation, remaining)
        if (this.#isExhausted()) return
      }
    }
  }

  /** Changes a figure so that an equation holds, and goes on from there. */
  #try(figure: SystemFigure, equation: number, remaining: number): void {
    const term = figure.terms.find((each) => each.equation === equation)
    if (!term || this.#changes.has(figure) || figure.figure.cell.isCovered) return
    if (!this.#candidates.isCandidate(figure.figure)) return
    const change = -(this.#excesses[equation] ?? 0n) * term.sign
    if (figure.value + change < 0n) return
    this.#trials++
    // The last change must make all equations hold that fail.
    if (remaining === 1 && figure.terms.length !== this.#failing) return
    this.#apply(figure, change)
    this.#changes.set(figure, change)
    this.#extend(remaining - 1)
    this.#changes.delete(figure)
    this.#apply(figure, -change)
  }

  /**
   * Where as many equations of one formula fail as figures may still change, each takes exactly one change,
   * so it is enough to start with any of them. Otherwise all have to be tried.
   */
  #equationsToMend(isTight: boolean): readonly number[] {
    const { formulas, equations } = this.#system
    const failing = this.#excesses.flatMap((excess, equation) => (excess === 0n ? [] : [equation]))
    const most = Math.max(...this.#failingOf)
    if (!isTight || most < this.leastChanges()) return failing
    const size = (equation: number) => {
      const { totals = [], addends = [] } = equations[equation] ?? {}
      return totals.length + addends.length
    }
    const [first = 0, ...others] = failing.filter(
      (equation) => this.#failingOf[formulas[equation] ?? 0] === most,
    )
    return [others.reduce((least, each) => (size(each) < size(least) ? each : least), first)]
  }

  #isVisited(remaining: number): boolean {
    // Only a few changes in different order come to the same; the rest is not worth remembering.
    if (this.#changes.size < 2 || remaining < 2) return false
    const key = this.#key()
    if (this.#visited.has(key)) return true
    this.#visited.add(key)
    return false
  }

  #record(): void {
    const repair = Array.from(this.#changes, ([{ figure, value }, change]) => ({
      figure,
      value: value + change,
    }))
    repair.sort((a, b) => a.figure.cell.span.start - b.figure.cell.span.start)
    this.#found.set(this.#key(), repair)
  }

  #key(): string {
    return [...this.#changes]
      .map(([{ figure }, change]) => `${figure.key}:${change}`)
      .sort()
      .join()
  }

  #apply({ terms }: SystemFigure, change: bigint): void {
    for (const { equation, sign } of terms) {
      const before = this.#excesses[equation] ?? 0n
      const after = before + sign * change
      this.#excesses[equation] = after
      if (before === 0n) this.#count(equation, 1)
      else if (after === 0n) this.#count(equation, -1)
    }
  }

  #count(equation: number, change: 1 | -1): void {
    this.#failing += change
    const formula = this.#system.formulas[equation] ?? 0
    this.#failingOf[formula] = (this.#failingOf[formula] ?? 0) + change
  }
}
