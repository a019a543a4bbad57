import type { Facts, Figure } from "../bind/facts.ts"
import { checkEquations, type Outcome } from "./check.ts"

/** A figure that, set to `value`, makes every checked equation that it is in hold. */
export interface Repair {
  readonly figure: Figure
  readonly value: bigint
}

/** Every single figure that explains the failure of one equation; empty when no one figure does. */
export function singleRepairs(
  facts: Facts,
  failure: Extract<Outcome, { kind: "fails" }>,
): readonly Repair[] {
  const difference = failure.found - failure.expected
  const repairs = [
    ...failure.totals.map((figure) => ({ figure, value: (figure.value ?? 0n) - difference })),
    ...failure.addends.map((figure) => ({ figure, value: (figure.value ?? 0n) + difference })),
  ]
  return repairs.filter((repair) => repair.value >= 0n && restores(facts, repair))
}

function restores(facts: Facts, { figure, value }: Repair): boolean {
  const change = value - (figure.value ?? 0n)
  return checkEquations(facts).every((outcome) => {
    if (outcome.kind === "blocked") return true
    const { totals, addends } = outcome.equation
    const effect = totals.includes(figure.key)
      ? change
      : addends.includes(figure.key)
        ? -change
        : 0n
    if (effect === 0n) return true
    return outcome.kind === "fails" && outcome.found - outcome.expected + effect === 0n
  })
}
