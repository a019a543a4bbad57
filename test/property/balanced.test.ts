import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { recompute } from "../../server/core/formulas/recompute.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { figureKeys } from "../support/form-2021.ts"
import { failingFormulas } from "../support/formulas.ts"
import { printers } from "../support/layouts.ts"
import { checkProperty } from "../support/property.ts"
import { balancedFigures, formulaFigureKey } from "../support/random.ts"
import { plain, printReport } from "../support/report.ts"
import { readFigures } from "../support/sound.ts"

const labelColumns = fc.constantFrom(2 as const, 3 as const)
const printer = fc.constantFrom(...Object.values(printers))

test("random figures are balanced", (t) => {
  checkProperty(
    t,
    fc.property(balancedFigures, (figures) => {
      assert.deepEqual([...figures.keys()].toSorted(), figureKeys.toSorted())
      assert.deepEqual(failingFormulas(figures), [])
    }),
  )
})

test("a balanced report has no finding, and every layout binds to the same figures", (t) => {
  checkProperty(
    t,
    fc.property(balancedFigures, labelColumns, (figures, labelColumns) => {
      const expected = new Map([...figures].map(([key, value]) => [key, String(value)]))
      for (const [name, print] of Object.entries(printers)) {
        const result = lint(printReport(plain(figures), print, { labelColumns }))
        assert.deepEqual(sorted(readFigures(result?.facts)), sorted(expected), name)
        assert.deepEqual(
          result?.findings.map(({ message }) => message),
          [],
          name,
        )
      }
    }),
    60,
  )
})

test("one figure changed is found by its formulas, and a total put back", (t) => {
  checkProperty(
    t,
    fc.property(
      balancedFigures,
      formulaFigureKey,
      fc.integer({ min: 1, max: 20_000 }),
      printer,
      labelColumns,
      (figures, key, difference, print, labelColumns) => {
        const changed = new Map(figures).set(key, (figures.get(key) ?? 0) + difference)
        const text = printReport(plain(changed), print, { labelColumns })
        const result = lint(text)
        assert.deepEqual(
          result?.findings
            .map(({ rule, found, expected }) => ({
              rule,
              difference: Number(found) - Number(expected),
            }))
            .toSorted(byRule),
          failingFormulas(changed)
            .map(({ rule, totals }) => ({
              rule,
              difference: totals.includes(key) ? difference : -difference,
            }))
            .toSorted(byRule),
        )
        if (!key.endsWith("/total") && !key.startsWith("requests/concluded/")) return
        const recomputed = applyEdits(text, recompute(result?.facts ?? assert.fail()).edits)
        assert.equal(recomputed, printReport(plain(figures), print, { labelColumns }))
      },
    ),
    150,
  )
})

test("recomputing a report with other results makes every total hold", (t) => {
  checkProperty(
    t,
    fc.property(
      balancedFigures,
      fc.array(fc.tuple(formulaFigureKey, fc.nat(99)), { minLength: 2, maxLength: 12 }),
      (figures, changes) => {
        const changed = new Map([...figures, ...changes])
        const [print = assert.fail()] = Object.values(printers)
        const text = printReport(plain(changed), print)
        const recomputed = applyEdits(text, recompute(lint(text)?.facts ?? assert.fail()).edits)
        const rules = new Set(lint(recomputed)?.findings.map(({ rule }) => rule))
        // What was received may still not be what was concluded and carried forward.
        assert.deepEqual(
          [...rules].filter((rule) => rule !== "balance"),
          [],
        )
      },
    ),
    60,
  )
})

function sorted(figures: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...figures].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function byRule(
  a: { rule: string; difference: number },
  b: { rule: string; difference: number },
): number {
  return a.rule.localeCompare(b.rule) || a.difference - b.difference
}
