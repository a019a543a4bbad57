import type { Facts, Figure } from "../bind/facts.ts"
import { sortEdits } from "../text/edit.ts"
import type { Edit } from "../text/span.ts"
import { sumOfAddends } from "./check.ts"
import { type Equation, equationsOf } from "./equations.ts"

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
  const current = new Map(facts.figures)
  const edits: Edit[] = []
  const blocked: Figure[] = []
  for (const [key, equations] of totalsInOrder(facts)) {
    const figure = current.get(key)
    if (!figure || !isInScope(figure, scope)) continue
    const sums = equations.map(({ addends }) => sumOf(current, addends))
    // Where applicants are left blank, the sum of the rows is all there is.
    const sum = sums.find((value) => value !== undefined)
    if (sum === "blocked") blocked.push(figure)
    if (sum === undefined || sum === "blocked" || sum === figure.value) continue
    const plain = String(sum)
    const reading = { kind: "number", plain, isPlain: true } as const
    current.set(key, { ...figure, value: sum, plain, reading })
    edits.push({ span: figure.cell.span, newText: plain })
  }
  return { edits: sortEdits(edits), blocked }
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

function sumOf(
  figures: ReadonlyMap<string, Figure>,
  keys: readonly string[],
): bigint | "blocked" | undefined {
  const addends = keys.map((key) => figures.get(key)).filter((figure) => figure !== undefined)
  if (addends.length < keys.length) return "blocked"
  const sum = sumOfAddends(addends)
  if (sum === undefined && addends.some(({ reading }) => reading.kind !== "blank")) return "blocked"
  return sum
}

function isInScope({ table, rowKey, column }: Figure, scope: RecomputeScope): boolean {
  if (scope.table !== undefined && scope.table !== table.key) return false
  if (scope.row !== undefined && scope.row !== rowKey) return false
  return scope.column === undefined || scope.column === column.key
}
