import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import type { Grid } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, differences, figuresOf, problemsOf, toPrinted } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

const printed = toPrinted(distinctFigures)
const tables = tablesOf(plain(distinctFigures))

// Two next to each other, of which the second is no part of its label, and two that are cut at their 、.
const SHORT: Readonly<Record<string, string>> = {
  "一、本年新收政府信息公开申请数量": "一、新收申请",
  "二、上年结转政府信息公开申请数量": "二、上年结转",
  "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请":
    "1.申请人无正当理由逾期不补正",
  "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请":
    "2.申请人逾期未按收费通知要求缴纳费用",
}

// Of words that are repeated nobody knows how many labels they are.
const layoutsOfRows = Object.entries(layouts).filter(
  ([name, { marksRows }]) => marksRows && name !== "L11 merged cells repeated",
)

suite("rows in words of their own, exactly where as many of the form are missing, are these", () => {
  const short = reword(tables.requests, (text) => SHORT[text] ?? text)
  for (const [name, layout] of layoutsOfRows)
    test(name, () => {
      const text = printIn(layout, reportOf({ ...tables, requests: short }), "plain")
      assertReads(text, printed, [], 0)
      const labels = lint(text)?.findings.filter(({ rule }) => rule === "row-label") ?? []
      assert.deepEqual(
        labels.map(({ found = "" }) => found.replace(/\s/g, "")),
        Object.values(SHORT),
      )
    })
})

test("where more are missing, or their numbers are others, nothing is read on a guess", () => {
  const layout = layouts["L1 tab rows"] ?? assert.fail()
  const [first, second] = Object.keys(SHORT) as [string, string]
  const other = reword(tables.requests, (text) =>
    text === first ? "二、上年结转" : text === second ? "一、新收申请" : text,
  )
  const granted = tables.requests.findIndex((cells) => cells.some(({ text }) => /予以/.test(text)))
  const fewer = reword(tables.requests, (text) => SHORT[text] ?? text).toSpliced(granted, 1)
  for (const requests of [other, fewer]) {
    const result = lint(printIn(layout, reportOf({ ...tables, requests }), "plain"))
    const lost = differences(figuresOf(result), printed)
    assert.ok(lost.length >= 14 && lost.every((each) => each.includes("unbound")), lost.join("\n"))
    assert.ok(problemsOf(result).some(({ rule }) => rule === "unknown-row"))
  }
})

function reword(grid: Grid, write: (text: string) => string): Grid {
  return grid.map((cells) => cells.map((cell) => ({ ...cell, text: write(cell.text) })))
}
