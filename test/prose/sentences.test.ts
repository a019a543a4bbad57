import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { suite, test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"
import { lint } from "../../server/core/lint.ts"
import { contradictions, plain } from "./sentences.ts"

const SAMPLE = readFileSync(
  join(import.meta.dirname, "../../samples/区级示例2024年政府信息公开工作年度报告.md"),
  "utf8",
)
const RULES = new Set(["prose-figure", "prose-claim"])
const BEFORE = "# 示例市教育局2024年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"
const TABLES = SAMPLE.slice(SAMPLE.indexOf("\n## 二、"))

suite("sentences that contradict the tables", () => {
  for (const marked of contradictions) test(marked, () => check(marked))
})

suite("sentences that do not", () => {
  for (const sentence of plain) test(sentence, () => check(sentence))
})

test("there are many of both", () => {
  assert.ok(contradictions.length >= 75 && plain.length >= 75)
  assert.equal(new Set([...contradictions, ...plain]).size, contradictions.length + plain.length)
})

/** The figures and claims that are reported are those marked. */
function check(marked: string): void {
  const sentence = unmark(marked).text
  const findings = lint(`${BEFORE}${sentence}\n${TABLES}`)?.findings ?? []
  const spans = findings
    .filter(({ rule }) => RULES.has(rule))
    .map(({ span }) => ({ start: span.start - BEFORE.length, end: span.end - BEFORE.length }))
  assert.equal(mark(sentence, spans), marked)
}
