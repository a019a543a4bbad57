import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import type { Grid } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, problemsOf, toPrinted } from "../support/read.ts"
import { plain, reportOf, type TableName, tablesOf } from "../support/report.ts"

const printed = toPrinted(distinctFigures)
const tables = tablesOf(plain(distinctFigures))
const columns = { requests: 7, disputes: 15 } as const

suite("a row that numbers the columns is no row of figures", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      for (const table of ["requests", "disputes"] as const)
        for (const first of [0, 1])
          for (const label of table === "requests" ? ["", "栏次"] : [""]) {
            const numbers = Array.from({ length: columns[table] }, (_, index) => first + index)
            const labels = table === "requests" ? [label, "", ""] : []
            const row = [...labels, ...numbers.map(String)].map((text) => ({ text }))
            const text = printIn(layout, reportOf(withRow(table, row)), "plain")
            assertReads(text, printed, [])
          }
    })
})

suite("numbers that are not those of the columns are a row", () => {
  for (const numbers of ["1 2 3 4 5 7 8", "2 3 4 5 6 7 8", "1 2 3 4 5 6"])
    test(numbers, () => {
      const row = ["", "", "", ...numbers.split(" ")].map((text) => ({ text }))
      const layout = layouts["L11 Markdown"] ?? assert.fail()
      const text = printIn(layout, reportOf(withRow("requests", row)), "plain")
      const found = problemsOf(lint(text)).map(({ rule }) => rule)
      assert.deepEqual(found, ["unknown-row"])
    })
})

// As pandoc and others write a table of which no row is marked as header.
test("the blank header that Markdown has where a table has none is no row of figures", () => {
  const layout = layouts["L11 Markdown"] ?? assert.fail()
  const blank = { text: "", columns: columns.disputes }
  const disputes = [[blank], ...tables.disputes]
  assertReads(printIn(layout, reportOf({ ...tables, disputes }), "plain"), printed, [])
})

test("the only row is the table's, though it is blank, and though its columns are numbered", () => {
  const layout = layouts["L11 Markdown"] ?? assert.fail()
  const blank = tablesOf((key) => (key.startsWith("disputes/") ? "" : (printed.get(key) ?? "")))
  const numbers = Array.from({ length: columns.disputes }, (_, index) => ({ text: `${index + 1}` }))
  for (const disputes of [blank.disputes, blank.disputes.toSpliced(-1, 0, numbers)]) {
    const text = printIn(layout, reportOf({ ...blank, disputes }), "plain")
    const found = problemsOf(lint(text)).map(({ rule }) => rule)
    assert.deepEqual(found, ["blank-figure"])
  }
})

/** The tables with a row before the first with figures of one. */
function withRow(table: TableName, row: Grid[number]) {
  const grid = tables[table]
  const first = grid.findIndex((cells) => cells.some(({ kind }) => kind === "figure"))
  return { ...tables, [table]: grid.toSpliced(first, 0, row) }
}
