import type { Facts } from "../core/bind/facts.ts"
import type { Outcome } from "../core/formulas/check.ts"
import { type Locale, type Message, render } from "../core/messages.ts"
import { signed } from "../core/rules/names.ts"
import { determinesTotal } from "./figure.ts"

// A row's addends are written out; of a column's twenty-one those that are not 0.
const MOST_ADDENDS = 8
const UNKNOWN = "?"
const names = { row: "formula.row", column: "formula.column" } as const

/** An equation with its figures, such as “本行：7 + 3 + 0 + 1 + 1 + 0 = 12 ✓”. */
export function describeEquation(facts: Facts, outcome: Outcome, locale: Locale): string {
  const key = determinesTotal(outcome) ? names[outcome.equation.about.kind] : "formula.balance"
  return render({ key, values: { formula: describe(facts, outcome, locale) } }, locale)
}

function describe(facts: Facts, outcome: Outcome, locale: Locale): string {
  const { addends, totals } = outcome.equation
  const written = addends.map((key) => write(facts, key))
  const shown = written.length > MOST_ADDENDS ? written.filter((value) => value !== "0") : written
  const sum = shown.join(" + ") || "0"
  const total = totals.map((key) => write(facts, key)).join(" + ")
  const formula = render(compare(outcome, sum, total), locale)
  const count = written.length - Math.max(1, shown.length)
  return count === 0
    ? formula
    : render({ key: "formula.zeros", values: { formula, count } }, locale)
}

function compare(outcome: Outcome, sum: string, total: string): Message {
  if (outcome.kind === "blocked") return { key: "formula.blocked", values: { sum, total } }
  if (outcome.kind !== "fails") return { key: "formula.holds", values: { sum, total } }
  const { found, expected, equation } = outcome
  const values = {
    sum,
    expected,
    found: equation.totals.length > 1 ? `${total} = ${found}` : found,
    difference: signed(found - expected),
  }
  return { key: "formula.fails", values }
}

/** A blank counts as 0. */
function write({ figures }: Facts, key: string): string {
  const figure = figures.get(key)
  if (figure?.reading.kind === "blank") return "0"
  return figure?.value === undefined ? UNKNOWN : String(figure.value)
}
