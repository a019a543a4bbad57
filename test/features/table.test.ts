import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { slice } from "../../server/core/text/span.ts"
import { findFolds } from "../../server/features/folding.ts"
import { findLenses, findSuspect } from "../../server/features/lenses.ts"
import { selectionsAt } from "../../server/features/selection.ts"
import { findSymbols } from "../../server/features/symbols.ts"
import { findTokens } from "../../server/features/tokens.ts"
import { linesWith, placeOf, read, SAMPLE, sampleWith } from "./sample.ts"

const GRANTED = "（一）予以公开\t4\t1\t0\t1\t0\t0\t6"

suite("lenses", () => {
  const lenses = (text: string) =>
    findLenses(read(text).facts, "zh-cn").map(({ table, text: lens, action }) => [
      table,
      lens,
      action,
    ])

  test("stand above tables with formulas, and say that they hold", () => {
    assert.deepEqual(lenses(SAMPLE), [
      ["requests", "✓ 39 项勾稽全部成立", undefined],
      ["disputes", "✓ 3 项勾稽全部成立", undefined],
    ])
    assert.deepEqual(
      linesWith(
        SAMPLE,
        findLenses(read(SAMPLE).facts, "en").map(({ span }) => span),
      )[1],
      "⟦行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t⟧",
    )
  })

  test("say what fails, recompute totals and lead to the figure that explains it", () => {
    const text = sampleWith([GRANTED, GRANTED.replace("4", "5")])
    assert.deepEqual(lenses(text).slice(0, 3), [
      ["requests", "✗ 2 项勾稽不成立", "locate"],
      ["requests", "重新计算合计", "recompute"],
      ["requests", "定位可疑数字", "locate"],
    ])
    assert.deepEqual(
      findSuspect(read(text).facts, "requests"),
      placeOf(text, "（一）予以公开\t⟦5⟧"),
    )
    assert.equal(findSuspect(read(text).facts, "disputes"), undefined)
  })

  test("count what cannot be checked", () => {
    const text = sampleWith([GRANTED, GRANTED.replace("4", "若干")])
    assert.deepEqual(lenses(text)[0], ["requests", "✓ 37 项勾稽成立，2 项无法检查", undefined])
    const both = sampleWith(
      [GRANTED, GRANTED.replace("4", "若干")],
      ["继续办理\t\t1", "继续办理\t\t2"],
    )
    assert.equal(lenses(both)[0]?.[1], "✗ 2 项勾稽不成立，2 项无法检查")
  })
})

test("sections fold under their heading, tables under their first row", () => {
  const { facts } = read(SAMPLE)
  const first = findFolds(facts).map((span) => slice(SAMPLE, span).split("\n")[0]?.split("\t")[0])
  assert.deepEqual(first, [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
    "第二十条第（一）项",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "行政复议",
  ])
  const [, section] = findFolds(facts)
  assert.match(slice(SAMPLE, section ?? assert.fail()), /行政事业性收费\t0\t*$/)
})

test("the outline has sections, tables and rows with their figures", () => {
  const symbols = findSymbols(read(SAMPLE).facts)
  const outline = symbols.map(({ name, children }) => [
    name,
    ...children.map((table) => [table.name, table.children.length]),
  ])
  assert.deepEqual(outline, [
    ["一、总体情况"],
    ["二、主动公开政府信息情况", ["主动公开政府信息情况", 6]],
    ["三、收到和处理政府信息公开申请情况", ["收到和处理政府信息公开申请情况", 25]],
    ["四、政府信息公开行政复议、行政诉讼情况", ["政府信息公开行政复议、行政诉讼情况", 3]],
    ["五、存在的主要问题及改进情况"],
    ["六、其他需要报告的事项"],
  ])
  const rows = symbols.flatMap(({ children }) => children).flatMap(({ children }) => children)
  const row = rows.find(({ name }) => name === "一、本年新收政府信息公开申请数量")
  assert.equal(row?.detail, "7 3 0 1 1 0 12")
  assert.deepEqual(
    rows.slice(-3).map(({ name, detail }) => [name, detail]),
    [
      ["行政复议", "1 0 0 0 1"],
      ["行政诉讼 · 未经复议直接起诉", "0 0 0 0 0"],
      ["行政诉讼 · 复议后起诉", "0 0 0 1 1"],
    ],
  )
})

test("a selection grows from cell to row, table, section and report", () => {
  const spans = selectionsAt(read(SAMPLE).facts, placeOf(SAMPLE, "（一）予以公开\t⟦4⟧").start)
  const [cell, row, table, section, report, ...others] = spans.map((span) => slice(SAMPLE, span))
  assert.equal(cell, "4")
  assert.match(row ?? "", /^三、本年度办理结果\t（一）予以公开\t4.*\t6\t$/)
  assert.match(table ?? "", /^（本列[\s\S]*四、结转.*$/)
  assert.match(section ?? "", /^三、收到[\s\S]*\n$/)
  assert.equal(report, SAMPLE)
  assert.deepEqual(others, [])
})

test("figures, totals, wrong figures, labels and headings are coloured apart", () => {
  const text = sampleWith(["数量\t\t7\t3\t0\t1\t1\t0\t12\t", "数量\t\t7\t3\t0\t1\t1\t0\t13\t"])
  const tokens = (line: string) =>
    findTokens(read(text), placeOf(text, line)).map(({ span, type, modifiers }) => [
      slice(text, span),
      [type, ...modifiers].join("."),
    ])
  assert.deepEqual(tokens("一、本年新收政府信息公开申请数量\t\t7\t3\t0\t1\t1\t0\t13"), [
    ["一、本年新收政府信息公开申请数量", "property"],
    ...["7", "3", "0", "1", "1", "0"].map((figure) => [figure, "number"]),
    ["13", "number.total.wrong"],
  ])
  assert.deepEqual(tokens("三、本年度办理结果\t（一）予以公开\t4\t1"), [
    ["三、本年度办理结果", "enum"],
    ["（一）予以公开", "property"],
    ["4", "number"],
    ["1", "number"],
  ])
  assert.deepEqual(tokens("商业企业\t科研机构"), [
    ["商业企业", "type"],
    ["科研机构", "type"],
  ])
  assert.deepEqual(tokens("三、收到和处理政府信息公开申请情况"), [
    ["收到和处理政府信息公开申请情况", "namespace"],
  ])
  assert.equal(tokens("2024年政府信息公开工作年度报告")[0]?.[1], "class")
})
