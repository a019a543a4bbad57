import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { type Finding, lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { figuresAsWritten } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

/** The figures of the form of 2021: 10, 25 rows of 7, and 15. */
const COUNTS = { proactive: 10, requests: 175, disputes: 15 }

suite("a report typed in full width is one finding a table, and one fix each", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      const print = (toText: (figure: string) => string) => {
        const printed = plain(distinctFigures)
        const tables = tablesOf((key) => toText(printed(key)))
        return printIn(layout, reportOf(tables), "plain")
      }
      const clean = print((figure) => figure)
      const text = print(toFullWidth)
      const found = findings(text)
      assert.deepEqual(
        found.map(({ message, fixes }) => [/\d+/.exec(message)?.[0], fixes.length, fixes[0]?.safe]),
        Object.values(COUNTS).map((count) => [String(count), 1, true]),
      )
      const fixed = found.reduceRight(
        (rest, { fixes }) => applyEdits(rest, fixes[0]?.edits ?? []),
        text,
      )
      assert.equal(fixAll(text), fixed)
      assert.deepEqual(lint(fixed)?.findings, [])
      assert.deepEqual(figuresAsWritten(fixed), figuresAsWritten(clean))
    })
})

suite("a few are told one by one", () => {
  const rest = [...distinctFigures.keys()].filter((key) => key.startsWith("requests/"))
  const withFullWidth = (count: number) => {
    const some = new Set(rest.slice(-count))
    const printed = plain(distinctFigures)
    const tables = tablesOf((key) => (some.has(key) ? toFullWidth(printed(key)) : printed(key)))
    const layout = layouts["L1 tab rows"] ?? assert.fail()
    return printIn(layout, reportOf(tables), "plain")
  }

  for (const [count, expected] of [
    [1, 1],
    [5, 5],
    [6, 1],
  ] as const)
    test(`${count} are ${expected}`, () => {
      const text = withFullWidth(count)
      const found = findings(text)
      assert.equal(found.length, expected)
      assert.equal(found.flatMap(({ fixes }) => fixes[0]?.edits ?? []).length, count)
      assert.equal(found[0]?.cell === undefined, expected < count)
    })
})

function findings(text: string): readonly Finding[] {
  return (lint(text)?.findings ?? []).filter(({ rule }) => rule === "number-format")
}

function toFullWidth(figure: string): string {
  return figure.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}
