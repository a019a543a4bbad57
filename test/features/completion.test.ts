import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { unmark } from "../../scripts/marks.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { type CompletionOptions, completionsAt } from "../../server/features/completion.ts"
import { newReport } from "../../server/features/new-report.ts"
import { read, SAMPLE, sampleWith } from "./sample.ts"

const PLAIN: CompletionOptions = { locale: "zh-cn", snippets: false, isMarkdown: false, year: 2025 }
const SNIPPETS = { ...PLAIN, snippets: true }

/** What is offered at ⟦⟧: label, and the text after it is taken. */
function complete(marked: string, options = PLAIN) {
  const { text, spans } = unmark(marked)
  const { start } = spans[0] ?? assert.fail(marked)
  return completionsAt(text, lint(text)?.facts, start, options).map((completion) => {
    const { label, detail, newText, span, deletions } = completion
    const deleted = deletions.map((rest) => ({ span: rest, newText: "" }))
    return { label, detail, newText, after: applyEdits(text, [{ span, newText }, ...deleted]) }
  })
}

suite("completion", () => {
  test("in an empty text a new report", () => {
    for (const marked of ["⟦⟧", "\n年报⟦⟧\n", "政府⟦⟧"]) {
      const [report, ...others] = complete(marked)
      assert.equal(report?.label, "政府信息公开工作年度报告")
      assert.deepEqual(others, [])
      assert.equal(report?.newText, newReport("单位名称", 2025))
    }
    const [snippet] = complete("⟦⟧", { ...SNIPPETS, isMarkdown: true })
    assert.match(
      snippet?.newText ?? "",
      /^# \$\{1:单位名称\}\$\{2:2025\}年政府信息公开工作年度报告\n\n## 一、总体情况\n\n## 二、[\s\S]*\| 规章 \| \$\{3\} \| \$\{4\} \| \$\{5\} \|/,
    )
    assert.deepEqual(complete("会议纪要\n⟦⟧\n一、议题"), [])
  })

  test("the headings of missing sections, as the others are written", () => {
    const text = SAMPLE.slice(0, SAMPLE.indexOf("五、存在"))
    assert.deepEqual(
      complete(`${text}\n⟦⟧`).map(({ label }) => label),
      ["五、存在的主要问题及改进情况", "六、其他需要报告的事项"],
    )
    const [heading] = complete(`${text}\n存在⟦⟧`)
    assert.equal(heading?.after, `${text}\n五、存在的主要问题及改进情况`)
    const markdown = "# 示例市2024年政府信息公开工作年度报告\n\n### 一、总体情况\n\n无。\n\n## ⟦⟧"
    const [first, second] = complete(markdown)
    assert.match(first?.after ?? "", /\n\n### 二、主动公开政府信息情况$/)
    assert.match(
      second?.after ?? "",
      /\n\n### 二、主动公开政府信息情况\n\n第二十条第（一）项\t\t\t\n/,
    )
    assert.deepEqual(complete(SAMPLE.replace("六、其他", "⟦⟧六、其他")), [])
  })

  test("the empty table of a section that has none", () => {
    const before = SAMPLE.slice(SAMPLE.indexOf("行政复议\t"), SAMPLE.indexOf("五、存在"))
    const [table, ...others] = complete(sampleWith([before, "⟦⟧\n\n"]))
    assert.equal(table?.label, "空白的规定表格：政府信息公开行政复议、行政诉讼情况")
    assert.deepEqual(others, [])
    assert.ok(read(table?.after ?? "").facts.tables.some(({ form }) => form.key === "disputes"))
  })

  test("the missing rows of a table, first the one that belongs here", () => {
    const row = "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n"
    const other = "二、上年结转政府信息公开申请数量\t\t1\t0\t0\t0\t0\t0\t1\t\n"
    const [first, second, ...others] = complete(sampleWith([row, "⟦⟧\n"], [other, ""]))
    assert.deepEqual(
      [first?.label, second?.label, others.length],
      ["2.重复申请", "二、上年结转政府信息公开申请数量", 0],
    )
    assert.match(first?.after ?? "", /\n\t\t2\.重复申请\t{7}\n\t\t3\.要求/)
    const [typed, ...none] = complete(sampleWith([row, "\t\t2.重⟦⟧\n"]), SNIPPETS)
    assert.deepEqual(none, [])
    assert.match(typed?.after ?? "", /\n\t\t2\.重复申请\t\$\{1\}\t\$\{2\}(?:\t\$\{\d\}){5}\n/)
    assert.deepEqual(complete(SAMPLE.replace("\t\t2.重复申请\t0", "\t\t2.重复申请\t⟦⟧0")), [])
  })

  test("the first row of a group with the group's label, unless that stands above it already", () => {
    const row = "\t（四）无法提供\t1.本机关不掌握相关政府信息"
    const figures = "\t1\t0\t0\t0\t1\t0\t2"
    const [alone] = complete(sampleWith([row + figures, "⟦⟧"]))
    assert.equal(alone?.newText, `${row}${"\t".repeat(7)}`)
    const group = `\t（四）无法提供${"\t".repeat(8)}\n⟦⟧`
    const [below] = complete(sampleWith([row + figures, group]))
    assert.equal(below?.newText, `\t\t1.本机关不掌握相关政府信息${"\t".repeat(7)}`)
  })

  test("within prose there is nothing", () => {
    assert.deepEqual(
      complete("示例市2024年政府信息公开工作年度报告\n\n一、总体情况\n\n全年公开信息很多。⟦⟧"),
      [],
    )
  })
})

test("a new report is of its year's form, and its rows are all there", () => {
  for (const [year, form] of [
    [2019, "disclosure-2019"],
    [2020, "disclosure-2019"],
    [2021, "disclosure-2021"],
    [2031, "disclosure-2021"],
  ] as const) {
    const { facts, findings } = read(newReport("示例市人民政府", year) ?? assert.fail())
    assert.equal(facts.form.id, form)
    assert.deepEqual(
      facts.tables.map(({ form: { key } }) => key),
      ["proactive", "requests", "disputes"].slice(0, facts.tables.length),
    )
    // While they are blank, 3.其他 and （七）总计 are taken for a header.
    const ofBlankRows = ["missing-row", "table-header", "split-table"]
    const rules = findings.map(({ rule }) => rule).filter((rule) => !ofBlankRows.includes(rule))
    assert.deepEqual([...new Set(rules)].toSorted(), ["blank-figure", "empty-section"])
  }
  assert.equal(newReport("示例市人民政府", 2018), undefined)
})
