import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import { displayWidth } from "../../server/core/rewrite-align.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { formatTables } from "../../server/features/format.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { checkProperty } from "../support/property.ts"
import { balancedFigures } from "../support/random.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { placeOf, read, SAMPLE } from "./sample.ts"

const format = (text: string) => applyEdits(text, formatTables(read(text).facts))

/** A report whose second section has this table. */
const withTable = (table: string) =>
  `# 示例市2024年政府信息公开工作年度报告\n\n## 一、总体情况\n\n无。\n\n## 二、主动公开政府信息情况\n\n${table}\n\n## 三、其他\n`

const formatted = (table: string) =>
  format(withTable(table)).split("二、主动公开政府信息情况\n\n")[1]?.split("\n\n## ")[0]

suite("formatting", () => {
  test("lines up a Markdown table: wide characters count twice, figures stand right", () => {
    assert.equal(
      formatted(`|信息内容|本年制发件数|本年废止件数|现行有效件数|
|---|:-:|--:|:--|
|规章|0|0|0|
| 行政规范性文件 | 12 |  0|1,234（含）  |
|行政许可|26|||`),
      `| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | :----------: | -----------: | :----------- |
| 规章           |            0 |            0 |            0 |
| 行政规范性文件 |           12 |            0 |  1,234（含） |
| 行政许可       |           26 |              |              |`,
    )
  })

  test("a delimiter row with characters that have no width is one", () => {
    const table = (delimiter: string) =>
      `|信息内容|本年制发件数|本年废止件数|现行有效件数|\n${delimiter}\n|规章|0|0|0|`
    const plain = "|---|:---|---|---:|"
    for (const delimiter of ["|---|\u200b:---|---\u2060|---:|", "|-\u200d--|:---|---|---:|"])
      assert.equal(formatted(table(delimiter)), formatted(table(plain)))
  })

  test("a row of dashes written for zero is none", () => {
    assert.equal(
      formatted("|信息内容|制发|废止|有效|\n|规章|0|-|-|\n|-|-|-|-|"),
      "| 信息内容 | 制发 | 废止 | 有效 |\n| 规章     |    0 | -    | -    |\n| -        | -    | -    | -    |",
    )
  })

  test("a label over blank cells does not widen its column", () => {
    assert.equal(
      formatted(`| 第二十条第（一）项，一个很长的名称 | | | |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | 0 | 0 |`),
      `| 第二十条第（一）项，一个很长的名称 |  |  |            |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章     |            0 |            0 |            0 |`,
    )
  })

  test("without covered cells figures line up from the right", () => {
    const rows = (text: string) =>
      [...text.matchAll(/^(.* \|)(?: +\d+ \|){7}$/gm)].map(([, labels = ""]) =>
        displayWidth(labels),
      )
    const text = printIn(
      layouts["L6 pipe rows"] ?? assert.fail(),
      reportOf(tablesOf(() => "0")),
      "plain",
    )
    const requests = format(text).split("三、收到")[1]?.split("四、政府")[0] ?? ""
    assert.equal(rows(requests).length, 25)
    assert.equal(new Set(rows(requests)).size, 1)
  })

  test("tables of other layouts stay as they are", () => {
    assert.deepEqual(formatTables(read(SAMPLE).facts), [])
  })

  test("a range edits the lines that it touches", () => {
    const text = withTable(
      "|信息内容|本年制发件数|本年废止件数|现行有效件数|\n|规章|0|0|0|\n|行政规范性文件|1|0|3|",
    )
    const edits = formatTables(read(text).facts, placeOf(text, "|⟦规章⟧|"))
    assert.match(
      applyEdits(text, edits),
      /\n\|信息内容\|.*\n\| 规章 +\| +0 \| +0 \| +0 \|\n\|行政规范性文件\|/,
    )
  })

  test("in every layout it is done in one pass, changes spaces and dashes only, and no figure", (t) => {
    checkProperty(
      t,
      fc.property(
        balancedFigures,
        fc.constantFrom(...Object.values(layouts)),
        (figures, layout) => {
          const text = printIn(layout, reportOf(tablesOf(plain(figures))), "plain")
          const once = format(text)
          assert.equal(format(once), once)
          assert.equal(once.replace(/[ -]/g, ""), text.replace(/[ -]/g, ""))
          const cells = (each: string) =>
            [...read(each).facts.figures].map(([key, { cell }]) => [key, cell.text])
          assert.deepEqual(cells(once), cells(text))
        },
      ),
      60,
    )
  })
})
