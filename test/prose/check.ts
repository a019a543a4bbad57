import assert from "node:assert/strict"
import { mark, unmark } from "../../scripts/marks.ts"
import { lint } from "../../server/core/lint.ts"
import { thisYear } from "../support/years.ts"

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
