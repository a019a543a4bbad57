import { type Facts, type Figure, figureKey } from "../core/bind/facts.ts"
import { checkEquations, type Outcome } from "../core/formulas/check.ts"
import { type Repair, singleRepairs } from "../core/formulas/repair.ts"
import type { Finding } from "../core/lint.ts"
import type { FigureState } from "./preview-schema.ts"

/** What is to be said of a figure in a word. */
export interface Judgement {
  readonly state: FigureState
  readonly expected?: string
}

type Failure = Extract<Outcome, { kind: "fails" }>

/** Judges every figure of a report; a missing one too. */
export function judge(
  facts: Facts,
  findings: readonly Finding[],
): (figure: Figure | undefined) => Judgement {
  const failures = findFailures(facts)
  const wrong = wrongFigures(facts, findings)
  const suspects = suspectFigures(failures)
  const noted = new Set(findings.flatMap((finding) => keyOf(finding) ?? []))
  return (figure) => {
    if (!figure) return { state: "missing" }
    const { key, reading } = figure
    const finding = wrong.get(key)
    if (reading.kind === "text") return { state: "unreadable" }
    if (finding && !isExplained(failures, wrong, figure))
      return withExpected("wrong", finding.expected)
    if (finding || suspects.has(key)) return withExpected("suspect", suspects.get(key)?.toString())
    if (reading.kind === "blank") return { state: "blank" }
    return { state: noted.has(key) ? "noted" : "ok" }
  }
}

/** A formula that fails, with the single figures that explain why. */
interface ExplainedFailure {
  readonly failure: Failure
  readonly repairs: readonly Repair[]
}

function findFailures(facts: Facts): readonly ExplainedFailure[] {
  return checkEquations(facts)
    .filter((outcome): outcome is Failure => outcome.kind === "fails")
    .map((failure) => ({ failure, repairs: singleRepairs(facts, failure) }))
}

/** The errors about one figure; where a formula has several totals, no one of them is known to be wrong. */
function wrongFigures(
  { tables }: Facts,
  findings: readonly Finding[],
): ReadonlyMap<string, Finding> {
  const formulas = tables.flatMap(({ form }) => form.formulas)
  const undecided = new Set(
    formulas.filter(({ total }) => [total].flat().length > 1).map(({ rule }) => rule),
  )
  const wrong = new Map<string, Finding>()
  for (const finding of findings) {
    const key = keyOf(finding)
    if (key === undefined || finding.severity !== "error" || undecided.has(finding.rule)) continue
    if (!wrong.has(key)) wrong.set(key, finding)
  }
  return wrong
}

/** True when a total differs only because another figure is wrong. */
function isExplained(
  failures: readonly ExplainedFailure[],
  wrong: ReadonlyMap<string, Finding>,
  { key }: Figure,
): boolean {
  const own = failures.filter(({ failure }) => failure.equation.totals.includes(key))
  return (
    own.length > 0 &&
    own.every(({ repairs: [repair, ...others] }) => {
      if (!repair || others.length > 0) return false
      return repair.figure.key !== key && wrong.has(repair.figure.key)
    })
  )
}

/** Figures that may be the wrong ones, with the number that would make their formulas hold where there is one. */
function suspectFigures(
  failures: readonly ExplainedFailure[],
): ReadonlyMap<string, bigint | undefined> {
  const failing = (key: string) =>
    failures.filter(({ failure: { equation } }) =>
      [...equation.totals, ...equation.addends].includes(key),
    ).length
  const suspects = new Map<string, bigint | undefined>()
  for (const { failure, repairs } of failures) {
    // A wrong figure breaks every formula that it is in. One that is in a single formula is no more suspect than
    // its neighbours.
    for (const { figure, value } of repairs)
      if (failing(figure.key) > 1) suspects.set(figure.key, value)
    if (failure.totals.length < 2 || repairs.length > 0) continue
    for (const { key } of [...failure.totals, ...failure.addends])
      if (!suspects.has(key)) suspects.set(key, undefined)
  }
  return suspects
}

function keyOf({ cell }: Finding): string | undefined {
  return cell && figureKey(cell.table, cell.row, cell.column)
}

function withExpected(state: FigureState, expected: string | undefined): Judgement {
  return { state, ...(expected !== undefined && { expected }) }
}
