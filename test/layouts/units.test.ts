import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, describe, differences, figuresOf, problemsOf } from "../support/read.ts"
import { reportOf, tablesOf } from "../support/report.ts"

const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))

const writings: Readonly<Record<string, (figure: string, key: string) => string>> = {
  "a unit": (figure, key) => figure + (key.endsWith("/amount") ? "万元" : "件"),
  "a character that cannot be seen": (figure) => `${figure}\u200b`,
}

for (const [what, write] of Object.entries(writings))
  suite(`figures with ${what} behind them are read, and the safe fixes write them plain`, () => {
    const written = reportOf(tablesOf((key) => write(printed.get(key) ?? "", key)))
    for (const [name, layout] of Object.entries(layouts))
      test(name, () => {
        const text = printIn(layout, written, "plain")
        const result = lint(text)
        assert.deepEqual(differences(figuresOf(result), printed), [])
        assert.deepEqual(describe(text, problemsOf(result)), [])
        assertReads(fixAll(text), printed, [], 0)
      })
  })
