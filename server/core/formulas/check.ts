import type { Facts, Figure } from "../bind/facts.ts"
import { derive } from "../text/derived.ts"
import { type Equation, equationsOf } from "./equations.ts"
import { findShifts, type Shift } from "./shift.ts"
import { type ReadAmount, reader, sumAddends, sumTotals } from "./sum.ts"

/**
 * What became of an equation. It is checked when its totals and at least one addend are counts and nothing
 * else of it is unreadable; a blank addend counts as 0, unless it is a total whose own addends are written:
 * then what should stand there is something else.
 */
export type Outcome =
  | { readonly kind: "holds"; readonly equation: Equation }
  | {
      readonly kind: "blocked"
      readonly equation: Equation
      /** The first figure that stands in the way, by its key. */
      readonly by: string
    }
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

/** An equation that does not hold. */
export type Failure = Extract<Outcome, { kind: "fails" }>

interface Checked {
  readonly outcomes: readonly Outcome[]
  readonly shifts: readonly Shift[]
}

/** The outcome of every equation of the report's form. */
export function checkEquations(facts: Facts): readonly Outcome[] {
  return check(facts).outcomes
}

/** The equations that fail and have one of `figures`, which therefore may be what is wrong. */
export function failuresWith(facts: Facts, figures: readonly Figure[]): readonly Failure[] {
  return checkEquations(facts)
    .filter(isFailure)
    .filter(({ totals, addends }) =>
      figures.some((figure) => totals.includes(figure) || addends.includes(figure)),
    )
}

/** The rows that are shifted: moving their figures back makes every formula that they are in hold. */
export function shiftsOf(facts: Facts): readonly Shift[] {
  return check(facts).shifts
}

const check = derive((facts: Facts): Checked => {
  const read = reader(facts)
  const asWritten = equationsOf(facts).map((equation) => checkEquation(facts, read, equation))
  const shifts = findShifts(facts, asWritten.filter(isFailure))
  return { outcomes: withoutShifted(asWritten, shifts), shifts }
})

/** A shifted row has a finding of its own: its figures are not where they belong. */
function withoutShifted(
  outcomes: readonly Outcome[],
  shifts: readonly Shift[],
): readonly Outcome[] {
  if (shifts.length === 0) return outcomes
  const shifted = new Set(
    shifts.flatMap(({ row }) => row.figures.map((figure) => figure?.key ?? "")),
  )
  return outcomes.map((outcome): Outcome => {
    const { totals, addends } = outcome.equation
    const by = [...totals, ...addends].find((key) => shifted.has(key))
    return by ? { kind: "blocked", equation: outcome.equation, by } : outcome
  })
}

function isFailure(outcome: Outcome): outcome is Failure {
  return outcome.kind === "fails"
}

function checkEquation({ figures }: Facts, read: ReadAmount, equation: Equation): Outcome {
  const found = sumTotals(read, equation)
  if (typeof found === "object") return { kind: "blocked", equation, by: found.by }
  const expected = sumAddends(read, equation)
  if (typeof expected === "object") return { kind: "blocked", equation, by: expected.by }
  if (found === expected) return { kind: "holds", equation }
  const toFigures = (keys: readonly string[]) => keys.map((key) => figures.get(key) as Figure)
  const [totals, addends] = [toFigures(equation.totals), toFigures(equation.addends)]
  return { kind: "fails", equation, found, expected, totals, addends }
}
