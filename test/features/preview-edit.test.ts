import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { setFigure } from "../../server/features/preview-edit.ts"
import { figureKeys } from "../support/form-2021.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { replaceOnce } from "../support/replace.ts"
import { reportOf, tablesOf } from "../support/report.ts"

const keys = figureKeys.filter((_, index) => index % 41 === 0)

suite("a figure written in the preview, whatever the layout", () => {
  for (const [name, layout] of Object.entries(layouts)) {
    const print = (printed: (key: string) => string) =>
      printIn(layout, reportOf(tablesOf(printed)), "plain")

    test(`${name}: changes its own characters only`, () => {
      const text = print(() => "10")
      for (const key of keys) {
        const expected = print((each) => (each === key ? "257" : "10"))
        assert.equal(write(text, key, "257"), expected, key)
        assert.equal(write(expected, key, "10"), text, key)
      }
    })

    test(`${name}: fills a blank, and is blanked, or nothing is done`, () => {
      for (const key of keys) {
        const blank = print((each) => (each === key ? (layout.blanks[0] ?? "") : "10"))
        const filled = write(blank, key, "257")
        const expected = print((each) => (each === key ? "257" : "10"))
        assert.equal(withoutSpaces(filled), withoutSpaces(expected), key)
        const emptied = write(filled, key, "")
        if (emptied !== undefined) assert.equal(figureIn(emptied, key)?.reading.kind, "blank", key)
        else assert.ok(!layout.blanks.includes(""), key)
      }
    })

    test(`${name}: what would be read as something else is not written`, () => {
      const text = print(() => "10")
      for (const key of keys)
        for (const other of ["1\n2", "1\n\n一、总体情况\n\n2"]) {
          const after = write(text, key, other)
          if (after !== undefined) assert.equal(figureIn(after, key)?.cell.text, other, key)
        }
    })
  }
})

test("a number typed in full width is written in half width; what is no number is left as it is", () => {
  const layout = layouts["L1 tab rows"]
  assert.ok(layout)
  const text = printIn(layout, reportOf(tablesOf(() => "10")), "plain")
  const key = "requests/received/natural-person"
  const written = (typed: string) => {
    const after = write(text, key, typed)
    return after && figureIn(after, key)?.cell.text
  }
  assert.deepEqual(["２５７", "１２。５", "－３", "1２", "１０", "５件", "若干"].map(written), [
    "257",
    "12.5",
    "-3",
    "12",
    "10",
    "５件",
    "若干",
  ])
})

test("an amount typed under the form's 万元 keeps that unit in a report in yuan", () => {
  const layout = layouts["L1 tab rows"] ?? assert.fail()
  const key = "proactive/fees/amount"
  const report = (amount: string) =>
    replaceOnce(
      printIn(layout, reportOf(tablesOf((each) => (each === key ? amount : "10"))), "plain"),
      "（单位：万元）",
      "（单位：元）",
    )
  for (const before of ["360", ""]) {
    const text = report(before)
    for (const [typed, written, plain] of [
      ["１.５", "1.5万元", "1.5"],
      ["360元", "360元", "0.036"],
      ["若干", "若干", undefined],
    ] as const) {
      const figure = figureIn(write(text, key, typed) ?? assert.fail(), key)
      assert.deepEqual([figure?.cell.text, figure?.plain], [written, plain])
    }
  }
})

function write(text: string | undefined, key: string, figure: string): string | undefined {
  const result = text === undefined ? undefined : lint(text)
  const edits = result && setFigure(result.facts, key, figure)
  return edits && applyEdits(text ?? "", edits)
}

/** A blank may be written by a space that stays beside the figure. */
function withoutSpaces(text: string | undefined): string | undefined {
  return text?.replace(/[ \u00a0]|&nbsp;/g, "")
}

function figureIn(text: string, key: string) {
  return lint(text)?.facts.figures.get(key)
}
