import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { slice } from "../../server/core/text/span.ts"
import { printTabRows } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, differences, figuresOf, toPrinted } from "../support/read.ts"
import { plain, printReport } from "../support/report.ts"
import { Wrong } from "../support/wrong.ts"

const printed = toPrinted(distinctFigures)
const tabRows = printReport(plain(distinctFigures), printTabRows)

suite("a cell that a spreadsheet copied in quotes is what it encloses", () => {
  for (const [name, label, cell] of [
    [
      "a label over two lines",
      "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
      '"（二）部分公开\n（区分处理的，只计这一情形，不计其他情形）"',
    ],
    ["a header over two lines", "商业企业", '"商业\n企业"'],
    ["quotes within", "3.危及“三安全一稳定”", '"3.危及""三安全一稳定"""'],
    ["one character a line", "三、本年度办理结果", '"三\n、\n本\n年\n度\n办\n理\n结\n果"'],
    [
      "the first cell of a table",
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
      '"（本列数据的勾稽关系为：\n第一项加第二项之和，\n等于第三项加第四项之和）"',
    ],
    ["a figure", "\t1733\t", '\t"1733"\t'],
  ] as const)
    test(name, () => {
      const text = replaceOnce(tabRows, label, cell)
      const result = lint(text)
      assert.deepEqual(differences(figuresOf(result), printed), [])
      assert.deepEqual(result?.findings, [])
    })
})

test("a displaced row in quotes is put right with its quotes", () => {
  const moved = '\t"2.重复\n申请"\t\t'
  const text = replaceOnce(tabRows, "\t\t2.重复申请\t", moved)
  assert.deepEqual(
    lint(text)?.findings.map(({ rule }) => rule),
    ["displaced-row"],
  )
  assert.equal(fixAll(text), replaceOnce(tabRows, "2.重复申请", '"2.重复\n申请"'))
})

test("a misspelt label in quotes is mended within them", () => {
  const text = replaceOnce(tabRows, "2.重复申请", '"2.重复\n申情"')
  const [finding, ...others] = lint(text)?.findings ?? []
  assert.deepEqual([finding?.rule, others.length], ["row-label", 0])
  assert.equal(finding && slice(text, finding.span), "2.重复\n申情")
  assert.deepEqual(
    finding?.fixes.map(({ edits }) => edits.map(({ newText }) => newText)),
    [["2.重复申请"]],
  )
})

test("a lone quote is a character, and takes no line below into its cell", () => {
  const wrong = new Wrong()
  for (const quote of ['"', "“", "”"])
    for (const [place, at] of labelPlaces(tabRows)) {
      const text = tabRows.slice(0, at) + quote + tabRows.slice(at)
      const result = lint(text)
      const mended = result?.findings.flatMap(({ fixes }) =>
        fixes.map(({ edits }) => applyEdits(text, edits)),
      )
      wrong.add(`${quote} ${place}`, {
        misread: differences(figuresOf(result), printed),
        garbled: mended?.filter((each) => each !== tabRows),
        afterFixAll: fixAll(text) === text ? [] : [fixAll(text)],
      })
    }
  wrong.assertNone()
})

test("two lone quotes in two rows enclose nothing", () => {
  const text = replaceOnce(
    replaceOnce(tabRows, "1.属于国家秘密", '"1.属于国家秘密'),
    "8.属于行政查询事项",
    '8.属于行政查询事项"',
  )
  assertReads(text, printed, [], 0)
})

/** Before and behind every label of a row of figures. */
function labelPlaces(text: string): readonly (readonly [string, number])[] {
  return [
    ...text.matchAll(/(?<=[\t\n])(\p{Script=Han}|[（\d])[^\t\n]*\p{Script=Han}[^\t\n]*(?=\t+\d)/gu),
  ].flatMap(({ index, 0: label }) => [
    [`before ${label}`, index] as const,
    [`behind ${label}`, index + label.length] as const,
  ])
}

function replaceOnce(text: string, from: string, to: string): string {
  assert.equal(text.split(from).length, 2, from)
  return text.replace(from, () => to)
}
