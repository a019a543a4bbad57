import assert from "node:assert/strict"
import { test } from "node:test"
import type { Facts } from "../../server/core/bind/facts.ts"
import { recompute } from "../../server/core/formulas/recompute.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { requestColumns, requestRows } from "../support/form-2021.ts"
import { noFigures } from "../support/random.ts"
import { figuresOf } from "../support/read.ts"
import { printWith } from "./reports.ts"

test("a total follows those that it sums, in whatever order the form lists its formulas", () => {
  const text = printRequests({ "granted/business": "5" })
  const { facts } = lint(text) ?? assert.fail()
  for (const each of inBothOrders(facts))
    assert.deepEqual(changesOf(text, each), {
      "requests/granted/total": "5",
      "requests/concluded/business": "5",
      "requests/concluded/total": "5",
    })
})

test("an equation of several totals determines none of them", () => {
  const text = printRequests({ "received/business": "3", "received/total": "3" })
  const { facts, findings } = lint(text) ?? assert.fail()
  assert.ok(findings.some(({ rule }) => rule === "balance"))
  for (const each of inBothOrders(facts))
    assert.deepEqual(recompute(each), { edits: [], blocked: [] })
})

test("where applicants are left blank, totals are the sum of the rows", () => {
  const blank = requestRows.flatMap(({ key }) =>
    requestColumns.slice(0, -1).map((column) => [`${key}/${column.key}`, ""] as const),
  )
  const text = printRequests({ ...Object.fromEntries(blank), "granted/total": "4" })
  const { facts } = lint(text) ?? assert.fail()
  assert.deepEqual(changesOf(text, facts), { "requests/concluded/total": "4" })
})

/** A report of zeros but for some figures of the requests, by row and column. */
function printRequests(cells: Readonly<Record<string, string>>): string {
  const keyed = Object.entries(cells).map(([key, cell]) => [`requests/${key}`, cell] as const)
  return printWith(noFigures, Object.fromEntries(keyed))
}

/** The figures that recomputing changes, as they then are. */
function changesOf(text: string, facts: Facts): Readonly<Record<string, string>> {
  const before = figuresOf(lint(text))
  const after = figuresOf(lint(applyEdits(text, recompute(facts).edits)))
  return Object.fromEntries([...after].filter(([key, plain]) => before.get(key) !== plain))
}

/** The facts by the form as it is, and by one that lists its formulas the other way round. */
function inBothOrders(facts: Facts): readonly Facts[] {
  const tables = facts.tables.map((table) => {
    const { form } = table
    return { ...table, form: { ...form, formulas: form.formulas.toReversed() } }
  })
  return [facts, { ...facts, tables }]
}
