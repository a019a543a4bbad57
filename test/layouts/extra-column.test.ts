import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { slice } from "../../server/core/text/span.ts"
import type { Grid, GridCell } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { differences, figuresOf, problemsOf, toPrinted } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

const printed = toPrinted(distinctFigures)
const tables = tablesOf(plain(distinctFigures))

// Elsewhere the header's cells are not told from those above, or each is repeated.
const shown = Object.entries(layouts).filter(
  ([id, { marksRows }]) => marksRows && id !== "L11 merged cells repeated",
)

suite("in a table of suits the cell is told that stands in the column too many", () => {
  for (const [name, layout] of shown)
    for (const [head, written] of [
      ["序号", "1"],
      ["年度", "2024"],
    ] as const)
      test(`${name}: ${head}`, () => {
        const report = reportOf({ ...tables, disputes: withColumn(head, written) })
        const text = printIn(layout, report, "plain")
        const result = lint(text)
        assert.deepEqual(differences(figuresOf(result), printed), [])
        assert.deepEqual(
          problemsOf(result).map(({ rule, span }) => [rule, slice(text, span)]),
          [["extra-cell", written]],
        )
      })
})

test("a row with words in that column has a figure too many somewhere, and none is guessed", () => {
  const disputes = withColumn("类别", "件数").map((cells) =>
    cells.some(({ kind }) => kind === "figure") ? cells.toSpliced(5, 0, { text: "7" }) : cells,
  )
  const text = printIn(
    layouts["L1 tab rows"] ?? assert.fail(),
    reportOf({ ...tables, disputes }),
    "plain",
  )
  const result = lint(text)
  const read = [...figuresOf(result).keys()].filter((key) => key.startsWith("disputes/"))
  assert.deepEqual([read, problemsOf(result).map(({ rule }) => rule)], [[], ["extra-cell"]])
})

/** The table of suits with a column before the form's. */
function withColumn(head: string, written: string): Grid {
  return tables.disputes.map((cells, row): readonly GridCell[] => {
    if (row === 0) return [{ text: head, rows: tables.disputes.length - 1 }, ...cells]
    const isLast = row === tables.disputes.length - 1
    return isLast ? [{ kind: "figure", text: written }, ...cells] : cells
  })
}
