import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { describe, differences, figuresOf, problemsOf, toPrinted } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { Wrong } from "../support/wrong.ts"

const printed = toPrinted(distinctFigures)
const layout = layouts["L3 spaced lines"] ?? assert.fail()
const lines = printIn(layout, reportOf(tablesOf(plain(distinctFigures))), "plain").split("\n")
// Below the last row of a table nothing goes on.
const rows = [...lines.keys()].filter((at) => / \d+$/.test(lines[at] ?? "") && lines[at + 1] !== "")

suite("what a page break leaves below a whole row is no part of the table", () => {
  const marks = ["5", "\n5\n", "５", "5\f", "5/8", "续表", "（续上表）", "~5~", "Page 5 of 8"]
  for (const mark of marks)
    test(JSON.stringify(mark), () => {
      const wrong = new Wrong()
      for (const at of rows) {
        const text = lines.toSpliced(at + 1, 0, mark).join("\n")
        const result = lint(text)
        wrong.add(lines[at] ?? "", {
          misread: differences(figuresOf(result), printed),
          found: describe(
            text,
            problemsOf(result).filter(({ rule }) => rule !== "split-table"),
          ),
        })
      }
      wrong.assertNone()
    })
})

test("the last figure of a row on a line of its own is its figure", () => {
  const wrong = new Wrong()
  for (const at of rows) {
    const text = lines.with(at, (lines[at] ?? "").replace(/ (\d+)$/, "\n$1")).join("\n")
    wrong.add(lines[at] ?? "", { misread: differences(figuresOf(lint(text)), printed) })
  }
  wrong.assertNone()
})
