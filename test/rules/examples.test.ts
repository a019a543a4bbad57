import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lastYearOf, patch, readLastYearsSample, readSample } from "../../scripts/examples.ts"
import { mark, unmark } from "../../scripts/marks.ts"
import { bind } from "../../server/core/bind/bind.ts"
import type { Facts } from "../../server/core/bind/facts.ts"
import { type Finding, lint } from "../../server/core/lint.ts"
import { rules } from "../../server/core/rules/index.ts"
import type { Example, Rule } from "../../server/core/rules/rule.ts"
import { parse } from "../../server/core/syntax/parse.ts"
import { applyEdits, sortEdits } from "../../server/core/text/edit.ts"
import { overlaps } from "../../server/core/text/span.ts"

for (const sample of ["text", "markdown"] as const) {
  test(`the ${sample} sample is clean`, () => {
    const text = readSample({ sample, before: "", after: "", messages: [] })
    assert.deepEqual(findingsOf(text), [])
  })
}

test("the text sample and last year's are clean, also one after the other", () => {
  const lastYear = bind(parse(readLastYearsSample())) ?? assert.fail()
  assert.deepEqual(findingsOf(readLastYearsSample()), [])
  const text = readSample({ before: "", after: "", messages: [] })
  assert.deepEqual(findingsOf(text, lastYear), [])
})

for (const rule of rules) {
  suite(rule.id, () => {
    test("has a mistake among its examples", () => {
      assert.ok(rule.examples.some(({ messages }) => messages.length > 0))
    })
    for (const [index, example] of rule.examples.entries()) {
      test(`example ${index + 1}`, () => checkExample(rule, example))
    }
  })
}

function checkExample(rule: Rule, example: Example): void {
  const sample = readSample(example)
  const marked = patch(sample, example.before, example.after)
  const { text } = unmark(marked)
  const lastYear = lastYearOf(example)
  const findings = findingsOf(text, lastYear)
  const own = findings.filter((finding) => finding.rule === rule.id)
  const spans = own.map(({ span }) => span)
  assert.equal(mark(text, spans), marked)
  assert.deepEqual(own.map(toMessage), example.messages)
  const others = new Set(findings.map((finding) => finding.rule).filter((id) => id !== rule.id))
  assert.deepEqual([...others].toSorted(), (example.also ?? []).toSorted(), "other rules")
  for (const { edits } of findings.flatMap(({ fixes }) => fixes)) {
    assert.deepEqual(edits, sortEdits(edits))
    for (const [index, { span }] of edits.entries())
      assert.ok(!edits.slice(index + 1).some((other) => overlaps(span, other.span)))
  }
  checkFix(own, example, text)
}

/** The first fix takes its finding away, changes what it should, and brings no new error. */
function checkFix(own: readonly Finding[], example: Example, text: string): void {
  const fix = own[0]?.fixes[0]
  if (!fix || example.fixed === undefined) {
    assert.equal(fix?.title, example.fixed)
    return
  }
  const fixed = applyEdits(text, fix.edits)
  assert.equal(fixed, patch(readSample(example), example.before, example.fixed))
  const remaining = findingsOf(fixed, lastYearOf(example))
  const rule = own[0]?.rule
  const known = new Set(findingsOf(text, lastYearOf(example)).map(toMessage))
  assert.deepEqual(
    remaining.filter((finding) => finding.rule === rule).map(toMessage),
    example.messages.slice(1),
  )
  const errors = remaining.filter(({ severity }) => severity === "error").map(toMessage)
  assert.deepEqual(
    errors.filter((message) => !known.has(message)),
    [],
  )
}

function findingsOf(text: string, lastYear?: Facts): readonly Finding[] {
  return lint(text, lastYear && { lastYear })?.findings ?? []
}

function toMessage({ message }: Finding): string {
  return message
}
