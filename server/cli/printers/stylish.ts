import { styleText } from "node:util"
import { type Locale, render } from "../../core/messages.ts"
import { displayWidth } from "../../core/rewrite-align.ts"
import type { Severity } from "../../core/rules/rule.ts"
import { toPosition } from "../../core/text/position.ts"
import type { Summary } from "../check.ts"
import type { CheckedFile, CheckedReport } from "../checker.ts"
import { printable } from "../terminal.ts"

type Style = Parameters<typeof styleText>[0]

interface StyledText {
  readonly text: string
  readonly style: Style
}

type Paint = (text: StyledText) => string

const STYLES: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  information: "blue",
  hint: "dim",
}

// Position and severity.
const ALIGNED = 2

/** A report and its findings for people; nothing where it has none. */
export function printReport(report: CheckedReport, locale: Locale, isColoured: boolean): string {
  if (report.findings.length === 0) return ""
  const paint = painterOf(isColoured)
  const heading = paint({ text: printable(report.path), style: "underline" })
  return `${heading}\n${align(toRows(report, locale), paint)}${toLastYear(report, locale, paint)}\n`
}

/** Which report is last year's, where a finding rests on it: another one may have been meant. */
function toLastYear({ lastYear, findings }: CheckedReport, locale: Locale, paint: Paint): string {
  if (!lastYear || !findings.some(({ related }) => related.some(({ isLastYear }) => isLastYear)))
    return ""
  const values = { path: printable(lastYear.path) }
  return `  ${paint({ text: render({ key: "cli.last-year", values }, locale), style: "dim" })}\n`
}

/** The result of `check` for people: the reports that have findings, then the numbers. */
export function printStylish(
  files: readonly CheckedFile[],
  summary: Summary,
  locale: Locale,
  isColoured: boolean,
): string {
  const lines = toSummary(files, summary, locale).map(painterOf(isColoured))
  return `${files.map(({ text }) => text).join("")}${lines.join("\n")}\n`
}

function painterOf(isColoured: boolean): Paint {
  return ({ text, style }) =>
    isColoured ? styleText(style, text, { validateStream: false }) : text
}

/** One row a finding: position, severity, message, rule. */
function toRows({ facts, findings }: CheckedReport, locale: Locale): readonly StyledText[][] {
  return findings.map(({ span, severity, message, rule }) => {
    const { line, character } = toPosition(facts.report.lines, span.start)
    return [
      { text: `${line + 1}:${character + 1}`, style: "dim" },
      { text: render({ key: `cli.${severity}` }, locale), style: STYLES[severity] },
      { text: printable(message), style: "reset" },
      { text: rule, style: "dim" },
    ]
  })
}

/** The rows with what is short in columns; messages are longer than most terminals are wide. */
function align(rows: readonly (readonly StyledText[])[], paint: Paint): string {
  const widths = Array.from({ length: ALIGNED }, (_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column]?.text ?? ""))),
  )
  const toCell = (cell: StyledText, column: number) => {
    const width = widths[column]
    return `  ${paint(cell)}${width === undefined ? "" : " ".repeat(width - displayWidth(cell.text))}`
  }
  return rows.map((row) => `${row.map(toCell).join("")}\n`).join("")
}

function toSummary(
  files: readonly CheckedFile[],
  summary: Summary,
  locale: Locale,
): readonly StyledText[] {
  const style = summary.error > 0 ? "red" : summary.warning > 0 ? "yellow" : "green"
  const numbers: StyledText = {
    text: render({ key: "cli.summary", values: summary }, locale),
    style,
  }
  const count = files.reduce((sum, { fixable }) => sum + fixable, 0)
  if (count === 0) return [numbers]
  return [
    numbers,
    { text: render({ key: "cli.fixable", values: { count } }, locale), style: "dim" },
  ]
}
