import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { printTabRows } from "../support/layouts.ts"
import { element, printHtml } from "../support/printers/html.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, figuresOf, toPrinted } from "../support/read.ts"
import { plain, printReport } from "../support/report.ts"

const printed = toPrinted(distinctFigures)
// What each layout has in the place of a merged figure's further columns.
const layouts = [
  {
    name: "HTML",
    text: printReport(plain(distinctFigures), printHtml()),
    repeat: (text: string, mark?: string) =>
      text.replace(
        /<td colspan="3">([\d.]+)<\/td>/g,
        (_, figure) => element("td", figure) + element("td", mark ?? figure).repeat(2),
      ),
  },
  {
    name: "tab rows",
    text: printReport(plain(distinctFigures), printTabRows),
    repeat: (text: string, mark = "$2") =>
      text.replace(/^(行政\p{Script=Han}+\t)([\d.]+)\t\t$/gmu, `$1$2\t${mark}\t${mark}`),
  },
]

suite("a merged figure that every row repeats in its columns is one figure", () => {
  for (const { name, text, repeat } of layouts)
    test(name, () => {
      const repeated = repeat(text)
      assert.notEqual(repeated, text)
      assertReads(repeated, printed, [], 0)
    })
})

suite("where one row says something else, nothing is bound on a guess", () => {
  for (const { name, text, repeat } of layouts)
    test(name, () => {
      const figure = printed.get("proactive/licences/decisions") ?? assert.fail()
      const repeated = repeat(text)
      const last = repeated.indexOf(
        figure,
        repeated.indexOf(figure, repeated.indexOf("行政许可")) + 1,
      )
      const damaged = `${repeated.slice(0, last)}9${repeated.slice(last + 1)}`
      const result = lint(damaged)
      assert.deepEqual(
        result?.findings.map(({ rule }) => rule),
        ["unreadable-table"],
      )
      assert.ok(![...figuresOf(result).keys()].some((key) => key.startsWith("proactive/")))
    })
})

suite("a mark for nothing in the further columns of a merged figure is no figure", () => {
  for (const { name, text, repeat } of layouts)
    for (const mark of ["/", "-", "无"])
      test(`${name}: ${mark}`, () => {
        const marked = repeat(text, mark)
        assert.notEqual(marked, text)
        assertReads(marked, printed, [], 0)
      })
})
