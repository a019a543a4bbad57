import assert from "node:assert/strict"
import type { Facts } from "../../server/core/bind/facts.ts"
import { fixAll, safeEdits } from "../../server/core/fix.ts"
import { recompute } from "../../server/core/formulas/recompute.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { contains, type Edit, type Span } from "../../server/core/text/span.ts"

/** Every span lies in the text and cuts no CRLF and no surrogate pair in two, every fix's edits are sorted and disjoint, and linting again says the same. */
export function assertSound(text: string): void {
  const result = lint(text)
  if (!result) return
  const { facts, findings } = result
  for (const { rule, span, related, fixes } of findings) {
    assertInside(text, span, rule)
    for (const place of related) assertInside(text, place.span, `${rule}, related`)
    for (const fix of fixes) assertApplicable(text, fix.edits, `${rule}, ${fix.title}`)
    assert.ok(fixes.filter(({ preferred }) => preferred).length <= 1, `${rule}: one preferred fix`)
  }
  for (const [key, { cell }] of facts.figures) assertInside(text, cell.span, key)
  for (const section of facts.sections) assertInside(text, section.span, section.form.title)
  if (facts.title) assertInside(text, facts.title.span, "title")
  const again = lint(text)
  assert.deepEqual(again?.findings, findings)
  assert.deepEqual(readFigures(again?.facts), readFigures(facts))
}

/** All safe fixes together converge in one pass, and no readable figure is another or lost after it. */
export function assertFixesConverge(text: string): void {
  const once = fixAll(text)
  assert.deepEqual(safeEdits(once), [], `a second pass has edits:\n${once}`)
  const before = readFigures(lint(text)?.facts)
  const after = readFigures(lint(once)?.facts)
  for (const [key, value] of before) assert.equal(after.get(key), value, key)
}

/** Recomputing changes figures only, and a second run nothing. */
export function assertRecomputeConverges(text: string): void {
  const facts = lint(text)?.facts
  if (!facts) return
  const { edits } = recompute(facts)
  assertApplicable(text, edits, "recompute")
  // In 12件 only the digits are the figure.
  const cells = [...facts.figures.values()].map(({ cell }) => cell.span)
  for (const { span } of edits) {
    const isInFigure = cells.some((cell) => contains(cell, span))
    assert.ok(isInFigure, `not in a figure: ${span.start}–${span.end}`)
  }
  const recomputed = lint(applyEdits(text, edits))?.facts
  assert.deepEqual(recomputed && recompute(recomputed).edits, [])
}

/** The readable figures in plain digits, by key. */
export function readFigures(facts: Facts | undefined): ReadonlyMap<string, string> {
  const figures = new Map<string, string>()
  for (const [key, { plain }] of facts?.figures ?? [])
    if (plain !== undefined) figures.set(key, plain)
  return figures
}

/** The edits lie in the text, sorted and disjoint. */
export function assertApplicable(text: string, edits: readonly Edit[], what: string): void {
  let position = 0
  for (const { span } of edits) {
    assertInside(text, span, what)
    assert.ok(span.start >= position, `${what}: edits overlap or are not sorted`)
    position = span.end
  }
}

function assertInside(text: string, { start, end }: Span, what: string): void {
  assert.ok(
    Number.isInteger(start) &&
      Number.isInteger(end) &&
      0 <= start &&
      start <= end &&
      end <= text.length,
    `${what}: [${start}, ${end}) is not in the text of length ${text.length}`,
  )
  for (const offset of [start, end])
    assert.ok(!isInCharacter(text, offset), `${what}: [${start}, ${end}) cuts a character in two`)
}

/** The protocol has no position for it. */
function isInCharacter(text: string, offset: number): boolean {
  const around = text.slice(Math.max(0, offset - 1), offset + 1)
  return around === "\r\n" || (around.length === 2 && around.length > [...around].length)
}
