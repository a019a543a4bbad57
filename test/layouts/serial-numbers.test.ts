import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import type { Grid } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { differences, figuresOf, problemsOf } from "../support/read.ts"
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

/** A column before the others: numbers before the rows of figures, nothing before what stands above them. */
function withNumbers(grid: Grid): Grid {
  let number = 0
  return grid.map((cells) => {
    const isRow = cells.some(({ kind }) => kind === "figure")
    return [{ kind: "label", text: isRow ? String(++number) : "" }, ...cells]
  })
}
