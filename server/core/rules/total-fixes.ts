import type { Facts, Figure } from "../bind/facts.ts"
import { type Cause, causeOf, mayBeUnfilled } from "../formulas/cause.ts"
import { type Change, toEdit } from "../formulas/change.ts"
import { checkEquations, type Failure } from "../formulas/check.ts"
import { equationsFor, equationsWith } from "../formulas/equations.ts"
import { addsNoFailure, excess, reader } from "../formulas/sum.ts"
import type { MessageKey } from "../messages.ts"
import { columnName, rowName } from "./names.ts"
import type { ProblemFix } from "./rule.ts"

/**
 * The fix of each likely cause, and the one that sets the total to the sum. Preferred is that of the only
 * cause; where none is known the sum, unless another formula would suffer or parts are still blank.
 */
export function fixesOf(
  facts: Facts,
  failure: Failure,
  causes: readonly Cause[],
): readonly ProblemFix[] {
  const { equation, totals, expected } = failure
  const [total, ...others] = totals
  const isOwn = ({ changes }: Cause) => changes.length === 1 && changes[0]?.figure === total
  const sum = total && others.length === 0 ? toSumFix(facts, total, expected) : undefined
  const cause = causeOf(facts, equation)
  const fixes = causes.map(
    (each): ProblemFix => ({
      ...(sum && isOwn(each) ? sum : toFix(facts, each)),
      preferred: each === cause,
    }),
  )
  if (!sum || causes.some(isOwn)) return fixes
  const isPreferred =
    causes.length < 2 && !cause && !mayBeUnfilled(facts, equation) && isBestSum(facts, failure)
  return isPreferred ? [{ ...sum, preferred: true }, ...fixes] : [...fixes, sum]
}

function toSumFix(facts: Facts, figure: Figure, expected: bigint): ProblemFix {
  return {
    title: { key: "fix.set-total", values: { column: columnName(figure), expected } },
    edits: [toEdit(facts, { figure, value: expected })],
  }
}

/** True when setting the total breaks nothing, and more formulas hold then than with any other sum of it. */
function isBestSum(facts: Facts, { totals: [total], expected }: Failure): boolean {
  if (!total || !addsNoFailure(facts, new Map([[total.key, expected]]))) return false
  const rivals = checkEquations(facts).filter(
    (other): other is Failure =>
      other.kind === "fails" &&
      other.expected !== expected &&
      equationsFor(total.table, total.key).includes(other.equation),
  )
  const failing = (value: bigint) => {
    const read = reader(facts, new Map([[total.key, value]]))
    return equationsWith(total.table, total.key).filter((each) => excess(read, each)).length
  }
  return rivals.every((rival) => failing(expected) < failing(rival.expected))
}

/** The fix that makes all changes of a cause. */
export function toFix(facts: Facts, { changes, isFilling }: Cause): ProblemFix {
  const [first, ...others] = changes
  const values = {
    count: changes.length,
    changes: changes.map(print).join("；"),
    ...(first && {
      row: rowName(first.figure),
      column: columnName(first.figure),
      value: first.value,
    }),
  }
  return {
    title: { key: titleOf(others.length > 0, isFilling), values },
    edits: changes.map((change) => toEdit(facts, change)),
  }
}

function titleOf(areSeveral: boolean, isFilling: boolean): MessageKey {
  if (!areSeveral) return "fix.set-figure"
  return isFilling ? "fix.fill-figures" : "fix.set-figures"
}

/** By how much a figure is too large. */
export function surplus({ figure, value }: Change): bigint {
  return (figure.value ?? 0n) - value
}

/** How the two figures of a cause are wrong together, where an equation that holds has both; absent for others. */
export function pairing({ changes, equations }: Cause): "moved" | "together" | undefined {
  const [first, second, ...others] = changes
  if (!first || !second || others.length > 0) return undefined
  const shared = equationsWith(first.figure.table, first.figure.key).find(
    (equation) =>
      !equations.includes(equation) &&
      equationsWith(second.figure.table, second.figure.key).includes(equation),
  )
  if (!shared) return undefined
  return surplus(first) === -surplus(second) ? "moved" : "together"
}

/** A row and a column with what stands there and what should, in few signs. */
export function print({ figure, value }: Change): string {
  return `“${rowName(figure)}”“${columnName(figure)}”${figure.value ?? ""} → ${value}`
}
