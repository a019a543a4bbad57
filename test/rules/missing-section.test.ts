import assert from "node:assert/strict"
import { test } from "node:test"
import { readSample } from "../../scripts/examples.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { replaceOnce } from "../support/replace.ts"

test("a section that is put in has a heading like the others'", () => {
  const markdown = readSample({ sample: "markdown", before: "", after: "", messages: [] })
  const text = replaceOnce(markdown, /^## 五、[\s\S]*?(?=^## 六、)/m, "")
  const { findings } = lint(text) ?? assert.fail()
  const [fix] = findings.find(({ rule }) => rule === "missing-section")?.fixes ?? []
  assert.ok(fix)
  assert.match(applyEdits(text, fix.edits), /^## 五、存在的主要问题及改进情况\n+## 六、/m)
})
