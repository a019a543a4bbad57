import assert from "node:assert/strict"
import { test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { printTabRows } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { plain, printReport } from "../support/report.ts"

const text = printReport(plain(distinctFigures), printTabRows)
const inBrackets = text.replace(/(?<=\t|\n)(\d)\.(?=\p{Script=Han})/gu, "（$1）")

test("numbers that a whole table writes in another style are one finding, and one safe fix", () => {
  const [finding, ...others] = lint(inBrackets)?.findings ?? []
  assert.deepEqual([finding?.rule, others.length], ["row-label", 0])
  const [fix] = finding?.fixes ?? []
  assert.ok(fix?.safe)
  assert.equal(applyEdits(inBrackets, fix.edits), text)
})

test("where one row has its own number, each other has its finding", () => {
  const count = (inBrackets.match(/（\d）/g) ?? []).length
  const findings = lint(inBrackets.replace("（1）属于国家秘密", "1.属于国家秘密"))?.findings ?? []
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    Array.from({ length: count - 1 }, () => "row-label"),
  )
})
