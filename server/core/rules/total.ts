import type { Facts, Figure } from "../bind/facts.ts"
import { checkEquations, type Outcome } from "../formulas/check.ts"
import type { Message } from "../messages.ts"
import type { Span } from "../text/span.ts"
import { cellName, columnName, rowName } from "./names.ts"
import type { Problem } from "./rule.ts"

export type Failure = Extract<Outcome, { kind: "fails" }>

/** The equations of `rule` that fail. */
export function failures(facts: Facts, rule: string): readonly Failure[] {
  return checkEquations(facts).filter(
    (outcome) => outcome.kind === "fails" && outcome.equation.rule === rule,
  ) as readonly Failure[]
}

/** A wrong total: what it is, what its addends sum to, and the fix that recomputes it. */
export function totalProblem(
  facts: Facts,
  failure: Failure,
  message: "row-total" | "column-total" | "dispute-total",
): Problem | undefined {
  const { totals, found, expected } = failure
  const total = totals[0]
  if (!total) return undefined
  const values = {
    row: rowName(total),
    column: columnName(total),
    found,
    expected,
    difference: signed(found - expected),
  }
  return {
    span: total.cell.span,
    message: { key: message, values },
    cell: cellName(total),
    found: String(found),
    expected: String(expected),
    related: related(failure),
    fixes: [
      {
        title: { key: "fix.set-total", values },
        preferred: isUndisputed(facts, failure, total),
        edits: [{ span: total.cell.span, newText: String(expected) }],
      },
    ],
  }
}

/** Every addend of a failing equation, with its value. */
export function related({ addends }: Failure): readonly { span: Span; message: Message }[] {
  return addends.map((addend) => ({
    span: addend.cell.span,
    message: {
      key: "related.addend",
      values: { row: rowName(addend), column: columnName(addend), value: addend.value ?? 0n },
    },
  }))
}

/** A difference with its sign, as accountants write it. */
export function signed(difference: bigint): string {
  return difference > 0n ? `+${difference}` : `−${-difference}`
}

/** False when another formula wants another value of the same total. */
function isUndisputed(facts: Facts, failure: Failure, total: Figure): boolean {
  return checkEquations(facts).every((other) => {
    const [only, ...more] = other.equation.totals
    if (only !== total.key || more.length > 0 || other.equation === failure.equation) return true
    return other.kind === "fails" ? other.expected === failure.expected : other.kind === "blocked"
  })
}
