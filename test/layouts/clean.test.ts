import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import { layouts, printIn } from "../support/layouts.ts"
import { checkProperty } from "../support/property.ts"
import { balancedFigures } from "../support/random.ts"
import { assertReads, toPrinted } from "../support/read.ts"
import { reportOf, tablesOf } from "../support/report.ts"

const labelColumns = fc.constantFrom(2 as const, 3 as const)
const lineEndings = ["\n", "\r\n"] as const

suite("a balanced report reads as its figures and has no error or warning", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, (t) => {
      const property = fc.property(balancedFigures, labelColumns, (figures, labelColumns) => {
        const printed = toPrinted(figures)
        const report = reportOf(tablesOf((key) => printed.get(key) ?? "", labelColumns))
        for (const headings of layout.headings)
          for (const lineEnding of lineEndings) {
            const text = printIn(layout, report, headings).replaceAll("\n", lineEnding)
            assertReads(text, printed, [])
          }
      })
      checkProperty(t, property, 12, false)
    })
})

test("L11 with its fifteen columns of disputes reduced to one row of figures", (t) => {
  const layout = layouts["L11 Markdown"] ?? assert.fail()
  const property = fc.property(balancedFigures, (figures) => {
    const printed = toPrinted(figures)
    const tables = tablesOf((key) => printed.get(key) ?? "")
    const report = reportOf({ ...tables, disputes: tables.disputes.slice(-1) })
    const text = printIn(layout, report, "markdown")
    // Its header is missing, once.
    assertReads(text, printed, ["table-header"], 1)
  })
  checkProperty(t, property, 12, false)
})
