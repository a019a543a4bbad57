import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll, safeEdits } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { printTabRows } from "../support/layouts.ts"
import { printUniformReport } from "../support/report.ts"

const ROW = "三、本年度办理结果\t（一）予以公开"
const REPORT = printUniformReport("0", printTabRows)

/** The report with rows that nobody knows above a row of its own. */
function withUnknownRows(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `某某事项${index}\t\t\t0\t0\n`)
  return REPORT.replace(ROW, () => rows.join("") + ROW)
}

/** Findings of one rule. */
function find(text: string, rule: string, locale: "zh-cn" | "en" = "zh-cn") {
  return (lint(text, { locale })?.findings ?? []).filter((finding) => finding.rule === rule)
}

suite("of a rule that has very many findings the first 300 are told", () => {
  test("300 are told one by one", () => {
    assert.equal(find(withUnknownRows(300), "unknown-row").length, 300)
  })

  test("of 10,000 one more says where the others begin and how many they are", () => {
    const text = withUnknownRows(10_000)
    const findings = find(text, "unknown-row")
    assert.equal(findings.length, 301)
    const { message, span, severity, fixes } = findings.at(-1) ?? assert.fail()
    assert.equal(message, "还有 9700 处同样的问题，不再逐一列出。")
    assert.equal(text.slice(span.start, span.end), "某某事项300")
    assert.equal(severity, "warning")
    assert.deepEqual(fixes, [])
    const [english] = find(text, "unknown-row", "en").slice(-1)
    assert.equal(english?.message, "There are more like this, not listed one by one: 9700.")
  })

  test("those of other rules are told as before", () => {
    const text = withUnknownRows(10_000)
    const others = (from: string) =>
      (lint(from)?.findings ?? []).filter(({ rule }) => rule !== "unknown-row")
    assert.deepEqual(
      others(text).map(({ message }) => message),
      others(withUnknownRows(2)).map(({ message }) => message),
    )
  })

  test("a directive silences all of them", () => {
    const text = `<!-- report-lint-disable-file unknown-row -->\n${withUnknownRows(400)}`
    assert.deepEqual(find(text, "unknown-row"), [])
    assert.deepEqual(find(text, "unused-directive"), [])
  })

  test("what is not told is fixed all the same", () => {
    const many = `${REPORT}\n`.repeat(40).replace(/(?<=\t)0/g, "０")
    assert.ok(safeEdits(many).length > 0)
    assert.deepEqual(safeEdits(fixAll(many)), [])
    assert.deepEqual(find(fixAll(many), "number-format"), [])
  })
})
