import { formOfYear } from "../core/form/forms.ts"
import { printEmptyTable } from "../core/form/print.ts"
import { printReport } from "../core/form/print-report.ts"
import { tabRows } from "../core/syntax/tables/tab-rows.ts"

/** The report of an issuer and year with nothing filled in; absent for a year without a form. */
export function newReport(issuer: string, year: number): string | undefined {
  const form = formOfYear(year)
  const lineEnding = "\n"
  return (
    form &&
    printReport(form, issuer, String(year), {
      lineEnding,
      isMarkdown: false,
      printTable: (table) => printEmptyTable(table, tabRows.writer, lineEnding),
    })
  )
}
