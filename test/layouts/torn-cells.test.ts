import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { describe, differences, figuresOf, problemsOf } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { Wrong } from "../support/wrong.ts"

const tables = tablesOf(plain(distinctFigures))
const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))
const LABEL = "一、本年新收政府信息公开申请数量"

const FIRST_CELL = /^(?:第二十条第（一）项|（本列数据|行政复议) ?[^|]*\|/

const pipeCells = Object.entries(layouts).filter(([name]) => /^L8|^L10/.test(name))

suite("two cells on one line, where each has its own, are read as two", () => {
  for (const [name, layout] of pipeCells)
    test(name, () => {
      const lines = printIn(layout, reportOf(tables), "plain").split("\n")
      const isCell = (line = "") => /^[^|]*\|+\s*$/.test(line)
      const wrong = new Wrong()
      for (const at of lines.keys()) {
        const isWithin = [-1, 0, 1, 2].every((offset) => isCell(lines[at + offset]))
        if (!isWithin) continue
        const joined = `${lines[at]} ${lines[at + 1]}`
        const text = lines.toSpliced(at, 2, joined).join("\n")
        const result = lint(text)
        wrong.add(joined, {
          misread: differences(figuresOf(result), printed),
          found: describe(text, problemsOf(result)),
        })
      }
      wrong.assertNone()
    })
})

suite("the first two cells of a table on one line, too", () => {
  for (const [name, layout] of pipeCells)
    test(name, () => {
      const lines = printIn(layout, reportOf(tables), "plain").split("\n")
      const firsts = lines.flatMap((line, at) => (FIRST_CELL.test(line) ? at : []))
      assert.equal(firsts.length, 3)
      const wrong = new Wrong()
      for (const at of firsts) {
        const joined = `${lines[at]} ${lines[at + 1]}`
        const text = lines.toSpliced(at, 2, joined).join("\n")
        const result = lint(text)
        wrong.add(joined, {
          misread: differences(figuresOf(result), printed),
          found: describe(text, problemsOf(result)),
        })
      }
      wrong.assertNone()
    })
})

suite("the first row without its label is no other row, and no blank one is offered", () => {
  const streams = Object.entries(layouts).filter(([name]) => /^L[589]|^L10/.test(name))
  for (const [name, layout] of streams)
    test(name, () => {
      const result = lint(withoutFirstLabel(layout))
      const isFirst = (key: string) => key.startsWith("requests/received/")
      assert.deepEqual(
        differences(figuresOf(result), printed, (key) => !isFirst(key)),
        [],
      )
      assert.deepEqual([...figuresOf(result).keys()].filter(isFirst), [])
      const problems = problemsOf(result)
      assert.deepEqual(
        problems.map(({ rule, fixes }) => [rule, fixes.length]),
        [
          ["missing-row", 0],
          ["unknown-row", 0],
        ],
      )
    })
})

function withoutFirstLabel(layout: Layout): string {
  const text = printIn(layout, reportOf(tables), "plain")
  const lines = text.split("\n").filter((line) => !line.includes(LABEL))
  assert.notEqual(lines.join("\n"), text)
  return lines.join("\n")
}
