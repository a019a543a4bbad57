import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { type Finding, lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { figuresAsWritten } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

const tables = tablesOf(plain(distinctFigures))
const ROWS = tables.requests.length

suite("blank lines between all rows are one finding, and one fix closes them", () => {
  // Of a table in Markdown the line below the header is no row.
  const shown = Object.entries(layouts).filter(
    ([, layout]) => layout.isRowLine && !tableIn(layout).includes("---"),
  )
  for (const [name, layout] of shown)
    test(name, () => {
      const text = broken(layout, ROWS - 1)
      const [finding, ...others] = lint(text)?.findings ?? []
      assert.deepEqual(others, [])
      assert.equal(finding?.rule, "split-table")
      assert.match(finding.message, new RegExp(` ${ROWS - 1} 处断开`))
      assert.equal(finding.fixes.length, 1)
      const fixed = applyEdits(text, finding.fixes[0]?.edits ?? [])
      assert.equal(fixAll(text), fixed)
      assert.deepEqual(lint(fixed)?.findings, [])
      assert.deepEqual(figuresAsWritten(fixed), figuresAsWritten(broken(layout, 0)))
    })
  test("in many layouts", () => assert.ok(shown.length >= 6))
})

suite("a few are told one by one", () => {
  const layout = layouts["L1 tab rows"] ?? assert.fail()
  for (const [count, expected] of [
    [1, 1],
    [3, 3],
    [4, 1],
  ] as const)
    test(`${count} are ${expected}`, () => {
      const text = broken(layout, count)
      const found = findings(text)
      assert.equal(found.length, expected)
      assert.equal(found.flatMap(({ fixes }) => fixes[0]?.edits ?? []).length, count)
      assert.equal(fixAll(text), broken(layout, 0))
    })
})

suite("no fix takes a comment with it", () => {
  const report = print(layouts["L1 tab rows"] ?? assert.fail())
  const row = /^\t\t2\.重复申请\t/m
  const header = "\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t\n"
  const comments = ["<!-- report-lint-disable-next-line row-total: 已核对 -->", "<!-- 待核 -->"]
  for (const comment of comments)
    for (const [place, above] of [
      ["between two blank lines", `\n${comment}\n\n`],
      ["below a header that is repeated", `${header}${comment}\n`],
    ] as const)
      test(`${comment} ${place}`, () => {
        const text = report.replace(row, `${above}$&`)
        assert.notEqual(text, report)
        assert.equal(findings(text).length, 1)
        assert.ok(fixAll(text).includes(comment))
      })
})

/** A report with blank lines below the first rows of its table of requests. */
function broken(layout: Layout, count: number): string {
  const table = tableIn(layout)
  const [head = "", tail = ""] = print(layout).split(table)
  const lines = table.split("\n")
  const torn = lines.map((line, index) => (index < count ? `${line}\n` : line))
  return head + torn.join("\n") + tail
}

function tableIn(layout: Layout): string {
  const lines = print(layout).split("\n")
  const from = lines.findIndex((line) => line.includes("本列数据的勾稽关系"))
  return lines.slice(from, from + ROWS).join("\n")
}

function print(layout: Layout): string {
  return printIn(layout, reportOf(tables), "plain")
}

function findings(text: string): readonly Finding[] {
  return (lint(text)?.findings ?? []).filter(({ rule }) => rule === "split-table")
}
