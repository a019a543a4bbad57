import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { requestsCorner } from "../support/form-2021.ts"
import { expand } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { printGrid } from "../support/printers/grids.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, figuresOf, problemsOf, toPrinted } from "../support/read.ts"
import { plain, printText, reportOf, tablesOf } from "../support/report.ts"

const printed = toPrinted(distinctFigures)
const tables = tablesOf(plain(distinctFigures))
const report = reportOf(tables)

suite("a grid in which a row takes several lines is told, and none of it is read", () => {
  const text = printIn(layouts["L14 a drawn grid"] ?? assert.fail(), report, "plain")
  const [row = ""] = /^\| 一、本年新收.*$/m.exec(text) ?? []
  const below = row.replace(/[^|]/gu, " ").replace(/^\| {4}/, "| 申请数量")
  const [rule = ""] = /^\+.*$/m.exec(text) ?? []
  for (const [name, broken] of [
    ["a label goes on", `${row.replace("申请数量", "")}\n${below}`],
    ["a rule begins within", `${row}\n${rule.replace("+------", "|      ")}\n${row}`],
    ["a rule ends within", `${row}\n${rule.replace(/------\+$/, "      |")}\n${row}`],
  ] as const)
    test(name, () => {
      const written = text.replace(row, broken)
      assert.notEqual(written, text)
      const result = lint(written)
      assert.deepEqual(
        problemsOf(result).map(({ rule }) => rule),
        ["unreadable-table"],
      )
      assert.ok(![...figuresOf(result).keys()].some((key) => key.startsWith("requests/")))
      assert.equal(fixAll(written), written)
    })
})

suite("a grid may have one rule below its head only", () => {
  for (const [name, lines] of [
    ["drawn", ["+", "+", "+", "-", "|"]],
    ["box characters", ["╠", "╬", "╣", "═", "║"]],
  ] as const)
    test(name, () => {
      const print = printGrid(lines)
      const text = printText(report, ({ grid }) => {
        const rows = print(grid).split("\n")
        return rows
          .filter((_, index) => index < 3 || index % 2 === 1 || index === rows.length - 1)
          .join("\n")
      })
      assertReads(text, printed, [], 0)
    })
})

suite("rows of pipes of which some begin with an empty cell are one table", () => {
  const covered = { across: "empty", down: "empty" } as const
  for (const [name, print] of [
    ["closed", (cells: readonly string[]) => `${cells.join(" | ")} |`],
    ["open", (cells: readonly string[]) => cells.join(" | ")],
    ["without spaces", (cells: readonly string[]) => `${cells.join("|")}|`],
  ] as const)
    for (const corner of [requestsCorner, ""])
      test(`${name}, with ${corner === "" ? "a blank corner" : "a corner"}`, () => {
        const text = printText(report, ({ grid }) =>
          expand(grid, covered)
            .map((cells) => print(cells).replace(requestsCorner, corner))
            .join("\n"),
        )
        assertReads(text, printed, [], 0)
      })
})
