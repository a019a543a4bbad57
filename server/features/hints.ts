import { checkEquations } from "../core/formulas/check.ts"
import { equationsFor } from "../core/formulas/equations.ts"
import type { LintResult } from "../core/lint.ts"
import { type Locale, render } from "../core/messages.ts"
import { signed } from "../core/rules/names.ts"
import { overlaps, type Span } from "../core/text/span.ts"
import { type Accusation, accuseFigures } from "./accusation.ts"
import { describeEquation } from "./formula.ts"

/** A note shown behind a figure. */
export interface Hint {
  readonly offset: number
  readonly text: string
  /** The equation that it comes from. */
  readonly tooltip: string
}

/**
 * “应为 37（差 −2）” behind each wrong total of `span`, and behind nothing else: a total that differs because an
 * addend is wrong is right, and of the addend the finding tells.
 */
export function hintsIn(result: LintResult, span: Span, locale: Locale): readonly Hint[] {
  return [...accuseFigures(result).values()]
    .flatMap((accusation) => toHint(result, accusation, locale) ?? [])
    .filter(({ offset }) => overlaps({ start: offset, end: offset + 1 }, wider(span)))
    .toSorted((a, b) => a.offset - b.offset)
}

function toHint(
  { facts }: LintResult,
  { figure, state, expected, failure }: Accusation,
  locale: Locale,
): Hint | undefined {
  if (state !== "wrong" || expected === undefined) return undefined
  if (equationsFor(figure.table, figure.key).length === 0) return undefined
  // What else fails because of it does not show why it should be so much.
  const own = checkEquations(facts).find(
    (outcome) =>
      outcome.kind === "fails" && outcome.totals[0] === figure && outcome.expected === expected,
  )
  const values = { expected, difference: signed((figure.value ?? 0n) - expected) }
  return {
    offset: figure.cell.span.end,
    text: render({ key: "hint.expected", values }, locale),
    tooltip: describeEquation(facts, own ?? failure, locale),
  }
}

/** A hint at the very end of the span is in it. */
function wider({ start, end }: Span): Span {
  return { start, end: end + 1 }
}
