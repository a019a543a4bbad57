import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { type Finding, lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { figuresAsWritten } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

/** The figures of the form of 2021: 10, 25 rows of 7, and 15. */
const COUNTS = { proactive: 10, requests: 175, disputes: 15 }

suite("a report typed in full width is one finding a table, and one fix each", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      const print = (toText: (figure: string) => string) => {
        const printed = plain(distinctFigures)
        const tables = tablesOf((key) => toText(printed(key)))
        return printIn(layout, reportOf(tables), "plain")
      }
      const clean = print((figure) => figure)
      const text = print(toFullWidth)
      const found = findings(text)
      assert.deepEqual(
        found.map(({ message, fixes }) => [/\d+/.exec(message)?.[0], fixes.length, fixes[0]?.safe]),
        Object.values(COUNTS).map((count) => [String(count), 1, true]),
      )
      const fixed = found.reduceRight(
        (rest, { fixes }) => applyEdits(rest, fixes[0]?.edits ?? []),
        text,
      )
      assert.equal(fixAll(text), fixed)
      assert.deepEqual(lint(fixed)?.findings, [])
      assert.deepEqual(figuresAsWritten(fixed), figuresAsWritten(clean))
    })
})

suite("a few are told one by one", () => {
  const rest = [...distinctFigures.keys()].filter((key) => key.startsWith("requests/"))
  const withFullWidth = (count: number) => {
    const some = new Set(rest.slice(-count))
    const printed = plain(distinctFigures)
    const tables = tablesOf((key) => (some.has(key) ? toFullWidth(printed(key)) : printed(key)))
    const layout = layouts["L1 tab rows"] ?? assert.fail()
    return printIn(layout, reportOf(tables), "plain")
  }

  for (const [count, expected] of [
    [1, 1],
    [5, 5],
    [6, 1],
  ] as const)
    test(`${count} are ${expected}`, () => {
      const text = withFullWidth(count)
      const found = findings(text)
      assert.equal(found.length, expected)
      assert.equal(found.flatMap(({ fixes }) => fixes[0]?.edits ?? []).length, count)
      assert.equal(found[0]?.cell === undefined, expected < count)
    })
})

suite("a change may have a sign", () => {
  for (const [written, fixed] of [
    ["+2", "+2"],
    ["2", "2"],
    ["-1", "-1"],
    ["+0", "+0"],
    ["＋2", "+2"],
    ["+2项", "+2"],
    ["—1", "-1"],
    ["－１", "-1"],
  ] as const)
    test(written, () => {
      const text = reportOfChange(written)
      assert.equal(findings(text).length, written === fixed ? 0 : 1)
      assert.equal(fixAll(text), reportOfChange(fixed))
      assert.deepEqual(rulesOfFigures(fixAll(text)), [])
    })
  test("a count has none", () => {
    const text = reportOfChange("0").replace("行政许可\t10", "行政许可\t+10")
    assert.equal(fixAll(text), reportOfChange("0"))
    assert.deepEqual(rulesOfFigures(text.replace("+10", "—10")), ["not-a-count"])
  })
})

/** A part of a report of 2020, in which figures may grow and shrink. */
function reportOfChange(change: string): string {
  const header = "信息内容\t上一年项目数量\t本年增/减\t处理决定数量"
  return `示例镇人民政府2020年政府信息公开工作年度报告

二、主动公开政府信息情况

第二十条第（五）项
${header}
行政许可\t10\t${change}\t12
其他对外管理服务事项\t0\t0\t0
第二十条第（六）项
${header}
行政处罚\t0\t0\t0
行政强制\t0\t0\t0
`
}

function rulesOfFigures(text: string): readonly string[] {
  const rules = (lint(text)?.findings ?? assert.fail()).map(({ rule }) => rule)
  return rules.filter((rule) => rule.startsWith("not-a-") || rule === "blank-figure")
}

function findings(text: string): readonly Finding[] {
  return (lint(text)?.findings ?? []).filter(({ rule }) => rule === "number-format")
}

function toFullWidth(figure: string): string {
  return figure.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}
