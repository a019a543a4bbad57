import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { printTabRows } from "../support/layouts.ts"
import { printUniformReport, TITLE } from "../support/report.ts"

const REPORT = printUniformReport("0", printTabRows)

suite("the title names issuer and year; its words are marked", () => {
  const cases: readonly (readonly [string, string | undefined, number])[] = [
    ["示例市民政局2024年⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["示例市民政局 2024 年⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["# 示例市民政局2024年⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["示例市民政局２０２４年⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["示例市民政局二〇二四年⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["示例市民政局二○二四年⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["2024年度示例市民政局⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["2024年⟦政府信息公开工作年度报告⟧", undefined, 2024],
    ["听松路办事处\n2023年⟦政府信息公开年度报告⟧", "听松路办事处", 2023],
    ["示例市民政局\n2024年政府信息公开\n工作年度报告", "示例市民政局", 2024],
    ["示例市民政局2021年⟦政务信息公开工作年度报告⟧", "示例市民政局", 2021],
    ["示例市民政局2024年⟦政府信息公开年度报告⟧", "示例市民政局", 2024],
    ["示例市民政局2024年⟦信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["示例市民政局2024年⟦政府信息公开工作报告⟧", "示例市民政局", 2024],
    ["示例市民政局2024年⟦度政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["2024年度示例市人民政府⟦政府信息公开工作年度报告⟧", "示例市人民政府", 2024],
    ["示例市人民政府⟦政府信息公开工作年度报告⟧（2024年）", "示例市人民政府", 2024],
    ["示例市民政局2024年⟦政府信息公開工作年度報告⟧", "示例市民政局", 2024],
    ["示例市財務處2024年⟦政務信息公開工作年度報告⟧", "示例市財務處", 2024],
    [
      "索引号\t1234/2025-0001\t日期\t2025-01-20\n主题\t政务公开\t文号\t无\n\n示例市民政局2024年⟦政府信息公开工作年度报告⟧",
      "示例市民政局",
      2024,
    ],
    ["首页 | 政务公开 | 年报\n示例市民政局2024年⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["标题：示例市民政局2024年⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["名 称: 示例市民政局2024年⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["示例市民政局2024⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["2024示例市民政局⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["示例市民政局⟦政府信息公开工作年度报告⟧\n2024年度", "示例市民政局", 2024],
    ["（2024年度）\n示例市民政局⟦政府信息公开工作年度报告⟧", "示例市民政局", 2024],
    ["“示例市民政局2024年⟦政府信息公开工作年度报告⟧”", "示例市民政局", 2024],
    ["'示例市民政局2024年⟦政府信息公开工作年度报告⟧'", "示例市民政局", 2024],
    ["# 【示例市民政局2024年⟦政府信息公开工作年度报告⟧】", "示例市民政局", 2024],
    ["示例市民政局2024年⟦政府信息公开工作年度报告⟧_示例市人民政府", "示例市民政局", 2024],
    ["示例市民政局2024年⟦政府信息公开工作年度报告⟧ - 示例区政府网", "示例市民政局", 2024],
    ["示例市民政局2024年⟦政府信息公開工作年度報告⟧——示例市人民政府", "示例市民政局", 2024],
    ["示例市民政局2024年⟦政府信息公开工作年度报告⟧.docx", "示例市民政局", 2024],
    ["“示例市民政局2024年⟦政府信息公开工作年度报告⟧”_示例网", "示例市民政局", 2024],
    ["示例市民政局⟦政府信息公开工作年度报告⟧（2024年）_示例网", "示例市民政局", 2024],
    ["示例市12345热线中心2024年⟦政府信息公开工作年度报告⟧", "示例市12345热线中心", 2024],
    ["示例市\u00ad民政局2024\u200b年⟦政府信息\u00ad公开工作年度报告⟧", "示例市民政局", 2024],
  ]
  for (const [marked, issuer, year] of cases)
    test(JSON.stringify(marked), () => {
      const { text, spans } = unmark(marked)
      const report = withTitle(text)
      const title = lint(report)?.facts.title
      assert.ok(title)
      assert.equal(title.issuer, issuer)
      assert.equal(title.year, year)
      if (spans.length > 0) assert.equal(mark(report, [title.words]), withTitle(marked))
    })
})

suite("what stands above the title does not name the year", () => {
  for (const above of [
    "2025年1月20日",
    "日期：2025年1月20日",
    "发布时间：2025年1月20日",
    "索引号：000000-2025-00001",
    "示例市民政局文件",
  ])
    test(above, () => {
      const title = lint(withTitle(`${above}\n\n${TITLE}`))?.facts.title
      assert.equal(title?.year, 2024)
      assert.equal(title.issuer, "示例省人民政府")
    })
})

test("what a site calls the report is its title only where no line is", () => {
  const report = withTitle(`名称：示例市民政局2023年政府信息公开工作年度报告\n\n${TITLE}`)
  assert.equal(lint(report)?.facts.title?.year, 2024)
})

test("a line with a year in it is never said to have none", () => {
  const line = "来源：示例市民政局2024年政府信息公开工作年度报告"
  const messages = lint(withTitle(line))?.findings.map(({ message }) => message)
  assert.deepEqual(messages, [
    "没有找到标题：开头应有一行写明单位、年份和“政府信息公开工作年度报告”。",
  ])
})

test("a traditional title without a year is said to have none", () => {
  const report = withTitle("示例市民政局政府信息公開工作年度報告")
  const messages = lint(report)?.findings.map(({ message }) => message)
  assert.deepEqual(messages, [
    "标题没有写明年份：应为“〔单位〕〔年份〕年政府信息公开工作年度报告”。",
  ])
})

suite("a year that is none is named", () => {
  for (const slip of ["02024", "20024", "20244", "204", "24", "2O24", "3024", "２０４"])
    test(slip, () => {
      const report = withTitle(`示例市民政局${slip}年政府信息公开工作年度报告`)
      const [finding, ...others] = lint(report)?.findings ?? []
      assert.deepEqual(others, [])
      assert.equal(finding?.rule, "missing-title")
      assert.equal(report.slice(finding.span.start, finding.span.end), slip)
      assert.match(finding.message, new RegExp(`“${slip}年”，不像年份`))
    })
  for (const title of ["示例市12345热线中心政府", "示例市民政局2024年、024年政府"])
    test(`${title}: no slip`, () => {
      const report = withTitle(`${title}信息公开工作年度报告`)
      const messages = lint(report)?.findings.map(({ message }) => message) ?? []
      assert.doesNotMatch(messages.join(), /不像年份/)
    })
})

suite("a line that only speaks of a report is not the title", () => {
  for (const line of [
    "关于印发2024年政府信息公开工作年度报告的通知",
    "示例市2024年政府工作报告",
    "示例市民政局政府信息公开工作年度报告",
    "120240示例市民政局政府信息公开工作年度报告",
    "现将2024年政府信息公开工作年度报告公布如下。",
    "现公布“示例市民政局2024年政府信息公开工作年度报告”",
    "“示例市民政局”“2024年政府信息公开工作年度报告”",
    "示例市民政局2024年政府信息公开工作年度报告的公告_示例市人民政府",
  ])
    test(line, () => assert.equal(lint(withTitle(line))?.facts.title, undefined))
})

suite("the title's wording is a finding, and its fix the official one", () => {
  for (const wording of [
    "政府信息公开年度报告",
    "信息公开工作年度报告",
    "政府信息公开工作报告",
    "政府信息公開工作年度報告",
    "政务信息公开工作年度报告",
  ])
    test(wording, () => {
      const findings = lint(withTitle(`示例市民政局2024年${wording}`))?.findings ?? []
      const titles = findings.filter(
        ({ rule }) => rule.endsWith("-title") || rule === "title-wording",
      )
      assert.deepEqual(
        titles.map(({ rule, found, expected }) => ({ rule, found, expected })),
        [{ rule: "title-wording", found: wording, expected: "政府信息公开工作年度报告" }],
      )
    })
  test("a year doubled by 度 is quoted whole, and only 度 is taken away", () => {
    const report = withTitle("示例市民政局2024年度政府信息公开工作年度报告")
    const [finding] = lint(report)?.findings ?? []
    assert.equal(finding?.found, "2024年度政府信息公开工作年度报告")
    assert.equal(finding.expected, "2024年政府信息公开工作年度报告")
    assert.equal(applyEdits(report, finding.fixes[0]?.edits ?? []), report.replace("年度", "年"))
  })
  test("a year without 年 is the title's, and gets it", () => {
    for (const title of ["示例市民政局2024年政府", "2024年示例市民政局政府"]) {
      const whole = withTitle(`${title}信息公开工作年度报告`)
      const report = whole.replace("2024年", "2024")
      const [finding, ...others] = lint(report)?.findings ?? []
      assert.deepEqual(others, [])
      assert.equal(finding?.rule, "title-wording")
      assert.equal(applyEdits(report, finding.fixes[0]?.edits ?? []), whole)
    }
  })
  test("an invisible character is named, and taken away safely", () => {
    for (const char of ["\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff"]) {
      const report = withTitle(`示例市民政局2024年政府信息${char}公开工作年度报告`)
      const [finding, ...others] = lint(report)?.findings ?? []
      assert.deepEqual(others, [])
      assert.match(finding?.message ?? "", /看不见的字符/)
      assert.equal(fixAll(report), report.replace(char, ""))
    }
  })
  test("spaces in it are not", () => {
    const report = withTitle("示例市民政局 2024 年 政府信息公开 工作年度报告")
    assert.deepEqual(lint(report)?.findings, [])
  })
})

function withTitle(title: string): string {
  return REPORT.replace(TITLE, () => title)
}
