import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { distinctFigures, noFigures } from "../support/random.ts"
import { assertReads, differences, figuresOf, problemsOf, toPrinted } from "../support/read.ts"
import { plain, type ReportParts, reportOf, type TableName, tablesOf } from "../support/report.ts"

const printed = toPrinted(distinctFigures)
// Another year's figures, and for each of the report's own the double of it.
const doubled = new Map([...distinctFigures].map(([key, figure]) => [key, figure * 2]))
const own = tablesOf(plain(distinctFigures))
const others = tablesOf(plain(doubled))
const names: readonly TableName[] = ["proactive", "requests", "disputes"]

/** What stands above last year's table, and what above the report's own. */
const captions: Readonly<Record<string, readonly [string, string]>> = {
  "years alone": ["2023年", "2024年"],
  "a sub-heading each": ["（一）2023年度", "（二）2024年度"],
  "numbered captions": ["表1 2023年度数据表", "表2 2024年度数据表"],
  "the section's words": [
    "2023年收到和处理政府信息公开申请情况",
    "2024年收到和处理政府信息公开申请情况",
  ],
  words: ["上年情况", "本年情况"],
  "last year's only": ["2023年", ""],
  "the report's only": ["", "2024年"],
  sentences: ["2023年，全年情况见下表：", "2024年，全年情况见下表："],
}

// Around the tables of a page or a sheet captions are printed in other ways.
const shown = Object.entries(layouts).filter(([, { printAround }]) => !printAround)

/** A report that has a table twice: that of last year first, or last. */
function print(
  layout: Layout,
  table: TableName,
  [above, aboveOwn]: readonly [string, string],
  isOwnLast: boolean,
): string {
  const both = [
    `${above}\n\n${layout.printTable(others[table])}`,
    `${aboveOwn}\n\n${layout.printTable(own[table])}`,
  ]
  const body = (isOwnLast ? both : both.toReversed()).join("\n\n")
  const report = reportOf(own)
  const sections = report.sections.map((section) =>
    typeof section.body !== "string" && section.body.table === table
      ? { ...section, body }
      : section,
  )
  return printIn(layout, { ...report, sections } satisfies ReportParts, "plain")
}

suite("of two years' tables the report's own is read, and neither is accused", () => {
  for (const [name, layout] of shown)
    test(name, () => {
      for (const table of names)
        for (const both of Object.values(captions))
          for (const isOwnLast of [true, false])
            assertReads(print(layout, table, both, isOwnLast), printed, [], 0)
    })
})

suite("where nothing says which is which, what differs is not read, and told once", () => {
  for (const [name, layout] of shown)
    test(name, () => {
      for (const table of names)
        for (const isOwnLast of [true, false]) {
          const result = lint(print(layout, table, ["", ""], isOwnLast))
          const isOther = (key: string) => !key.startsWith(`${table}/`)
          assert.deepEqual(differences(figuresOf(result), printed, isOther), [])
          assert.ok([...figuresOf(result).keys()].every(isOther))
          const rules = problemsOf(result).map(({ rule }) => rule)
          // Each part of the first table has rows of its own.
          assert.deepEqual([...new Set(rules)], ["duplicate-row"])
        }
    })
})

suite("what both say alike is read, and a blank says nothing", () => {
  const layout = layouts["L1 tab rows"] ?? assert.fail()
  for (const [name, second] of [
    ["alike", plain(distinctFigures)],
    ["blank", () => ""],
  ] as const)
    test(name, () => {
      const { requests } = tablesOf(second)
      const report = reportOf({ ...own, requests: [...own.requests, ...requests] })
      const text = printIn(layout, report, "plain")
      assert.deepEqual(differences(figuresOf(lint(text)), printed), [])
    })
  test("a row that differs", () => {
    const text = printIn(layout, reportOf(own), "plain")
    const row = /^\t\t2\.重复申请.*\n/m.exec(text)?.[0] ?? assert.fail()
    const other = row.replace(/\t(\d+)\t/, "\t0\t")
    assert.notEqual(other, row)
    const key = "requests/unprocessed-repeat/natural-person"
    const expected = new Map([...printed].filter(([each]) => each !== key))
    assert.deepEqual(differences(figuresOf(lint(text.replace(row, row + other))), expected), [])
  })
})

test("one table is read whatever year stands above it: the caption may be last year's", () => {
  const layout = layouts["L1 tab rows"] ?? assert.fail()
  const text = printIn(layout, reportOf(tablesOf(plain(noFigures))), "plain")
  const captioned = text.replace("（本列数据", "2023年\n\n（本列数据")
  assert.notEqual(captioned, text)
  assertReads(captioned, toPrinted(noFigures), [], 0)
})
