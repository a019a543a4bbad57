import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { replaceOnce } from "../support/replace.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { thisYear } from "../support/years.ts"

const ZEROS = "\t0".repeat(7)
const [second, third, fourth] = [
  "2.重复申请",
  "3.要求提供公开出版物",
  "4.无正当理由大量反复申请",
].map((label) => `\t\t${label}${ZEROS}\n`)

test("repeated rows with another between them are two findings", () => {
  const rows = `${second}${third}${fourth}`
  const findings = lint(replaceOnce(thisYear, rows, `${second}${third}${second}${fourth}${third}`))
  assert.deepEqual(
    findings?.findings.filter(({ rule }) => rule === "duplicate-row").map(({ message }) => message),
    ["“2.重复申请”一行出现了两次。", "“3.要求提供公开出版物”一行出现了两次。"],
  )
})

suite("a row pasted twice is deleted as a whole", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      const text = printIn(layout, reportOf(tablesOf(plain(distinctFigures))), "plain")
      const { facts } = lint(text) ?? assert.fail()
      const rows = facts.tables.flatMap((table) => table.rows)
      const index = rows.findIndex(({ form }) => form?.key === "unprocessed-repeat")
      const [above, row] = [rows[index - 1] ?? assert.fail(), rows[index] ?? assert.fail()]
      const { end } = row.row.span
      const twice = text.slice(0, end) + text.slice(above.row.span.end)
      const { findings } = lint(twice) ?? assert.fail()
      const found = findings.filter(({ rule }) => rule === "duplicate-row")
      assert.equal(found.length, 1)
      for (const { fixes } of found)
        assert.deepEqual(
          fixes.map(({ edits }) => applyEdits(twice, edits)),
          [text],
        )
    })
})

test("a row is not deleted where the form's next is missing, of which it may be the figures", () => {
  const text = replaceOnce(thisYear, third ?? assert.fail(), second ?? "")
  const { findings } = lint(text) ?? assert.fail()
  const found = findings.filter(({ rule }) => rule === "duplicate-row")
  assert.deepEqual(
    found.map(({ fixes }) => fixes),
    [[]],
  )
})
