import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { requestRows } from "../support/form-2021.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { differences, figuresOf } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))
const tabRows = layouts["L1 tab rows"] ?? assert.fail()
const text = printIn(tabRows, reportOf(tablesOf(plain(distinctFigures))), "plain")

suite("a group and its item in one cell are the item's label, and no fix takes words of either", () => {
  const firstOfGroups = requestRows.filter(({ labels }) =>
    text.includes(labels.slice(-2).join("\t")),
  )
  for (const { labels } of firstOfGroups.filter((row) => row.labels.length > 1))
    for (const joint of ["", " ", "-"]) {
      const [group = "", item = ""] = labels.slice(-2)
      test(group + joint + item, () => {
        const glued = text.replace(`${group}\t${item}`, `${group}${joint}${item}\t`)
        assert.notEqual(glued, text)
        const result = lint(glued)
        assert.deepEqual(differences(figuresOf(result), printed), [])
        assert.deepEqual([...new Set(result?.findings.map(({ rule }) => rule))], ["displaced-row"])
        const fixed = fixAll(glued)
        assert.ok(fixed.includes(group + joint + item))
        assert.deepEqual(lint(fixed)?.findings, [])
      })
    }
})
