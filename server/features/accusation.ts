import { type Facts, type Figure, figureKey } from "../core/bind/facts.ts"
import { causeOf, causesOf } from "../core/formulas/cause.ts"
import { checkEquations, type Failure } from "../core/formulas/check.ts"
import type { Finding, LintResult } from "../core/lint.ts"

/** That a figure is the one at fault, or may be, where a sum fails. */
export interface Accusation {
  readonly figure: Figure
  readonly state: "wrong" | "suspect"
  /** What should stand there, as far as that is known. */
  readonly expected?: bigint
  /** The first sum that fails because of it. */
  readonly failure: Failure
}

/**
 * Who is to blame that sums fail, by the figures' keys: wrong are the figures of the one cause that can be relied
 * on, suspect those of every other cause, and where no cause is known the total, or of several totals everything.
 */
export function accuseFigures(result: LintResult): ReadonlyMap<string, Accusation> {
  const { facts } = result
  const accused = new Map<string, Accusation>()
  const accuse = (accusation: Accusation) => {
    const { key } = accusation.figure
    const known = accused.get(key)
    if (known?.state === "wrong") return
    const { expected, ...others } = accusation
    const isDisputed = known && others.state === "suspect" && known.expected !== expected
    accused.set(key, isDisputed || expected === undefined ? others : accusation)
  }
  for (const { failure, isError } of reportedFailures(result)) {
    const { equation, totals, addends, expected } = failure
    const blame = isError ? "wrong" : "suspect"
    const causes = causesOf(facts, equation)
    const state = causeOf(facts, equation) ? blame : "suspect"
    for (const { figure, value } of causes.flatMap(({ changes }) => changes))
      accuse({ figure, state, expected: value, failure })
    if (causes.length > 0) continue
    const [total, ...others] = totals
    if (total && others.length === 0) accuse({ figure: total, state: blame, expected, failure })
    else for (const figure of [...totals, ...addends]) accuse({ figure, state: "suspect", failure })
  }
  return accused
}

/** The key of the figure that a finding is about. */
export function keyOf({ cell }: Finding): string | undefined {
  return cell && figureKey(cell.table, cell.row, cell.column)
}

/** The rules that say that a sum fails, and so not which of its figures is wrong. */
export function rulesOfSums(facts: Facts): ReadonlySet<string> {
  return new Set(checkEquations(facts).map(({ equation }) => equation.rule))
}

/** The sums that fail and of which a finding says so: settings and directives may have silenced others. */
function reportedFailures({ facts, findings }: LintResult) {
  return checkEquations(facts).flatMap((outcome) => {
    if (outcome.kind !== "fails") return []
    const finding = findings.find((each) => isOf(outcome, each))
    return finding ? [{ failure: outcome, isError: finding.severity === "error" }] : []
  })
}

function isOf({ equation }: Failure, finding: Finding): boolean {
  return finding.rule === equation.rule && keyOf(finding) === equation.totals[0]
}
