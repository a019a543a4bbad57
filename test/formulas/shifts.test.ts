import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { suite, test } from "node:test"
import { shiftsOf } from "../../server/core/formulas/check.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"

const sample = readFileSync(
  new URL("../../samples/示例街道办事处2024年政府信息公开工作年度报告.txt", import.meta.url),
  "utf8",
)
const ROW = "（一）予以公开\t4\t1\t0\t1\t0\t0\t6"

suite("a row shifted by a column is one finding, and arithmetic keeps quiet about it", () => {
  for (const [name, shifted, filled] of [
    ["to the right, its total lost", "（一）予以公开\t0\t4\t1\t0\t1\t0\t0", "“总计”填推算出的 6"],
    [
      "to the left, its first figure lost",
      "（一）予以公开\t1\t0\t1\t0\t0\t6\t",
      "“自然人”填推算出的 4",
    ],
    ["to the right, its total where it belongs", "（一）予以公开\t0\t4\t1\t0\t1\t0\t6", ""],
    [
      "to the left, its total where it belongs",
      "（一）予以公开\t1\t0\t1\t0\t0\t0\t6",
      "“自然人”填推算出的 4",
    ],
    ["to the right by a blank cell", "（一）予以公开\t\t4\t1\t0\t1\t0\t6", ""],
  ] as const)
    test(name, () => {
      const text = sample.replace(ROW, shifted)
      const [finding, ...others] = lint(text)?.findings ?? []
      assert.equal(finding?.rule, "displaced-row")
      assert.deepEqual(others, [])
      const [fix] = finding.fixes
      assert.ok(fix?.preferred && !fix.safe)
      // What is written nowhere is no figure moved: who takes the fix should know.
      assert.equal(fix.title.split("，")[1] ?? "", filled)
      assert.equal(applyEdits(text, fix.edits), sample)
    })
})

suite("what may be another mistake is no shift", () => {
  for (const [name, changed] of [
    ["the total lost alone", "（一）予以公开\t4\t1\t0\t1\t0\t0\t0"],
    ["two figures exchanged", "（一）予以公开\t1\t4\t0\t1\t0\t0\t6"],
    ["one case booked under another kind", "（一）予以公开\t4\t0\t1\t1\t0\t0\t6"],
    ["shifted and wrong besides", "（一）予以公开\t0\t4\t2\t0\t1\t0\t0"],
    ["shifted but for its total, and wrong besides", "（一）予以公开\t0\t4\t2\t0\t1\t0\t6"],
    ["two cases booked under other kinds", "（一）予以公开\t4\t0\t1\t0\t1\t0\t6"],
  ] as const)
    test(name, () => {
      const facts = lint(sample.replace(ROW, changed))?.facts
      assert.ok(facts)
      assert.deepEqual(shiftsOf(facts), [])
    })
})
