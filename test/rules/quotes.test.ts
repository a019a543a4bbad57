import assert from "node:assert/strict"
import { test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { fixture } from "../support/files.ts"

test("a message quotes no more of a cell than can be read at a glance, the finding has all of it", () => {
  const text = fixture("000")
  const total = lint(text)?.facts.figures.get("requests/received/total") ?? assert.fail()
  const { start, end } = total.cell.span
  const written = "详见附件 ".repeat(20).trim()
  const result = lint(text.slice(0, start) + written + text.slice(end))
  const finding = result?.findings.find(({ rule }) => rule === "not-a-number") ?? assert.fail()
  assert.equal(finding.found, written)
  assert.ok(finding.message.includes(`“${written.slice(0, 40)}…”`), finding.message)
})
