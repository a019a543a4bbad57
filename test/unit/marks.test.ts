import assert from "node:assert/strict"
import { test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"

for (const marked of [
  "无标记",
  "⟦全部⟧",
  "一⟦二⟧三⟦四⟧",
  "相邻⟦一⟧⟦二⟧",
  "空⟦⟧处",
  "里⟦外⟦内⟧外⟧",
  "⟦⟧⟦𠮷⟧",
])
  test(`marks come off and go on again: ${marked}`, () => {
    const { text, spans } = unmark(marked)
    assert.doesNotMatch(text, /[⟦⟧]/)
    assert.equal(mark(text, spans), marked)
  })

for (const marked of ["⟦未合", "未开⟧"])
  test(`marks that do not match are refused: ${marked}`, () => {
    assert.throws(() => unmark(marked), /do not match/)
  })
