import type { Facts, Figure } from "../bind/facts.ts"
import { sortEdits } from "../text/edit.ts"
import type { Edit } from "../text/span.ts"
import { toEdit } from "./change.ts"
import { type Equation, equationsOf } from "./equations.ts"
import { sumAddends } from "./sum.ts"

/** What to recompute: everything, or what stands in one table, row, column or cell (keys of the form). */
export interface RecomputeScope {
  readonly table?: string
  readonly row?: string
  readonly column?: string
}

/** What a recomputation does and what it cannot do. */
export interface Recomputation {
  /** Sorted and disjoint; only the characters of totals. */
  readonly edits: readonly Edit[]
  /** Totals left alone because an addend is missing or unreadable. */
  readonly blocked: readonly Figure[]
}

/**
 * Makes every total in `scope` the sum of its addends: first the totals that no other total is an addend
 * of, then those that sum them. A total is left alone when an addend is missing or unreadable, or none is
 * written. A second run has no edits.
 */
export function recompute(facts: Facts, scope: RecomputeScope = {}): Recomputation {
  const edits: Edit[] = []
  const blocked: Figure[] = []
  for (const [figure, sum] of expectedTotals(facts, (total) => isInScope(total, scope))) {
    if (sum === undefined) blocked.push(figure)
    else if (sum !== figure.value) edits.push(toEdit(facts, { figure, value: sum }))
  }
  return { edits: sortEdits(edits), blocked }
}

/**
 * The sum that each total of `isWanted` should be, where an addend that is itself such a total counts as
 * what it should be; `undefined` where an addend is missing or unreadable. Totals of which no addend is
 * written are left out.
 */
export function expectedTotals(
  facts: Facts,
  isWanted: (total: Figure) => boolean,
): ReadonlyMap<Figure, bigint | undefined> {
  const current = new Map(facts.figures)
  const sums = new Map<Figure, bigint | undefined>()
  for (const [key, equations] of totalsInOrder(facts)) {
    const figure = current.get(key)
    if (!figure || !isWanted(figure)) continue
    const results = equations.map((equation) =>
      sumAddends((addend) => current.get(addend), equation),
    )
    // Where applicants are left blank, the sum of the rows is all there is.
    const result = results.find((each) => typeof each !== "object" || !each.isBlank)
    if (result === undefined) continue
    const sum = typeof result === "object" ? undefined : result
    sums.set(figure, sum)
    if (sum === undefined || sum === figure.value) continue
    const plain = String(sum)
    const reading = { kind: "number", plain, isPlain: true } as const
    current.set(key, { ...figure, value: sum, plain, reading })
  }
  return sums
}

/**
 * The totals with the equations that determine them, each after the totals that it sums. An equation with
 * several totals (勾稽) determines none of them.
 */
function totalsInOrder(facts: Facts): ReadonlyMap<string, readonly Equation[]> {
  const determining = new Map<string, Equation[]>()
  for (const equation of equationsOf(facts)) {
    const [total, ...others] = equation.totals
    if (total === undefined || others.length > 0) continue
    const equations = determining.get(total)
    if (equations) equations.push(equation)
    else determining.set(total, [equation])
  }
  const ordered = new Map<string, readonly Equation[]>()
  const visit = (total: string) => {
    const equations = determining.get(total)
    if (!equations || ordered.has(total)) return
    for (const { addends } of equations) addends.forEach(visit)
    ordered.set(total, equations)
  }
  for (const total of determining.keys()) visit(total)
  return ordered
}

function isInScope({ table, rowKey, column }: Figure, scope: RecomputeScope): boolean {
  if (scope.table !== undefined && scope.table !== table.key) return false
  if (scope.row !== undefined && scope.row !== rowKey) return false
  return scope.column === undefined || scope.column === column.key
}
