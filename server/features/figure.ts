import type { BoundTable, Facts, Figure } from "../core/bind/facts.ts"
import { checkEquations, type Outcome } from "../core/formulas/check.ts"
import type { Span } from "../core/text/span.ts"

/** The figure whose cell is at `offset`; a cursor beside a figure is at it. */
export function figureAt({ figures }: Facts, offset: number): Figure | undefined {
  for (const figure of figures.values()) if (isAt(figure.cell.span, offset)) return figure
  return undefined
}

/** True when `offset` is in the span or at one of its ends. */
export function isAt({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** What became of the equations that a figure is in, as total or addend. */
export function outcomesWith(facts: Facts, key: string): readonly Outcome[] {
  return checkEquations(facts).filter(
    ({ equation }) => equation.totals.includes(key) || equation.addends.includes(key),
  )
}

/** What became of the equations of one table. */
export function outcomesOf(facts: Facts, { form }: BoundTable): readonly Outcome[] {
  return checkEquations(facts).filter(({ equation }) => equation.table === form)
}

/** True when an equation determines its total; where there are several totals it determines none. */
export function determinesTotal({ equation }: Outcome): boolean {
  return equation.totals.length === 1
}

/** The keys of every figure that is the one total of an equation. */
export function totalKeys(facts: Facts): ReadonlySet<string> {
  return new Set(
    checkEquations(facts)
      .filter(determinesTotal)
      .flatMap(({ equation }) => equation.totals),
  )
}
