import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"
import { lint } from "../../server/core/lint.ts"
import { thisYear } from "../support/years.ts"

/** A test for each marked sentence, in a suite by what they have in common. */
export function testEach(
  sentences: Readonly<Record<string, readonly string[]>>,
  check: (marked: string) => void,
): void {
  for (const [name, marked] of Object.entries(sentences))
    suite(name, () => {
      for (const sentence of marked) test(sentence, () => check(sentence))
    })
}

/** The figures and claims that are reported of what stands under （二）依申请公开 are those marked. */
export function checkRequests(marked: string, report = thisYear): void {
  checkUnder("（二）依申请公开。", marked, report)
}

/** The same under another heading of the overview. */
export function checkUnder(heading: string, marked: string, report = thisYear): void {
  const sentence = unmark(marked).text
  const text = report.replace(new RegExp(`${heading}.*`), () => heading + sentence)
  const offset = text.indexOf(heading) + heading.length
  const spans = (lint(text)?.findings ?? assert.fail())
    .filter(({ rule }) => rule === "prose-figure" || rule === "prose-claim")
    .map(({ span }) => ({ start: span.start - offset, end: span.end - offset }))
  assert.equal(mark(sentence, spans), marked)
}
