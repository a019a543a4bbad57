import type { Facts } from "../../core/bind/facts.ts"
import type { Finding, RelatedPlace } from "../../core/lint.ts"
import { toRange } from "../../core/text/position.ts"
import type { Span } from "../../core/text/span.ts"
import type { CheckedReport, Summary } from "../check.ts"
import type { ExtractedFigure, ExtractedReport } from "../extract.ts"

// Changes with any change of the output that a program reading it could trip over.
const VERSION = 1

/** The result of `check` for programs. */
export function printChecked(reports: readonly CheckedReport[], summary: Summary): string {
  return print({
    version: VERSION,
    reports: reports.map((report) => ({
      path: report.path,
      ...identity(report.facts),
      findings: report.findings.map((finding) => toJson(finding, report)),
    })),
    summary,
  })
}

/** The result of `extract` for programs. */
export function printExtracted(reports: readonly ExtractedReport[]): string {
  return print({
    version: VERSION,
    reports: reports.map(({ path, facts, figures }) => ({
      path,
      ...identity(facts),
      figures: nest(figures),
    })),
  })
}

function print(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
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
