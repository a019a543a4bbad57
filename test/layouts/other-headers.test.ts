import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { disputeColumns, disputeGroups } from "../support/form-2021.ts"
import type { Grid, GridCell } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, describe, figuresOf, problemsOf, toPrinted } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

const printed = toPrinted(distinctFigures)
const tables = tablesOf(plain(distinctFigures))
const figures = tables.disputes.at(-1) ?? assert.fail()

suite("words of an office's own above the figures of a table without labels are no row of it", () => {
  const words = disputeGroups.flatMap((_, group) =>
    disputeColumns.map(({ label }) => ({ text: `${"甲乙丙"[group]}类${label.slice(0, 2)}` })),
  )
  const report = reportOf({ ...tables, disputes: [words, figures] })
  // Where an empty cell opens each row of a stream, only labels tell whose it is.
  for (const [name, layout] of Object.entries(layouts).filter(([id]) => !id.startsWith("L10")))
    test(name, () => {
      const text = printIn(layout, report, "plain")
      assertReads(text, printed, ["table-header"], 1)
    })
})

suite("a table turned on its side is one finding, and none of it is read", () => {
  const report = reportOf({ ...tables, disputes: turned() })
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      const text = printIn(layout, report, "plain")
      const result = lint(text)
      const rules = problemsOf(result).map(({ rule }) => rule)
      assert.deepEqual(rules, ["unreadable-table"], describe(text, problemsOf(result)).join("\n"))
      const read = [...figuresOf(result).keys()].filter((key) => key.startsWith("disputes/"))
      assert.deepEqual(read, [])
    })
})

/** The three groups of the disputes as rows under one header. */
function turned(): Grid {
  const names = ["行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）"]
  const header: readonly GridCell[] = ["类别", ...disputeColumns.map(({ label }) => label)].map(
    (text) => ({ text }),
  )
  const count = disputeColumns.length
  return [
    header,
    ...names.map((text, group) => [
      { text },
      ...figures.slice(group * count, (group + 1) * count).map((cell) => ({ text: cell.text })),
    ]),
  ]
}
