import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Facts } from "../../server/core/bind/facts.ts"
import { checkEquations, type Outcome } from "../../server/core/formulas/check.ts"
import { equationsOf } from "../../server/core/formulas/equations.ts"
import { lint } from "../../server/core/lint.ts"
import { failingFormulas, formulas } from "../support/formulas.ts"
import { checkProperty } from "../support/property.ts"
import { balancedFigures, formulaFigureKey } from "../support/random.ts"
import { print, printWith } from "./reports.ts"

const zeros = new Map<string, number>()

test("the form of 2021 has 39 equations of requests and 3 of reviews and lawsuits", () => {
  const { facts } = lint(print(zeros)) ?? assert.fail()
  const toText = ({ rule, totals, addends }: (typeof formulas)[number] | Equation) =>
    `${rule}: ${[...totals].toSorted()} = ${[...addends].toSorted()}`
  assert.deepEqual(equationsOf(facts).map(toText).toSorted(), formulas.map(toText).toSorted())
  assert.equal(formulas.length, 42)
})

test("the equations that fail are exactly those that do not hold", (t) => {
  const changes = fc.array(fc.tuple(formulaFigureKey, fc.nat(200)), { maxLength: 5 })
  checkProperty(
    t,
    fc.property(balancedFigures, changes, (figures, changes) => {
      const changed = new Map([...figures, ...changes])
      const { facts } = lint(print(changed)) ?? assert.fail()
      const failing = checkEquations(facts).filter(({ kind }) => kind === "fails")
      assert.deepEqual(
        failing.map(({ equation }) => `${equation.rule} ${equation.totals}`).toSorted(),
        failingFormulas(changed)
          .map(({ rule, totals }) => `${rule} ${totals}`)
          .toSorted(),
      )
    }),
  )
})

test("an equation is blocked by a figure that is no count, and named with it", () => {
  for (const cell of ["若干", "-1", "0.5"]) {
    const key = "requests/granted/business"
    const { facts } = lint(printWith(new Map(), { ...allZero(), [key]: cell })) ?? assert.fail()
    assert.deepEqual(blocked(facts), {
      "row-total granted": key,
      "column-total business": key,
    })
  }
})

test("a total that is negative is not computed with", () => {
  const key = "requests/granted/total"
  const { facts } = lint(printWith(new Map(), { ...allZero(), [key]: "-1" })) ?? assert.fail()
  assert.deepEqual(blocked(facts), { "row-total granted": key, "column-total total": key })
})

test("a blank addend counts as 0", () => {
  const cells = { ...allZero(), "requests/granted/business": "" }
  const { facts } = lint(printWith(new Map(), cells)) ?? assert.fail()
  assert.deepEqual(blocked(facts), {})
})

test("a total left blank blocks what sums it, but not where its addends are blank too", () => {
  const blank = { "requests/granted/total": "" }
  const { facts } = lint(printWith(new Map(), { ...allZero(), ...blank })) ?? assert.fail()
  assert.deepEqual(blocked(facts), {
    "row-total granted": "requests/granted/total",
    "column-total total": "requests/granted/total",
  })
  const row = Object.fromEntries(
    Object.keys(allZero())
      .filter((key) => key.startsWith("requests/granted/"))
      .map((key) => [key, ""]),
  )
  const other = lint(printWith(new Map(), { ...allZero(), ...row }))?.facts ?? assert.fail()
  assert.deepEqual(blocked(other), { "row-total granted": "requests/granted/total" })
})

type Equation = Outcome["equation"]

function allZero(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formulas.flatMap(({ totals, addends }) => [...totals, ...addends].map((key) => [key, "0"])),
  )
}

function blocked(facts: Facts): Readonly<Record<string, string>> {
  return Object.fromEntries(
    checkEquations(facts).flatMap((outcome) =>
      outcome.kind === "blocked"
        ? [[`${outcome.equation.rule} ${outcome.equation.about.key}`, outcome.by]]
        : [],
    ),
  )
}
