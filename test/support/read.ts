import assert from "node:assert/strict"
import { mark } from "../../scripts/marks.ts"
import { type Finding, type LintResult, lint } from "../../server/core/lint.ts"
import { slice } from "../../server/core/text/span.ts"

/**
 * The text reads as the figures printed, and has no problem but of the rules that are accepted; `count` is
 * how many of them there are where that is known.
 */
export function assertReads(
  text: string,
  printed: ReadonlyMap<string, string>,
  accepted: readonly string[],
  count?: number,
): void {
  const result = lint(text)
  const problems = problemsOf(result)
  assert.deepEqual(
    {
      misread: differences(figuresOf(result), printed),
      misplaced: misplaced(text, result),
      problems: describe(
        text,
        problems.filter(({ rule }) => !accepted.includes(rule)),
      ),
      ...(count !== undefined && { count: problems.length }),
    },
    { misread: [], misplaced: [], problems: [], ...(count !== undefined && { count }) },
  )
}

/** Figures in plain digits. */
export function toPrinted(figures: ReadonlyMap<string, number>): Map<string, string> {
  return new Map([...figures].map(([key, value]) => [key, String(value)]))
}

/** The figures that have a cell, by key: in plain digits, "" where blank. */
export function figuresOf(result: LintResult | undefined): ReadonlyMap<string, string> {
  const figures = new Map<string, string>()
  for (const [key, { plain = "" }] of result?.facts.figures ?? []) figures.set(key, plain)
  return figures
}

/** The figures of a text as they are written in their cells, by key. */
export function figuresAsWritten(text: string): ReadonlyMap<string, string> {
  const figures = lint(text)?.facts.figures ?? new Map()
  return new Map([...figures].map(([key, { cell }]) => [key, cell.text]))
}

/** What differs between the figures read and those printed: “key: read, not printed”. */
export function differences(
  read: ReadonlyMap<string, string>,
  printed: ReadonlyMap<string, string>,
  isCompared: (key: string) => boolean = () => true,
): readonly string[] {
  const keys = new Set([...printed.keys(), ...read.keys()])
  return [...keys]
    .filter((key) => isCompared(key) && read.get(key) !== printed.get(key))
    .map((key) => `${key}: ${written(read.get(key))}, not ${written(printed.get(key))}`)
}

/** The figures whose cell is not where their digits stand. */
export function misplaced(text: string, result: LintResult | undefined): readonly string[] {
  return [...(result?.facts.figures.values() ?? [])]
    .filter(({ cell, plain }) => plain !== undefined && slice(text, cell.span) !== plain)
    .map(
      ({ key, cell, plain }) => `${key}: ${plain} from ${JSON.stringify(slice(text, cell.span))}`,
    )
}

/** The findings in the order of the text, each with the lines around its marks. */
export function describe(text: string, findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule, span }) => `${rule}: ${around(mark(text, [span]))}`)
}

/** The lines of a marked text that the marks stand in. */
export function around(marked: string): string {
  const start = marked.lastIndexOf("\n", marked.indexOf("⟦")) + 1
  const end = marked.indexOf("\n", marked.lastIndexOf("⟧"))
  return marked.slice(start, end < 0 ? undefined : end)
}

/** The errors and warnings, and the findings of `rule` even where they are less. */
export function problemsOf(result: LintResult | undefined, rule?: string): readonly Finding[] {
  return (result?.findings ?? []).filter(
    (finding) =>
      finding.severity === "error" || finding.severity === "warning" || finding.rule === rule,
  )
}

function written(figure: string | undefined): string {
  return figure === "" ? "blank" : (figure ?? "unbound")
}
