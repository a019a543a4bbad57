import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { unmark } from "../../scripts/marks.ts"
import { applyEdits, difference, sortEdits } from "../../server/core/text/edit.ts"
import { contains, cover, overlaps, type Span, slice } from "../../server/core/text/span.ts"

suite("edits replace the marked places", () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ["一⟦二⟧三", ["2"], "一2三"],
    ["一⟦二⟧三", [""], "一三"],
    ["一⟦⟧三", ["二"], "一二三"],
    ["⟦一⟧⟦二⟧", ["1", "2"], "12"],
    ["⟦一⟧二⟦三⟧", ["一一一", ""], "一一一二"],
    ["⟦⟧", ["全部"], "全部"],
  ]
  for (const [marked, texts, expected] of cases)
    test(`${marked} → ${expected}`, () => {
      const { text, spans } = unmark(marked)
      const edits = spans.map((span, index) => ({ span, newText: texts[index] ?? "" }))
      assert.equal(applyEdits(text, edits), expected)
      assert.equal(applyEdits(text, edits.toReversed()), expected)
    })
})

test("insertions at one place keep their order", () => {
  const span = { start: 1, end: 1 }
  const edits = ["二", "三", "四"].map((newText) => ({ span, newText }))
  assert.equal(applyEdits("一五", edits), "一二三四五")
})

test("no edits change nothing", () => assert.equal(applyEdits("\ufeff一\r\n", []), "\ufeff一\r\n"))

test("edits that overlap are refused", () => {
  const edits = [
    { span: { start: 0, end: 2 }, newText: "" },
    { span: { start: 1, end: 3 }, newText: "" },
  ]
  assert.throws(() => applyEdits("一二三", edits), RangeError)
})

test("sorting leaves the given edits alone", () => {
  const edits = [
    { span: { start: 2, end: 3 }, newText: "b" },
    { span: { start: 0, end: 1 }, newText: "a" },
  ]
  assert.deepEqual(
    sortEdits(edits).map(({ newText }) => newText),
    ["a", "b"],
  )
  assert.equal(edits[0]?.newText, "b")
})

test("spans are sliced, covered and compared", () => {
  const [a, b, c]: readonly Span[] = [
    { start: 0, end: 2 },
    { start: 2, end: 4 },
    { start: 1, end: 3 },
  ]
  assert.ok(a && b && c)
  assert.equal(slice("一二三四", c), "二三")
  assert.deepEqual(cover(b, a), { start: 0, end: 4 })
  assert.equal(contains(a, { start: 0, end: 2 }), true)
  assert.equal(contains(a, c), false)
  assert.equal(overlaps(a, b), false)
  assert.equal(overlaps(a, c), true)
  // An insertion beside a replacement can be made together with it, two at one place cannot.
  assert.equal(overlaps(a, { start: 2, end: 2 }), false)
  assert.equal(overlaps(a, { start: 1, end: 1 }), true)
  assert.equal(overlaps({ start: 2, end: 2 }, { start: 2, end: 2 }), true)
  assert.equal(overlaps(a, { start: 3, end: 3 }), false)
})

suite("the difference of two texts is one edit that cuts no character", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["一⟦二⟧三", "一2三", "2"],
    ["一⟦⟧三", "一二三", "二"],
    ["一⟦⟧", "一", ""],
    // 𠮷 and 𠮟 begin with the same half of a pair, 𠮷 and 𡞷 end with it.
    ["一⟦𠮷⟧三", "一𠮟三", "𠮟"],
    ["一⟦𠮷⟧三", "一𡮷三", "𡮷"],
    ["一⟦\r\n⟧三", "一\r三", "\r"],
    ["一⟦\r\n⟧三", "一\n三", "\n"],
    ["一⟦\n⟧三", "一\r\n三", "\r\n"],
    ["一⟦\r⟧三", "一\r\n三", "\r\n"],
    ["一\r\n⟦\r\n⟧三", "一\r\n三", ""],
    ["⟦𠮷⟧", "", ""],
  ]
  for (const [marked, changed, newText] of cases)
    test(`${JSON.stringify(marked)} → ${JSON.stringify(changed)}`, () => {
      const { text, spans } = unmark(marked)
      const edit = difference(text, changed)
      assert.equal(applyEdits(text, [edit]), changed)
      assert.deepEqual(edit, { span: spans[0], newText })
    })
})
