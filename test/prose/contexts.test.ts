import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { suite, test } from "node:test"
import { type Finding, lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { leastTime } from "../support/time.ts"

const SAMPLE = readFileSync(
  join(import.meta.dirname, "../../samples/区级示例2024年政府信息公开工作年度报告.md"),
  "utf8",
)
const WRONG = "全区新收政府信息公开申请421件"
const report = SAMPLE.replace("全区新收政府信息公开申请420件", WRONG)
const INTRODUCTION = SAMPLE.slice(SAMPLE.indexOf("本报告由"), SAMPLE.indexOf("## 一、"))

suite("whose figures they are", () => {
  test("those of a report that sums up other bodies are its own", () => {
    assert.deepEqual(found(report), ["421"])
  })
  test("those of other bodies are not those of a report that does not", () => {
    assert.deepEqual(found(report.replace(INTRODUCTION, "")), [])
  })
  test("those of a township by its short name are, those of what belongs to it are not", () => {
    const own = report.replace(INTRODUCTION, "").replace("示例区人民政府", "示例镇人民政府")
    assert.deepEqual(found(own.replace("全区新收", "镇政府新收")), ["421"])
    assert.deepEqual(found(own.replace("全区新收", "镇属单位新收")), [])
    const street = own.replace("示例镇人民政府", "示例镇人民政府示例办事处")
    assert.deepEqual(found(street.replace("全区新收", "镇政府新收")), [])
  })
  test("those of the issuer by its own name are", () => {
    const own = report.replace("全区新收", "示例区人民政府新收")
    assert.deepEqual(found(own.replace(INTRODUCTION, "")), ["421"])
  })
})

suite("which figure is compared", () => {
  test("none that is blank or unreadable", () => {
    for (const cell of ["", "约420", "/"])
      assert.deepEqual(found(report.replace("21\t6\t420\t", `21\t6\t${cell}\t`)), [])
  })
  test("none that sums an unreadable one", () => {
    assert.deepEqual(
      found(report.replace("312\t68\t4\t9\t21\t6\t420", "三百\t68\t4\t9\t21\t6\t420")),
      [],
    )
  })
  test("a wrong total is its own finding: the sum of its addends fits", () => {
    const wrongTotal = SAMPLE.replace("21\t6\t420\t", "21\t6\t402\t")
    assert.deepEqual(found(wrongTotal), [])
    assert.deepEqual(found(wrongTotal.replace("公开申请420件", "公开申请421件")), ["421"])
  })
  test("none of a row that is missing", () => {
    const line = report.split("\n").find((row) => row.startsWith("一、本年新收")) ?? ""
    assert.deepEqual(found(report.replace(`${line}\n`, "")), [])
  })
})

suite("where it stands", () => {
  test("in a line broken by the page", () => {
    const broken = report.replace(
      "全区新收政府信息公开",
      "公开工作的情况很好，全区共新收政府信息公开\n\n",
    )
    assert.deepEqual(found(broken), ["421"])
  })
  test("under a heading of its own", () => {
    const lines = report.replace(WRONG, "收到申请421件")
    assert.deepEqual(found(lines), ["421"])
    assert.deepEqual(found(lines.replace("### （二）依申请公开", "### （二）政务服务")), [])
  })
  test("in HTML, with tags and entities in it", () => {
    const html = toHtml(report.replace(WRONG, "全区新收<b>政府信息</b>公开申请&nbsp;421&nbsp;件"))
    assert.deepEqual(found(html), ["421"])
  })
  test("its fix puts it right", () => {
    const [finding] = findings(report)
    assert.deepEqual(applyEdits(report, finding?.fixes[0]?.edits ?? []), SAMPLE)
    assert.deepEqual(
      finding?.related.map(({ span }) => report.slice(span.start, span.end)),
      ["420"],
    )
  })
  test("not among problems, which tell of single cases", () => {
    const text = SAMPLE.replace(
      "存在的主要问题：一是",
      "存在的主要问题：收到政府信息公开申请3件，一是",
    )
    assert.deepEqual(found(text), [])
  })
})

test("the form of 2019 has the same measures", () => {
  const figures = (text: string) => text.replaceAll("2024年", "2020年")
  assert.deepEqual(found(figures(report)), ["421"])
  assert.deepEqual(found(figures(SAMPLE)), [])
})

test("time is linear in hostile prose", () => {
  const time = (unit: string, count: number) =>
    leastTime(
      3,
      (attempt) => SAMPLE.replace("### （三）", `${unit.repeat(count - attempt)}\n\n### （三）`),
      lint,
    )
  for (const unit of [
    "未收到申请",
    "行政复议、",
    "均办结",
    "（注：",
    "收到申请12件，",
    "《",
    "二〇",
    "其中",
    "XX年",
  ]) {
    const [least, most] = [time(unit, 2_000), time(unit, 16_000)]
    assert.ok(most < 8 * 4 * Math.max(least, 5), `${unit}: ${least} ms, ${most} ms`)
  }
})

function findings(text: string): readonly Finding[] {
  return (lint(text)?.findings ?? []).filter(({ rule }) => rule === "prose-figure")
}

function found(text: string): readonly string[] {
  return findings(text).map(({ span }) => text.slice(span.start, span.end))
}

/** The report with its prose as paragraphs of HTML; its tables stay as they are. */
function toHtml(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line === "" || line.includes("\t") || line.startsWith("#") ? line : `<p>${line}</p>`,
    )
    .join("\n")
}
