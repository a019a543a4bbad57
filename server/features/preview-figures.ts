import type { Figure } from "../core/bind/facts.ts"
import type { Finding, LintResult } from "../core/lint.ts"
import { accuseFigures, keyOf, rulesOfSums } from "./accusation.ts"
import type { FigureState } from "./preview-schema.ts"

/** What is to be said of a figure in a word. */
export interface Judgement {
  readonly state: FigureState
  readonly expected?: string
}

/** Judges every figure of a report, a missing one too: what its findings say, and whom they accuse. */
export function judge(result: LintResult): (figure: Figure | undefined) => Judgement {
  const accused = accuseFigures(result)
  const sums = rulesOfSums(result.facts)
  const wrong = new Map<string, Finding>()
  const noted = new Set<string>()
  for (const finding of result.findings) {
    const key = keyOf(finding)
    if (key === undefined) continue
    noted.add(key)
    if (finding.severity === "error" && !sums.has(finding.rule) && !wrong.has(key))
      wrong.set(key, finding)
  }
  return (figure) => {
    if (!figure) return { state: "missing" }
    const { key, reading } = figure
    if (reading.kind === "text") return { state: "unreadable" }
    const finding = wrong.get(key)
    if (finding) return withExpected("wrong", finding.expected)
    const accusation = accused.get(key)
    if (accusation) return withExpected(accusation.state, accusation.expected?.toString())
    if (reading.kind === "blank") return { state: "blank" }
    return { state: noted.has(key) ? "noted" : "ok" }
  }
}

function withExpected(state: FigureState, expected: string | undefined): Judgement {
  return { state, ...(expected !== undefined && { expected }) }
}
