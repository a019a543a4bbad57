import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import type { Grid } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, differences, figuresOf, problemsOf } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

const tables = tablesOf(plain(distinctFigures))
const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))

suite("the serial numbers of rows, in a column before their labels, are no figures", () => {
  for (const [name, layout] of Object.entries(layouts).filter(([, each]) => each.marksRows))
    for (const table of ["requests", "proactive"] as const)
      test(`${name}: ${table}`, () => {
        const numbered = { ...tables, [table]: withNumbers(tables[table]) }
        const result = lint(printIn(layout, reportOf(numbered), "plain"))
        assert.deepEqual(differences(figuresOf(result), printed), [])
        const rules = problemsOf(result).map(({ rule }) => rule)
        assert.deepEqual(
          rules.filter((rule) => rule !== "table-header"),
          [],
        )
      })
})

suite("the head of their column is no part of the label beside it", () => {
  const [first = [], ...others] = withNumbers(tables.requests)
  const requests = [first.with(0, { text: "序号" }), ...others]
  for (const [name, layout] of Object.entries(layouts).filter(([, each]) => each.marksRows))
    test(name, () => {
      const found = lint(printIn(layout, reportOf({ ...tables, requests }), "plain"))?.findings
      assert.deepEqual(
        found?.filter(({ message }) => /序号|勾稽/.test(message)),
        [],
      )
    })
})

suite("a column of units between labels and figures is none of the figures", () => {
  const requests = tables.requests.map((cells, row) => {
    const place = cells.findIndex(({ kind }) => kind === "figure")
    if (place >= 0) return cells.toSpliced(place, 0, { text: "件" })
    return row === 0 ? cells.toSpliced(1, 0, { text: "单位", rows: 3 }) : cells
  })
  for (const [name, layout] of Object.entries(layouts).filter(([, each]) => each.marksRows))
    test(name, () => {
      const text = printIn(layout, reportOf({ ...tables, requests }), "plain")
      assertReads(text, printed, [])
    })
})

/** A column before the others: numbers before the rows of figures, nothing before what stands above them. */
function withNumbers(grid: Grid): Grid {
  let number = 0
  return grid.map((cells) => {
    const isRow = cells.some(({ kind }) => kind === "figure")
    return [{ kind: "label", text: isRow ? String(++number) : "" }, ...cells]
  })
}
