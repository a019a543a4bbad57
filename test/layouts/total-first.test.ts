import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { requestColumns } from "../support/form-2021.ts"
import type { GridCell } from "../support/grid.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { distinctFigures, noFigures } from "../support/random.ts"
import { describe, figuresOf, problemsOf } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

const layoutsOfRows = Object.entries(layouts).filter(([, { marksRows }]) => marksRows)

suite("a table of which the totals stand before their parts is one finding, and none of it is read", () => {
  for (const [name, layout] of layoutsOfRows)
    test(name, () => {
      const text = print(layout, plain(distinctFigures))
      const result = lint(text)
      assert.deepEqual(
        problemsOf(result).map(({ rule, message }) => [rule, message.includes("“总计”")]),
        [["unreadable-table", true]],
      )
      assert.deepEqual(
        [...figuresOf(result).keys()].filter((key) => key.startsWith("requests/")),
        [],
      )
    })
})

const tabRows = layouts["L1 tab rows"] ?? assert.fail()

test("nothing is said where all figures are 0, or one applicant has all", () => {
  const all = new Map([...noFigures].map(([key, value]) => [key, isOfOne(key) ? 5 : value]))
  for (const figures of [noFigures, all]) {
    const text = printIn(tabRows, reportOf(tablesOf(plain(figures))), "plain")
    assert.deepEqual(describe(text, problemsOf(lint(text))), [])
  }
})

/** Five applications by natural persons, all of which were granted. */
function isOfOne(key: string): boolean {
  return /^requests\/(?:received|granted|concluded)\/(?:natural-person|total)$/.test(key)
}

function print(layout: Layout, printed: (key: string) => string): string {
  const tables = tablesOf(printed)
  return printIn(
    layout,
    reportOf({ ...tables, requests: tables.requests.map(withTotalFirst) }),
    "plain",
  )
}

function withTotalFirst(cells: readonly GridCell[]): readonly GridCell[] {
  const first = cells.findIndex(({ kind }) => kind === "figure")
  if (first < 0) return cells
  assert.equal(cells.length - first, requestColumns.length)
  const figures = cells.slice(first)
  return [...cells.slice(0, first), ...figures.slice(-1), ...figures.slice(0, -1)]
}
