import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { figureKeys } from "../support/form-2021.ts"
import { failingFormulas } from "../support/formulas.ts"
import { checkProperty } from "../support/property.ts"
import { balancedFigures, formulaFigureKey } from "../support/random.ts"
import { readFigures } from "../support/sound.ts"
import { type Shift, smallestRepairs } from "./oracle.ts"
import {
  applyPreferredFixes,
  brokenTotals,
  findingsOf,
  formulaRules,
  isTotal,
  keyOf,
  preferredFix,
  print,
  requestKeys,
  suspectsOf,
} from "./reports.ts"

const shift = fc.integer({ min: -30, max: 200 }).filter((by) => by !== 0)
const requestKey = fc.constantFrom(...requestKeys)
const relation = fc.constantFrom("any", "same", "opposite")

/** Two figures of the table of requests, often of one row or column. */
const pair = fc
  .tuple(requestKey, requestKey, fc.constantFrom("any", "row", "column"))
  .map(([first, second, shared]): readonly string[] => {
    const [[table, row, column], [, otherRow, otherColumn]] = [first.split("/"), second.split("/")]
    const other = [shared === "row" ? row : otherRow, shared === "column" ? column : otherColumn]
    return [first, `${table}/${other.join("/")}`]
  })
  .filter(([first, second]) => first !== second)

const formulaKeys = figureKeys.filter((key) => !key.startsWith("proactive/"))

test("every single changed figure: what fails is exact, the suspect is the figure, one fix restores the text", (t) => {
  checkProperty(
    t,
    fc.property(balancedFigures, shift, (figures, by) => {
      const original = print(figures)
      for (const key of formulaKeys) {
        const value = Math.max(0, (figures.get(key) ?? 0) + by)
        if (value === figures.get(key)) continue
        const changed = new Map(figures).set(key, value)
        const text = print(changed)
        const broken = brokenTotals(text)
        assert.deepEqual(
          broken.map((finding) => `${finding.rule} ${keyOf(finding)}`).toSorted(),
          failingFormulas(changed)
            .map(({ rule, totals }) => `${rule} ${totals[0]}`)
            .toSorted(),
        )
        if (key.startsWith("disputes/")) {
          // One formula alone: the total is computed again.
          assert.deepEqual(suspectsOf(text), [])
          assert.deepEqual(brokenTotals(applyPreferredFixes(text)), [])
          if (isTotal(key)) assert.equal(applyPreferredFixes(text), original)
          continue
        }
        assert.deepEqual(suspectsOf(text), isTotal(key) ? [] : [key])
        for (const finding of findingsOf(text)) assert.equal(preferredFix(text, finding), original)
      }
    }),
    4,
  )
})

test("two changed figures: the only smallest repair restores the text; what was never touched is never accused", (t) => {
  let determined = 0
  checkProperty(
    t,
    fc.property(
      balancedFigures,
      pair,
      fc.tuple(shift, shift, relation),
      (figures, keys, shifts) => {
        const [first, second, relation] = shifts
        const by = [first, relation === "same" ? first : relation === "opposite" ? -first : second]
        const changed = new Map(figures)
        for (const [index, key] of keys.entries())
          changed.set(key, Math.max(0, (figures.get(key) ?? 0) + (by[index] ?? 0)))
        const actual = keys.filter((key) => changed.get(key) !== figures.get(key)).toSorted()
        if (actual.length === 0) return
        const repairs = smallestRepairs(changed, requestKeys)
        const text = print(changed)
        const [repair, ...others] = repairs
        assert.ok(repair)
        if (others.length === 0) {
          determined++
          assert.deepEqual(repair.map(({ key }) => key).toSorted(), actual)
          assert.deepEqual(
            suspectsOf(text),
            actual.filter((key) => !isTotal(key)),
          )
          assert.equal(applyPreferredFixes(text), print(figures))
          return
        }
        const common = actual.filter((key) => repairs.every((each) => has(each, key)))
        assert.deepEqual(
          suspectsOf(text).filter((key) => !common.includes(key)),
          [],
        )
        for (const finding of brokenTotals(text)) {
          if (preferredFix(text, finding) !== undefined) continue
          // None is preferred: then each is offered, or the part of it that mends this formula.
          const offered = finding.fixes.map((fix) => figuresOf(applyEdits(text, fix.edits)))
          for (const each of repairs) {
            const repaired = new Map(changed)
            for (const { key, by } of each) repaired.set(key, (changed.get(key) ?? 0) + by)
            assert.ok(offered.some((after) => isBetween(changed, after, repaired)))
          }
        }
      },
    ),
    200,
  )
  t.diagnostic(`the equations determined ${determined}`)
})

test("more changed figures: a preferred fix removes its finding and adds none, and figures put right stay right", (t) => {
  const cell = fc.oneof(
    { weight: 6, arbitrary: fc.nat(300).map((value) => value as number | undefined) },
    { weight: 2, arbitrary: fc.constant(undefined) },
  )
  const changes = fc.uniqueArray(fc.tuple(formulaFigureKey, cell), {
    minLength: 1,
    maxLength: 8,
    selector: ([key]) => key,
  })
  checkProperty(
    t,
    fc.property(balancedFigures, changes, (figures, changes) => {
      const text = print(new Map<string, number | undefined>([...figures, ...changes]))
      const before = findingsOf(text)
      const broken = before.filter(isBroken).map(nameOf)
      for (const finding of before) {
        assert.ok(finding.fixes.filter(({ preferred }) => preferred).length <= 1)
        const fixed = preferredFix(text, finding)
        if (fixed === undefined) continue
        const after = findingsOf(fixed)
        assert.ok(!after.some((each) => nameOf(each) === nameOf(finding)), finding.message)
        const added = after.filter((each) => isBroken(each) && !broken.includes(nameOf(each)))
        assert.deepEqual(
          added.map(({ message }) => message),
          [],
          finding.message,
        )
      }
    }),
    150,
  )
})

test("three independent mistakes are each found and put right", (t) => {
  const place = fc.constantFrom("natural-person", "business", "research", "other-organisation")
  const rows = ["granted", "refused-deliberative", "unprocessed-repeat", "carried-forward"]
  checkProperty(
    t,
    fc.property(
      balancedFigures,
      fc.uniqueArray(place, { minLength: 3, maxLength: 3 }),
      fc.shuffledSubarray(rows, { minLength: 3, maxLength: 3 }),
      (figures, columns, rows) => {
        const keys = columns.map((column, index) => `requests/${rows[index]}/${column}`)
        const changed = new Map(figures)
        for (const [index, key] of keys.entries())
          changed.set(key, (figures.get(key) ?? 0) + 7 ** (index + 1))
        assert.deepEqual(suspectsOf(print(changed)), keys.toSorted())
        assert.equal(applyPreferredFixes(print(changed)), print(figures))
      },
    ),
    30,
  )
})

function figuresOf(text: string): ReadonlyMap<string, string> {
  return readFigures(lint(text)?.facts)
}

/** True when every figure is as before or as after all changes, and some are as after. */
function isBetween(
  before: ReadonlyMap<string, number>,
  figures: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, number>,
): boolean {
  const moved = [...figures].filter(([key, value]) => value !== String(before.get(key)))
  return moved.length > 0 && moved.every(([key, value]) => value === String(after.get(key)))
}

function has(repair: readonly Shift[], key: string): boolean {
  return repair.some((each) => each.key === key)
}

type Found = ReturnType<typeof findingsOf>[number]

function isBroken({ rule }: Found): boolean {
  return formulaRules.includes(rule)
}

function nameOf(finding: Found): string {
  return `${finding.rule} ${keyOf(finding)} ${finding.cell ? "" : finding.message}`
}
