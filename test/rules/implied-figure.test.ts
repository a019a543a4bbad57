import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { printTabRows } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { problemsOf } from "../support/read.ts"
import { plain, printReport } from "../support/report.ts"

const figures = plain(distinctFigures)
const CLEAN = printReport(figures, printTabRows)

/** The report with other words in place of some figures. */
function write(words: Readonly<Record<string, string>>): string {
  return printReport((key) => words[key] ?? figures(key), printTabRows)
}

/** What is offered for the cells that are no count: expected value, and whether the editor prefers it. */
function offered(text: string): readonly (readonly [string | undefined, boolean | undefined])[] {
  return problemsOf(lint(text))
    .filter(({ rule }) => rule === "not-a-number" || rule === "not-a-count")
    .map(({ expected, fixes }) => [expected, fixes[0]?.preferred] as const)
}

suite("what is written like the number that the sums tell is preferred", () => {
  for (const [key, words] of [
    ["requests/granted/natural-person", "2l"],
    ["requests/granted/business", "约22件"],
    ["requests/granted/total", "l4I"],
    ["requests/concluded/total", "-{value}"],
    ["requests/carried-forward/research", "3O3"],
    ["disputes/review/corrected", "三二二"],
    ["disputes/review/total", "１２9o"],
  ] as const)
    test(`${key}: ${words}`, () => {
      const value = figures(key)
      const text = write({ [key]: words.replace("{value}", value) })
      assert.deepEqual(offered(text), [[value, true]])
      const fix = problemsOf(lint(text))[0]?.fixes[0]
      assert.equal(fix?.safe ?? false, false)
      assert.equal(applyEdits(text, fix?.edits ?? []), CLEAN)
    })
})

suite("other words are offered the number, but not preferred", () => {
  for (const [key, words] of [
    ["requests/granted/natural-person", "若干"],
    ["requests/granted/total", "见附件"],
    ["requests/refused-deliberative/business", "六十四"],
    ["disputes/review/total", "十"],
  ] as const)
    test(`${key}: ${words}`, () => {
      assert.deepEqual(offered(write({ [key]: words })), [[figures(key), false]])
    })
})

suite("nothing is offered where the sums do not tell for certain", () => {
  for (const [name, words] of [
    ["one sum of which it is an addend", { "disputes/review/corrected": "若干" }],
    ["no sum", { "proactive/licences/decisions": "l7" }],
    [
      "another figure of the row is wrong",
      { "requests/granted/natural-person": "若干", "requests/granted/business": "29" },
    ],
    ["less than 0", { "requests/granted/natural-person": "若干", "requests/granted/total": "1" }],
  ] as const)
    test(name, () => assert.deepEqual(offered(write(words)), [[undefined, undefined]]))

  test("another of the row is none either", () => {
    const words = { "requests/granted/natural-person": "若干", "requests/granted/business": "若干" }
    const nothing = [undefined, undefined]
    assert.deepEqual(offered(write(words)), [nothing, nothing])
  })
})
