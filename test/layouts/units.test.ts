import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import type { Grid } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, describe, differences, figuresOf, problemsOf } from "../support/read.ts"
import { replaceOnce } from "../support/replace.ts"
import { reportOf, tablesOf } from "../support/report.ts"

const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))

const writings: Readonly<Record<string, (figure: string, key: string) => string>> = {
  "a unit": (figure, key) => figure + (key.endsWith("/amount") ? "万元" : "件"),
  "a character that cannot be seen": (figure) => `${figure}\u200b`,
}

for (const [what, write] of Object.entries(writings))
  suite(`figures with ${what} behind them are read, and the safe fixes write them plain`, () => {
    const written = reportOf(tablesOf((key) => write(printed.get(key) ?? "", key)))
    for (const [name, layout] of Object.entries(layouts))
      test(name, () => {
        const text = printIn(layout, written, "plain")
        const result = lint(text)
        assert.deepEqual(differences(figuresOf(result), printed), [])
        assert.deepEqual(describe(text, problemsOf(result)), [])
        assertReads(fixAll(text), printed, [], 0)
      })
  })

suite("what offices write for 0 is read in every layout, and no other figure moves", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      const keys = [...printed.keys()]
      for (const [written, plain, rule] of [
        ["零", "0", "number-format"],
        ["'0", "0", "number-format"],
        ["无。", "", "blank-figure"],
      ] as const) {
        const text = printIn(layout, reportOf(tablesOf(() => written)), "plain")
        const result = lint(text)
        assert.deepEqual(
          differences(figuresOf(result), new Map(keys.map((key) => [key, plain]))),
          [],
        )
        assert.deepEqual([...new Set(result?.findings.map((finding) => finding.rule))], [rule])
      }
    })
})

suite("characters that a program wrote for others are read as these", () => {
  const text = (name: string, written = (figure: string) => figure) => {
    const figures = tablesOf((key) => written(printed.get(key) ?? ""))
    return printIn(layouts[name] ?? assert.fail(), reportOf(figures), "plain")
  }
  const cases: Readonly<Record<string, string>> = {
    "full-width pipes between cells": text("L6 pipe rows").replaceAll("|", "｜"),
    "full-width pipes around cells": text("L11 Markdown").replaceAll("|", "｜"),
    "full-width pipes on lines of their own": text("L9 pipes on lines of their own").replaceAll(
      "|",
      "｜",
    ),
    "commas for thousands in a PDF": text("L3 spaced lines", (figure) =>
      figure.replace(/(?=\d{3}$)(?<=\d)/, ","),
    ),
  }
  for (const [name, written] of Object.entries(cases))
    test(name, () => {
      const result = lint(written)
      assert.deepEqual(differences(figuresOf(result), printed), [])
      assert.deepEqual(describe(written, problemsOf(result)), [])
    })
})

const AMOUNT = "proactive/fees/amount"
const UNIT = "（单位：万元）"

/** What stands in the cell, what the header says behind its words, and the amount in 万元. */
const writtenAmounts: readonly (readonly [string, string, string])[] = [
  ["6573700", "（单位：元）", "657.37"],
  ["6,573,700", "（元）", "657.37"],
  ["360元", "(单位：人民币元)", "0.036"],
  ["0.5万元", "（单位：元）", "0.5"],
  ["3.6", "（单位：千元）", "0.36"],
  ["0", "（单位：元）", "0"],
  ["657.37", "（万元）", "657.37"],
]

suite("an amount is read in the unit that its table says, and no fix makes it another", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      for (const [written, unit, expected] of writtenAmounts) {
        const print = (key: string) => (key === AMOUNT ? written : (printed.get(key) ?? ""))
        const tables = tablesOf(print)
        const proactive = inGrid(tables.proactive, (text) => text.replace(UNIT, unit))
        const text = printIn(layout, reportOf({ ...tables, proactive }), "plain")
        const result = lint(text)
        // Where merged cells are repeated, each of them is told.
        const found = new Set(problemsOf(result).map(({ rule, fixes }) => rule + fixes.length))
        const expectedRules = unit.includes("万元") ? [] : ["table-header0"]
        const all = new Map([...printed, [AMOUNT, expected]])
        assert.deepEqual(differences(figuresOf(result), all), [], text)
        assert.deepEqual([...found], expectedRules, text)
        assert.equal(figuresOf(lint(fixAll(text))).get(AMOUNT), expected)
      }
    })
})

suite("the unit may be said beside the header, and the nearest holds", () => {
  const text = printIn(
    layouts["L1 tab rows"] ?? assert.fail(),
    reportOf(tablesOf((key) => (key === AMOUNT ? "360" : (printed.get(key) ?? "")))),
    "plain",
  )
  const without = replaceOnce(text, UNIT, "")
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    "behind the row's label": [replaceOnce(without, "行政事业性收费", "$&（元）"), "0.036"],
    "behind the row's label, before the header": [
      replaceOnce(text, "行政事业性收费", "$&（单位：元）"),
      "0.036",
    ],
    "beside the caption": [replaceOnce(without, "第二十条第（八）项\t", "$&单位：元"), "0.036"],
    "on a line above the table": [
      replaceOnce(without, "第二十条第（一）项", "单位：件、元\n$&"),
      "0.036",
    ],
    "above the table, while the header says its own": [
      replaceOnce(text, "第二十条第（一）项", "单位：件、元\n$&"),
      "360",
    ],
    nowhere: [without, "360"],
    "as a word": [replaceOnce(without, "本年收费金额", "$&（元旦前）"), "360"],
  }
  for (const [name, [written, expected]] of Object.entries(cases))
    test(name, () => {
      const result = lint(written)
      assert.equal(figuresOf(result).get(AMOUNT), expected)
      for (const { fixes } of problemsOf(result, "row-label"))
        assert.ok(expected === "360" || fixes.length === 0)
    })
})

function inGrid(grid: Grid, edit: (text: string) => string): Grid {
  return grid.map((cells) => cells.map((cell) => ({ ...cell, text: edit(cell.text) })))
}
