import assert from "node:assert/strict"
import { type Finding, type LintResult, lint } from "../../server/core/lint.ts"
import { rewriteLayouts, rewriteTable } from "../../server/core/rewrite.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import type { Edit } from "../../server/core/text/span.ts"
import { actionsAt } from "../../server/features/actions.ts"
import { formatTables } from "../../server/features/format.ts"
import { setFigure } from "../../server/features/preview-edit.ts"
import { figuresAsWritten } from "./read.ts"
import { assertApplicable } from "./sound.ts"

/** The action preferred at the `at`-th finding takes a finding away, where it answers one, and brings no error. */
export function assertPreferredActionHelps(text: string, at: number): void {
  const result = lint(text)
  const place = result?.findings[at % Math.max(1, result.findings.length)]
  if (!result || !place) return
  const actions = actionsAt(result, place.span, ["quickfix"], "zh-cn")
  const [preferred, ...others] = actions.filter(({ isPreferred }) => isPreferred)
  assert.deepEqual(others, [], "one preferred action")
  if (!preferred) return
  const fixed = lint(applyEdits(text, preferred.edits))
  const what = `${preferred.title} ${JSON.stringify(preferred.edits)}`
  assert.ok(fixed, `${what}: no report any more`)
  const [before, after] = [result.findings, fixed.findings]
  assert.ok(count(after, isError) <= count(before, isError), `${what}: a new error`)
  const isTakenAway = preferred.findings.some((finding) => {
    const isSame = ({ rule, message }: Finding) =>
      rule === finding.rule && message === finding.message
    return count(after, isSame) < count(before, isSame)
  })
  assert.ok(isTakenAway || preferred.findings.length === 0, `${what}: still there`)
}

/** A table rewritten in any layout, and tables lined up, keep every figure as written; a second time changes nothing. */
export function assertRewritingKeeps(text: string): void {
  const facts = lint(text)?.facts
  if (!facts) return
  for (const table of facts.tables)
    for (const layout of rewriteLayouts) {
      const edit = rewriteTable(facts, table, layout)
      if (edit) assertKeeps(text, [edit], `${table.form.key} as ${layout}`)
    }
  const formatted = assertKeeps(text, formatTables(facts), "lined up")
  const after = lint(formatted)?.facts
  assert.deepEqual(after && formatTables(after), [], "a second time")
}

/** The preview writes a figure into its cell: nothing around it is another, and it reads as what was written. */
export function assertCellIsSet(text: string, at: number, written: string): void {
  const result = lint(text)
  const keys = [...(result?.facts.figures.keys() ?? [])]
  const key = keys[at % Math.max(1, keys.length)]
  if (!result || key === undefined) return
  const edits = setFigure(result.facts, key, written) ?? []
  assertApplicable(text, edits, key)
  assert.ok(edits.length <= 1)
  assertInCell(result, key, edits)
  const before = figuresAsWritten(text)
  const after = figuresAsWritten(applyEdits(text, edits))
  const expected =
    edits.length === 0 ? before : new Map(before).set(key, inHalfWidth(written.trim()))
  assert.deepEqual(sorted(after), sorted(expected), key)
}

/** A number in half width, as the form has it; other words as they are. */
function inHalfWidth(text: string): string {
  const half = text
    .replace(/[０-９．－]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace("。", ".")
  return /^-?\d+(?:\.\d+)?$/.test(half) ? half : text
}

function assertInCell({ facts }: LintResult, key: string, edits: readonly Edit[]): void {
  const { span } = facts.figures.get(key)?.cell ?? assert.fail(key)
  for (const edit of edits) {
    // Within the cell; where two spaces are a blank between separators, between these.
    assert.ok(span.start <= edit.span.start && edit.span.end <= span.end + 1, key)
    assert.equal(facts.report.text.slice(span.end, edit.span.end).trim(), "", key)
  }
}

function assertKeeps(text: string, edits: readonly Edit[], what: string): string {
  assertApplicable(text, edits, what)
  const changed = applyEdits(text, edits)
  assert.deepEqual(sorted(figuresAsWritten(changed)), sorted(figuresAsWritten(text)), what)
  return changed
}

function sorted(figures: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...figures].toSorted(([a], [b]) => a.localeCompare(b))
}

function isError({ severity }: Finding): boolean {
  return severity === "error"
}

function count(findings: readonly Finding[], is: (finding: Finding) => boolean): number {
  return findings.filter(is).length
}
