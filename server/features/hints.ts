import type { Facts } from "../core/bind/facts.ts"
import { checkEquations, type Outcome } from "../core/formulas/check.ts"
import { type Locale, render } from "../core/messages.ts"
import { signed } from "../core/rules/total.ts"
import { overlaps, type Span } from "../core/text/span.ts"
import { determinesTotal } from "./figure.ts"
import { describeEquation } from "./formula.ts"

/** A note shown behind a figure. */
export interface Hint {
  readonly offset: number
  readonly text: string
  /** The equation that it comes from. */
  readonly tooltip: string
}

/** “应为 37（差 −2）” behind each wrong total of `span`, and behind nothing else. */
export function hintsIn(facts: Facts, span: Span, locale: Locale): readonly Hint[] {
  const hints = new Map<string, Hint>()
  for (const outcome of checkEquations(facts)) {
    const hint = isWrongTotal(outcome) ? toHint(facts, outcome, locale) : undefined
    // Row and column of a total that want the same want it once.
    if (hint && overlaps({ start: hint.offset, end: hint.offset + 1 }, wider(span)))
      hints.set(`${hint.offset} ${hint.text}`, hint)
  }
  return [...hints.values()].toSorted((a, b) => a.offset - b.offset)
}

type Failure = Extract<Outcome, { kind: "fails" }>

function isWrongTotal(outcome: Outcome): outcome is Failure {
  return outcome.kind === "fails" && determinesTotal(outcome)
}

function toHint(facts: Facts, failure: Failure, locale: Locale): Hint | undefined {
  const { totals, found, expected } = failure
  const total = totals[0]
  if (!total) return undefined
  const values = { expected, difference: signed(found - expected) }
  return {
    offset: total.cell.span.end,
    text: render({ key: "hint.expected", values }, locale),
    tooltip: describeEquation(facts, failure, locale),
  }
}

/** A hint at the very end of the span is in it. */
function wider({ start, end }: Span): Span {
  return { start, end: end + 1 }
}
