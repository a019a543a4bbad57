import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, differences, figuresOf, toPrinted } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

const printed = toPrinted(distinctFigures)
const spaced = print("L3 spaced lines")
const [, header = "", row = ""] =
  /(行政复议 行政诉讼\n[^\n]*\n[^\n]*\n)([\d ]+)\n/.exec(spaced) ?? assert.fail()
const torn = `行政复议 行政诉讼
结果 结果 其他 尚未 总计 未经复议直接起诉 复议后起诉
维持 纠正 结果 审结 结果 结果 其他 尚未 总计 结果 结果 其他 尚未 总计
维持 纠正 结果 审结 维持 纠正 结果 审结
`
const withTabs = (text: string) => text.replaceAll(" ", "\t")

suite("a header whose labels are torn over lines is one, and the figures below are its row", () => {
  for (const [name, lines] of [
    ["spaces", torn + row],
    ["tabs", withTabs(torn + row)],
    ["every label torn", torn.replace("未经复议直接起诉", "未经复议 直接起诉") + row],
  ] as const)
    test(name, () => {
      const text = replaceOnce(spaced, header + row, lines)
      assert.deepEqual(differences(figuresOf(lint(text)), printed), [])
      assert.deepEqual(lint(text)?.findings, [])
    })

  for (const name of ["L1 tab rows", "L3 spaced lines", "L6 pipe rows", "L11 Markdown"])
    test(`requests: ${name}`, () => {
      const text = print(name).replace(
        /^.*商业企业.*科研机构.*社会公益组织.*法律服务机构.*其他.*$/m,
        (line) =>
          [
            line.replace(/企业|机构|组织/g, ""),
            line.replace(/商业|科研|社会公益|法律服务|其他/g, "").replace(/^ +/, ""),
          ].join("\n"),
      )
      assertReads(text, printed, [], 0)
    })
})

suite("figures alone in the section of a table are its row, and its header is missed", () => {
  for (const [name, lines] of [
    ["spaces", row],
    ["tabs", withTabs(row)],
    ["two lines", row.replace(" 1290 ", " 1290\n")],
    ["one header line", `行政复议 行政诉讼\n${row}`],
  ] as const)
    test(name, () => {
      const text = replaceOnce(spaced, header + row, lines)
      assertReads(text, printed, ["table-header"], 1)
    })
})

suite("no table is called missing, nor a row, where figures of it stand", () => {
  for (const [name, lines] of [
    ["one too few", row.replace(/ \d+$/, "")],
    ["one too many", `${row} 7`],
    ["two rows", `${row}\n${row}`],
    ["words among them", row.replace(/ 32\d /, " 若干 ")],
  ] as const)
    for (const above of ["", torn])
      for (const write of [(each: string) => each, withTabs])
        test(`${name}, ${above ? "a torn header" : "no header"}, ${write === withTabs ? "tabs" : "spaces"}`, () => {
          const text = replaceOnce(spaced, header + row, write(above + lines))
          const result = lint(text)
          const rules = result?.findings.map(({ rule }) => rule) ?? []
          assert.ok(rules.length > 0)
          assert.ok(
            !rules.includes("missing-table") && !rules.includes("missing-row"),
            rules.join(),
          )
          for (const [key, figure] of figuresOf(result))
            assert.equal(figure === "" || figure === printed.get(key), true, `${key}: ${figure}`)
        })
})

test("a few numbers in prose are no table", () => {
  const text = replaceOnce(spaced, header + row, "本年情况\n1 2 3\n")
  assert.ok(lint(text)?.findings.some(({ rule }) => rule === "missing-table"))
})

function print(name: string): string {
  const layout: Layout = layouts[name] ?? assert.fail()
  return printIn(layout, reportOf(tablesOf(plain(distinctFigures))), "plain")
}

function replaceOnce(text: string, from: string, to: string): string {
  assert.equal(text.split(from).length, 2, from)
  return text.replace(from, () => to)
}
