import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { sectionTitles } from "../support/form-2021.ts"
import { printTabCells, printTabRows } from "../support/layouts.ts"
import { printUniformReport } from "../support/report.ts"

const REPORT = printUniformReport("0", printTabRows)
const KEYS = ["overview", "proactive", "requests", "disputes", "problems", "other"]

test("a clean report has its six sections, three tables and no finding", () => {
  for (const print of [printTabRows, printTabCells]) {
    const result = lint(printUniformReport("0", print))
    assert.deepEqual(sectionsOf(result), KEYS)
    assert.equal(result?.facts.tables.length, 3)
    assert.deepEqual(result.findings, [])
  }
})

suite("a section is known by its title in every wording of the field", () => {
  const wordings: readonly (readonly string[])[] = [
    [
      "总体工作情况",
      "概述",
      "概况",
      "整体情况",
      "我街道政府信息公开工作总体情况",
      "2024年政府信息公开工作基本情况",
    ],
    ["主动公开政府信息的情况"],
    [
      "收到和处理政府信息公开的申请情况",
      "收到和处理政府信息公开申报情况",
      "依申请公开政府信息情况",
    ],
    ["政府信息公开行政复议和行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况"],
    [
      "存在问题及改进情况",
      "存在的主要问题和改进措施",
      "政府信息公开工作存在的主要问题及改进情况",
      "存在的不足及改进措施",
    ],
    ["其他需要报告事项", "其他需要汇报事项"],
  ]
  for (const [index, titles] of wordings.entries())
    for (const title of titles)
      test(title, () => {
        const official = sectionTitles[index] ?? ""
        const result = lint(REPORT.replace(official, title))
        assert.deepEqual(sectionsOf(result), KEYS)
        assert.deepEqual(summary(result), [`section-title “${title}”`])
      })
})

suite("a section is known whatever its number", () => {
  for (const ordinal of ["2、", "2、 ", "2.", "六、", "", "第二部分 "])
    test(JSON.stringify(ordinal), () => {
      const result = lint(REPORT.replace("二、主动公开", `${ordinal}主动公开`))
      assert.deepEqual(sectionsOf(result), KEYS)
    })
})

test("a heading written differently in spacing or brackets only is the section", () => {
  const result = lint(
    REPORT.replace("政府信息公开行政复议、行政诉讼情况", "政府信息公开行政复议，行政诉讼 情况"),
  )
  assert.deepEqual(sectionsOf(result), KEYS)
})

suite("an invisible character in a heading is named, and taken away safely", () => {
  for (const char of ["\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff"])
    for (const written of [`一、总${char}体情况`, `一、${char}总体情况`, `一${char}、总体情况`])
      test(JSON.stringify(written).replace(char, `U+${char.charCodeAt(0).toString(16)}`), () => {
        const report = REPORT.replace("一、总体情况", written)
        const result = lint(report)
        assert.deepEqual(sectionsOf(result), KEYS)
        assert.deepEqual(rulesOf(result), ["section-title"])
        assert.match(result?.findings[0]?.message ?? "", /看不见的字符/)
        assert.equal(fixAll(report), REPORT)
      })
  test("also where its words differ, which are quoted without it", () => {
    const result = lint(REPORT.replace("总体情况", "总体\u200b工作情况"))
    assert.deepEqual(
      result?.findings.map(({ found }) => found),
      ["总体工作情况"],
    )
  })
})

suite("a heading in brackets, number and all, is the section, and nothing is wrong with it", () => {
  for (const brackets of ["【】", "〔〕", "「」", "『』", "“”", "《》"])
    test(brackets, () => {
      const report = REPORT.replace(/^[一二三四五六]、[^\t\n]*$/gm, (heading) => {
        const [open = "", close = ""] = brackets
        return open + heading + close
      })
      const result = lint(report)
      assert.deepEqual(sectionsOf(result), KEYS)
      assert.deepEqual(summary(result), [])
    })
  test("its words are put right within them", () => {
    const report = REPORT.replace("一、总体情况", "**【一、主要工作情况】**")
    assert.deepEqual(summary(lint(report)), ["section-title “主要工作情况”"])
  })
})

suite("the first section is known by words about the work", () => {
  for (const words of [
    "主要工作情况",
    "主要工作",
    "工作情况",
    "工作开展情况",
    "政府信息公开工作开展情况",
  ])
    test(words, () => {
      const result = lint(REPORT.replace("一、总体情况", `一、${words}`))
      assert.deepEqual(sectionsOf(result), KEYS)
      assert.deepEqual(summary(result), [`section-title “${words}”`])
    })
  test("but not where another heading is the section's own", () => {
    const nested = "一、总体情况\n\n一、主要工作情况\n\n有。\n"
    const result = lint(REPORT.replace("一、总体情况\n", nested))
    assert.deepEqual(sectionsOf(result), KEYS)
  })
})

test("sub-headings numbered 一、二、三、 are not the sections", () => {
  const nested = "一、总体情况\n\n一、定规矩\n\n有。\n\n二、设窗口\n\n有。\n\n三、请街坊\n"
  const result = lint(REPORT.replace("一、总体情况\n", nested))
  assert.deepEqual(sectionsOf(result), KEYS)
  assert.deepEqual(summary(result), ["nested-section-number “一、定规矩”"])
})

test("rows that begin with 一、 and 四、 are not sections", () => {
  const result = lint(printUniformReport("0", printTabCells))
  assert.deepEqual(sectionsOf(result), KEYS)
})

suite("a section that is absent, twice there or out of order is found", () => {
  test("absent", () => {
    const result = lint(REPORT.replace(/六、其他需要报告的事项[\s\S]*$/, ""))
    assert.deepEqual(sectionsOf(result), KEYS.slice(0, 5))
    assert.deepEqual(rulesOf(result), ["missing-section"])
  })
  test("twice", () => {
    const result = lint(`${REPORT}\n六、其他需要报告的事项\n\n无\n`)
    assert.deepEqual(rulesOf(result), ["duplicate-section"])
    assert.ok(result?.facts.sections.at(-1)?.duplicateOf)
  })
  test("out of order", () => {
    const [, problems = "", other = ""] = /(五、[\s\S]*)(六、[\s\S]*)$/.exec(REPORT) ?? []
    const result = lint(REPORT.replace(problems + other, `${other}\n${problems}`))
    assert.deepEqual([...new Set(rulesOf(result))], ["section-order"])
  })
})

suite("a text that is not a report is none", () => {
  for (const text of [
    "",
    "你好",
    "一、总体情况",
    "甲\t1\n乙\t2",
    "2024年政府信息公开工作要点\n\n各单位：\n请认真落实。",
  ])
    test(JSON.stringify(text), () => assert.equal(lint(text), undefined))
})

type Result = ReturnType<typeof lint>

function sectionsOf(result: Result): readonly string[] {
  return result?.facts.sections.map(({ form }) => form.key) ?? []
}

function rulesOf(result: Result): readonly string[] {
  return result?.findings.map(({ rule }) => rule) ?? []
}

function summary(result: Result): readonly string[] {
  const text = result?.facts.report.text ?? ""
  return (result?.findings ?? []).map(
    ({ rule, span }) => `${rule} “${text.slice(span.start, span.end)}”`,
  )
}
