import assert from "node:assert/strict"
import { type Finding, lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { requestColumns, requestRows } from "../support/form-2021.ts"
import type { Figures } from "../support/formulas.ts"
import { printTabRows } from "../support/layouts.ts"
import { plain, printReport } from "../support/report.ts"
import type { Printed } from "../support/tables.ts"

/** The rules of the form's own formulas. */
export const formulaRules = ["row-total", "column-total", "balance", "dispute-total"]

/** Every figure of the table of requests. */
export const requestKeys: readonly string[] = requestRows.flatMap(({ key }) =>
  requestColumns.map((column) => `requests/${key}/${column.key}`),
)

/** True for a figure that the form computes from others. */
export function isTotal(key: string): boolean {
  return key.endsWith("/total") || key.startsWith("requests/concluded/")
}

export function print(figures: Figures): string {
  return printReport(plain(figures), printTabRows)
}

/** Prints figures, but other text in some of their cells. */
export function printWith(figures: Figures, cells: Readonly<Record<string, string>>): string {
  const printed: Printed = (key) => cells[key] ?? String(figures.get(key) ?? "")
  return printReport(printed, printTabRows)
}

export function findingsOf(text: string): readonly Finding[] {
  return (lint(text) ?? assert.fail("not a report")).findings
}

/** The findings of the formulas' rules. */
export function brokenTotals(text: string): readonly Finding[] {
  return findingsOf(text).filter(({ rule }) => formulaRules.includes(rule))
}

/** The figures that the linter says are wrong, “table/row/column”. */
export function suspectsOf(text: string): readonly string[] {
  return findingsOf(text)
    .filter(({ rule }) => rule === "suspect-figure")
    .map(keyOf)
    .toSorted()
}

export function keyOf({ cell }: Finding): string {
  return cell ? `${cell.table}/${cell.row}/${cell.column}` : ""
}

/** What the preferred fix of a finding makes of a text; absent when it has none. */
export function preferredFix(text: string, { fixes }: Finding): string | undefined {
  const fix = fixes.find(({ preferred }) => preferred)
  return fix && applyEdits(text, fix.edits)
}

/** The text after one preferred fix of a broken total after another, as long as there is one. */
export function applyPreferredFixes(text: string): string {
  let current = text
  for (let count = 0; count < 20; count++) {
    const next = brokenTotals(current)
      .map((finding) => preferredFix(current, finding))
      .find((fixed) => fixed !== undefined)
    if (next === undefined) return current
    current = next
  }
  return assert.fail("preferred fixes do not come to an end")
}
