import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { parse } from "../../server/core/syntax/parse.ts"
import { sectionTitles } from "../support/form-2021.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { reportOf, TITLE, tablesOf } from "../support/report.ts"

const [TAB_ROWS, PDF] = [layouts["L1 tab rows"], layouts["L2 tab rows from a PDF"]]
assert.ok(TAB_ROWS && PDF)
const print = (figure: (key: string) => string, layout = TAB_ROWS) =>
  printIn(layout, reportOf(tablesOf(figure)), "plain")
const REPORT = print(() => "0")
const KEYS = ["overview", "proactive", "requests", "disputes", "problems", "other"]

suite("a tab in a heading is spacing", () => {
  for (const [index, title] of sectionTitles.entries()) {
    const number = "一二三四五六"[index]
    const heading = `${number}、${title}`
    for (const written of [
      `${number}、\t${title}`,
      `${number}\t、${title}`,
      `${heading}\t`,
      `${heading}\t\t\t`,
      `${number}、\t${title}\t`,
    ])
      test(JSON.stringify(written), () => assertClean(REPORT.replace(heading, written)))
    test(`${title}, directly above its text`, () =>
      assertClean(REPORT.replace(`${heading}\n\n`, `${number}、\t${title}\t\n`)))
    test(`${title}, directly below what stands above it`, () =>
      assertClean(REPORT.replace(`\n\n${heading}`, `\n${heading}\t\t`)))
    test(`${title}, within its words`, () => {
      const [first, ...rest] = title
      const report = REPORT.replace(title, `${first}\t${rest.join("")}`)
      assert.deepEqual(sectionsOf(report), KEYS)
      const fixes = lint(report)?.findings.map(({ rule, fixes }) => [rule, fixes[0]?.safe])
      assert.deepEqual(fixes, [["section-title", true]])
    })
  }
  test("all at once", () =>
    assertClean(REPORT.replace(/^([一二三四五六]、)(.*(?:情况|事项))$/gm, "$1\t$2\t")))
  test("without its number, on a line between blank ones", () => {
    const report = REPORT.replace("一、总体情况", "总体情况\t")
    assert.deepEqual(sectionsOf(report), KEYS)
    assert.deepEqual(rulesOf(report), ["section-number"])
  })
  test("with its text behind it", () => {
    const report = REPORT.replace(/六、(.*)\n\n.*/, "六、$1\t无\t")
    assert.deepEqual(sectionsOf(report), KEYS)
    assert.ok(rulesOf(report).includes("heading-line"))
  })
})

suite("a tab in the title is spacing", () => {
  for (const written of [
    `${TITLE}\t`,
    `${TITLE}\t\t\t`,
    `\t\t${TITLE}\t`,
    TITLE.replace("2024年", "\t2024年\t"),
    `${TITLE.replace("2024年", "").replace("省人民政府", "市民政局")}（2024年）\t`,
  ])
    test(JSON.stringify(written), () => assertClean(REPORT.replace(TITLE, written)))
  test("also in one on two lines", () =>
    assertClean(REPORT.replace(TITLE, `${TITLE.replace("2024年", "\t\t\n2024年")}\t\t`)))
})

test("a tab in prose is spacing", () => {
  const report = REPORT.replace("主要问题是", "（一）\t主要问题是").replace(/。$/gm, "。\t\t")
  assertClean(report)
  assert.equal(parse(report).blocks.filter(({ kind }) => kind === "table").length, 3)
})

suite("a whole report as a spreadsheet writes its text has the findings of the report", () => {
  const figures = {
    zeros: () => "0",
    "figures that contradict each other": (key: string) => String(key.length % 7),
    blanks: () => "",
  }
  for (const [name, figure] of Object.entries(figures))
    for (const layout of [TAB_ROWS, PDF]) {
      const report = `\n\n${print(figure, layout)}`
      const width = Math.max(...report.split("\n").map((line) => line.split("\t").length))
      const pad = (line: string) => line + "\t".repeat(width - line.split("\t").length)
      const written = {
        "a tab behind every line": report.replaceAll("\n", "\t\n"),
        "three tabs behind every line": report.replaceAll("\n", "\t\t\t\r\n"),
        "lines of one length": report.split("\n").map(pad).join("\n"),
      }
      const expected = lint(report)?.findings.map(({ message }) => message)
      for (const [how, text] of Object.entries(written))
        test(`${name}, ${layout === PDF ? "from a PDF, " : ""}${how}`, () => {
          assert.deepEqual(sectionsOf(text), KEYS)
          assert.deepEqual(
            lint(text)?.findings.map(({ message }) => message),
            expected,
          )
        })
    }
})

suite("a row with one cell written is a row", () => {
  for (const row of [
    "第二十条第（一）项\t\t\t",
    "三、本年度办理结果\t\t\t",
    "\t（三）不予公开\t\t",
    "四、结转下年度继续办理\t\t",
    "8.属于行政查询事项\t\t\t",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t",
    "\t\t申请人情况\t\t",
  ])
    for (const text of [`${row}\n规章\t0\t0\t0`, `规章\t0\t0\t0\n${row}\n规章\t0\t0\t0`])
      test(JSON.stringify(text), () => {
        const [table, ...more] = parse(text).blocks
        assert.deepEqual(more, [])
        assert.equal(table?.kind === "table" && table.rows.length, text.split("\n").length)
      })
  test("also where page breaks stand around it", () => {
    const [table] = parse("规章\t0\t0\t0\n\n第二十条第（五）项\t\t\t\n\n行政许可\t0").blocks.slice(
      1,
    )
    assert.equal(table?.kind, "table")
  })
})

test("a note among rows is a row of its table, whatever its sentence", () => {
  const text = "规章\t0\t0\t0\n注：本表由办公室填报。\t\t\t\n行政规范性文件\t0\t0\t0"
  assert.equal(parse(text).blocks.length, 1)
})

function assertClean(report: string): void {
  assert.deepEqual(sectionsOf(report), KEYS)
  assert.deepEqual(rulesOf(report), [])
}

function sectionsOf(text: string): readonly string[] {
  return lint(text)?.facts.sections.map(({ form }) => form.key) ?? []
}

function rulesOf(text: string): readonly string[] {
  return lint(text)?.findings.map(({ rule }) => rule) ?? []
}
