import type { BoundTable, Facts, Figure } from "../bind/facts.ts"
import { findCauses } from "../formulas/cause.ts"
import { writtenIn } from "../formulas/change.ts"
import { equationsWith } from "../formulas/equations.ts"
import { solveAll } from "../formulas/implied.ts"
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
  for (const lines of facts.tables.flatMap(linesOf))
    for (const { figure, value } of fillOnlyLine(facts, lines)) derived.set(figure, value)
  return derived
}

type Line = readonly (Figure | undefined)[]

/** The figures of each row of a part, and those of each of its columns. */
function linesOf({ form, rows }: BoundTable): readonly (readonly Line[])[] {
  return form.parts.flatMap((part) => {
    const lines = rows.flatMap((row) => (row.part === part ? [row.figures] : []))
    return [lines, part.columns.map((_, index) => lines.map((line) => line[index]))]
  })
}

/** The only line that is blank, such as 四: what the others tell of it, where its own sum holds with that. */
function fillOnlyLine(facts: Facts, lines: readonly Line[]): readonly Filling[] {
  const [blank = [], ...others] = lines.filter(
    (line) => line.length > 1 && line.every((figure) => figure?.reading.kind === "blank"),
  )
  if (others.length > 0) return []
  const fillings = blank.flatMap((figure): readonly Filling[] => {
    const [value, ...more] = figure ? solveAll(facts, figure) : []
    return figure && value !== undefined && value >= 0n && more.length === 0
      ? [{ figure, value }]
      : []
  })
  return fillings.length === blank.length && isConfirmed(facts, fillings) ? fillings : []
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
