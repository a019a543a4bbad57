import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import { findJsonMistake } from "../../server/core/json.ts"
import { checkProperty } from "../support/property.ts"

suite("what is wrong with JSON, and where", () => {
  // The mistake is at the first ⟦.
  const cases: Readonly<Record<string, readonly string[]>> = {
    "json.end": ["⟦", " ⟦", '{ "run": "onSave"⟦', '{ "rules": { "balance": "off" }⟦', "[1,⟦", "{⟦"],
    "json.rest": ["{} ⟦}", "{}⟦,", "{} ⟦// 说明", '1 ⟦"a"'],
    "json.comment": ['{ ⟦// 说明\n "run": "onSave" }', "{ ⟦/* 说明 */ }", "[⟦# 说明\n]"],
    "json.value": [
      '{ "run": ⟦onSave }',
      '{ "run": ⟦True }',
      "[⟦01]",
      "⟦-",
      "[⟦1.]",
      '{ "run": ⟦, }',
    ],
    "json.name": ["{ ⟦run: 1 }", "{ ⟦1: 1 }", "{ ⟦, }"],
    "json.colon": ['{ "run" ⟦"onSave" }', '{ "run"⟦："onSave" }', '{ "run"⟦}'],
    "json.comma": ['{ "run": "onSave" ⟦"forms": [] }', '{ "run": "onSave"⟦，', "[1 ⟦2]", "[1⟦}"],
    "json.quotes": ["{ ⟦“run”: 1 }", "{ ⟦'run': 1 }", '{ "run": ⟦‘onSave’ }', "{ ⟦＂run＂: 1 }"],
    "json.text": ['{ "run": ⟦"onSave }', '[⟦"C:\\work"]', '[⟦"一\n二"]', '{ ⟦"run: 1 }'],
    "json.trailing": ['{ "run": "onSave", ⟦}', "[1,⟦]"],
  }
  for (const [key, texts] of Object.entries(cases))
    for (const marked of texts)
      test(`${key}: ${JSON.stringify(marked)}`, () => {
        const offset = marked.indexOf("⟦")
        assert.deepEqual(findJsonMistake(marked.replace("⟦", "")), { offset, key })
      })
})

test("a mistake is found in what is not JSON, and in nothing else", (t) => {
  const piece = fc.oneof(
    fc.constantFrom(...'{}[]:,"\\ \n-01e.', "true", '"a"', "\\u12", "\ufeff", "\0"),
    fc.json(),
  )
  const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""))
  const property = fc.property(fc.oneof(texts, fc.json()), (text) => {
    assert.equal(findJsonMistake(text) === undefined, isJson(text), text)
  })
  return checkProperty(t, property, 2000)
})

test("brackets may be open as deep as they like", () => {
  const deep = 1_000_000
  assert.equal(findJsonMistake("[".repeat(deep) + "]".repeat(deep)), undefined)
  assert.deepEqual(findJsonMistake("[".repeat(deep)), { offset: deep, key: "json.end" })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
