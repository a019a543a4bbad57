import assert from "node:assert/strict"
import { test } from "node:test"
import { readSample } from "../../scripts/examples.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"

const sample = readSample({ before: "", after: "", messages: [] })
const findings = (text: string) =>
  (lint(text)?.findings ?? assert.fail()).filter(({ rule }) => rule === "year-mismatch")

test("a title left at last year is put right where the whole period is of the year after", () => {
  const text = sample.replace("办事处2024年政府", "办事处2023年政府")
  const found = findings(text)
  assert.equal(found.length, 2)
  for (const { fixes } of found) {
    assert.deepEqual(
      fixes.map(({ title }) => title),
      ["标题改为 2024 年", "改为 2023"],
    )
    assert.equal(applyEdits(text, fixes[0]?.edits ?? []), sample)
  }
})

test("the title is left alone where only one end of the period is of the year after", () => {
  const text = sample.replace("至2024年12月31日", "至2025年12月31日")
  assert.deepEqual(
    findings(text).map(({ fixes }) => fixes.map(({ title }) => title)),
    [["改为 2024"]],
  )
})

test("the title is left alone where the period is last year's", () => {
  const text = sample.replace("2024年1月1日至2024年12月31日", "2023年1月1日至2023年12月31日")
  assert.deepEqual(
    findings(text).map(({ fixes }) => fixes.map(({ title }) => title)),
    [["改为 2024"]],
  )
})
