import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { type LintResult, lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import type { Span } from "../../server/core/text/span.ts"
import { findDefinitions, findReferences, highlightsAt } from "../../server/features/addends.ts"
import { completionsAt } from "../../server/features/completion.ts"
import { findFolds } from "../../server/features/folding.ts"
import { formatTables } from "../../server/features/format.ts"
import { hintsIn } from "../../server/features/hints.ts"
import { hoverAt } from "../../server/features/hover.ts"
import { findLenses, findSuspect } from "../../server/features/lenses.ts"
import { findLinks } from "../../server/features/links.ts"
import { rewritesAt } from "../../server/features/rewriting.ts"
import { selectionsAt } from "../../server/features/selection.ts"
import { findSymbols, type Symbol as ReportSymbol } from "../../server/features/symbols.ts"
import { findTokens } from "../../server/features/tokens.ts"
import { fixtures } from "../support/files.ts"
import { checkProperty } from "../support/property.ts"
import { anything } from "../support/texts.ts"

type Ask = (result: LintResult, offset: number) => readonly Span[]

const whole = ({ facts }: LintResult) => ({ start: 0, end: facts.report.text.length })

/** Every feature, and the spans that it answers with. */
const features: Readonly<Record<string, Ask>> = {
  hover: (result, offset) =>
    [hoverAt(result, offset, "zh-cn") ?? []].flat().map(({ span }) => span),
  hints: (result) =>
    hintsIn(result, whole(result), "en").map(({ offset }) => ({
      start: offset,
      end: offset,
    })),
  definitions: ({ facts }, offset) => findDefinitions(facts, offset),
  references: ({ facts }, offset) => findReferences(facts, offset, true),
  highlights: ({ facts }, offset) => highlightsAt(facts, offset).map(({ span }) => span),
  lenses: ({ facts }) =>
    findLenses(facts, "zh-cn").flatMap(({ span, table }) => [
      span,
      findSuspect(facts, table) ?? span,
    ]),
  links: ({ facts }) => findLinks(facts, "zh-cn").map(({ span }) => span),
  folds: ({ facts }) => findFolds(facts),
  symbols: ({ facts }) => findSymbols(facts).flatMap(spansOf),
  selections: ({ facts }, offset) => selectionsAt(facts, offset),
  tokens: (result) => findTokens(result, whole(result)).map(({ span }) => span),
  format: ({ facts }) => formatTables(facts).map(({ span }) => span),
  completions: ({ facts }, offset) =>
    completionsAt(facts.report.text, facts, offset, {
      locale: "zh-cn",
      snippets: true,
      isMarkdown: true,
      year: 2025,
    }).flatMap(({ span, deletions }) => [span, ...deletions]),
  rewrites: ({ facts }, offset) =>
    rewritesAt(facts, { start: offset, end: offset }, "zh-cn").flatMap(({ edits }) =>
      edits.map(({ span }) => span),
    ),
}

test("no feature throws, whatever the text, and every span lies in it", (t) => {
  const check = (text: string, at: number) => {
    const offset = at % (text.length + 1)
    completionsAt(text, undefined, offset, {
      locale: "en",
      snippets: true,
      isMarkdown: false,
      year: 1,
    })
    const result = lint(text)
    if (!result) return
    for (const [name, ask] of Object.entries(features))
      for (const { start, end } of ask(result, offset))
        assert.ok(0 <= start && start <= end && end <= text.length, `${name}: ${start} to ${end}`)
    assertTokens(result)
    for (const symbol of findSymbols(result.facts)) assertNamed(symbol)
    const formatted = lint(applyEdits(text, formatTables(result.facts)))
    assert.deepEqual(formatted && formatTables(formatted.facts), [])
  }
  checkProperty(t, fc.property(anything, fc.nat(1_000_000), check), 200)
})

test("each feature answers for a report within 5 ms", () => {
  for (const { name, text } of fixtures) {
    const result = lint(text) ?? assert.fail(name)
    const { figures } = result.facts
    const offset = figures.get("requests/concluded/total")?.cell.span.start ?? 0
    for (const [feature, ask] of Object.entries(features)) {
      const times = Array.from({ length: 15 }, () => {
        const start = performance.now()
        ask(result, offset)
        return performance.now() - start
      })
      // The least: the machine may be busy with something else.
      assert.ok(Math.min(...times) < 5, `${name}: ${feature} takes ${Math.min(...times)} ms`)
    }
  }
})

function assertTokens(result: LintResult): void {
  const { text } = result.facts.report
  let position = 0
  for (const { span } of findTokens(result, whole(result))) {
    assert.ok(span.start >= position && span.start < span.end, "tokens overlap, or are empty")
    assert.ok(!/[\r\n]/.test(text.slice(span.start, span.end)), "a token is on one line")
    position = span.end
  }
}

/** An editor refuses an outline in which a part has no name, or the name is outside of the part. */
function assertNamed({ name, span, nameSpan, children }: ReportSymbol): void {
  assert.notEqual(name, "")
  assert.ok(span.start <= nameSpan.start && nameSpan.end <= span.end, name)
  for (const child of children) assertNamed(child)
}

function spansOf({ span, nameSpan, children }: ReportSymbol): readonly Span[] {
  return [span, nameSpan, ...children.flatMap(spansOf)]
}
