import type { Facts } from "../../core/bind/facts.ts"
import type { Finding, RelatedPlace } from "../../core/lint.ts"
import { toRange } from "../../core/text/position.ts"
import type { Span } from "../../core/text/span.ts"
import type { Summary } from "../check.ts"
import type { CheckedFile, CheckedReport } from "../checker.ts"
import type { ExtractedFigure, ExtractedReport } from "../extract.ts"

// Changes with any change of the output that a program reading it could trip over.
const VERSION = 1

/** The result of `check` for programs. */
export function printChecked(files: readonly CheckedFile[], summary: Summary): string {
  const reports = list(files.map(({ text }) => text))
  return `{\n  "version": ${VERSION},\n  "reports": ${reports},\n  "summary": ${print(summary, 1)}\n}\n`
}

/** The result of `extract` for programs; `reports` as `printFigures` has them. */
export function printExtracted(reports: readonly string[]): string {
  return `{\n  "version": ${VERSION},\n  "reports": ${list(reports)}\n}\n`
}

/** A report and its findings, as an item of the result. */
export function printReport(report: CheckedReport): string {
  const findings = report.findings.map((finding) => toJson(finding, report))
  return print({ path: report.path, ...identity(report.facts), findings }, 2)
}

/** A report and its figures, as an item of the result. */
export function printFigures({ path, facts, figures }: ExtractedReport): string {
  return print({ path, ...identity(facts), figures: nest(figures) }, 2)
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "[]" : `[\n    ${items.join(",\n    ")}\n  ]`
}

/** A value as part of a larger one, so many levels deep. */
function print(value: unknown, depth: number): string {
  return JSON.stringify(value, undefined, 2).replaceAll("\n", `\n${"  ".repeat(depth)}`)
}

function identity({ form, title }: Facts) {
  return { form: form.id, year: title?.year ?? null, issuer: title?.issuer ?? null }
}

function toJson(finding: Finding, checked: CheckedReport) {
  const { report } = checked.facts
  const range = (span: Span) => toRange(report.lines, span)
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    range: range(finding.span),
    cell: finding.cell ?? null,
    found: finding.found ?? null,
    expected: finding.expected ?? null,
    related: finding.related.map((place) => toRelated(place, checked)),
    fixes: finding.fixes.map(({ title, safe, preferred, edits }) => ({
      title,
      safe,
      preferred,
      edits: edits.map(({ span, newText }) => ({ range: range(span), newText })),
    })),
  }
}

/** A place in this report or in last year's: `path` says which. */
function toRelated({ span, message, isLastYear }: RelatedPlace, checked: CheckedReport) {
  const { path, facts } = (isLastYear && checked.lastYear) || checked
  return { path, range: toRange(facts.report.lines, span), message }
}

function nest(figures: readonly ExtractedFigure[]) {
  const tables: Record<string, Record<string, Record<string, string | null>>> = {}
  for (const { table, row, column, plain } of figures) {
    tables[table] ??= {}
    tables[table][row] ??= {}
    tables[table][row][column] = plain ?? null
  }
  return tables
}
