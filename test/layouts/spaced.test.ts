import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { proactiveParts, requestRows } from "../support/form-2021.ts"
import type { GridCell } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { describe, differences, figuresOf, problemsOf } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { type Faults, Wrong } from "../support/wrong.ts"
import { change, DISPUTES, type Row } from "./damage.ts"

const tables = tablesOf(plain(distinctFigures))
const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))
const tabRows = layouts["L1 tab rows"] ?? assert.fail()

const rows: readonly Row[] = [
  ...requestRows.map(({ key }): Row => ({ table: "requests", key })),
  ...proactiveParts.flatMap((part) =>
    part.rows.map(({ key }): Row => ({ table: "proactive", key })),
  ),
  DISPUTES,
]

// The cell in which all stands would be repeated, too; or it does not read as it is written.
const UNSHOWN = ["L11 merged cells repeated", "L1 cells in quotes"]

suite("figures that stand in one cell, spaces between them, are read and put into cells", () => {
  for (const [name, layout] of Object.entries(layouts).filter(
    ([id, each]) => each.marksRows && !UNSHOWN.includes(id),
  ))
    test(name, () => {
      const wrong = new Wrong()
      for (const row of rows) {
        const damaged = change(plain(distinctFigures), 3, row, intoOneCell)
        const text = printIn(layout, reportOf(damaged), "plain")
        wrong.add(`${row.table} ${row.key}`, check(text))
      }
      wrong.assertNone()
    })
})

const SEPARATORS = /[\s|,"]+/g

const lineLayouts = Object.entries(layouts).filter(
  ([id, { isRowLine }]) => !UNSHOWN.includes(id) && (isRowLine || /^L13/.test(id)),
)

suite("a line whose tabs, pipes or commas became spaces is a row of its table", () => {
  for (const [name, layout] of lineLayouts)
    test(name, () => {
      const wrong = new Wrong()
      const lines = printIn(layout, reportOf(tables), "plain").split("\n")
      const torn = lines.flatMap((written, at) => (isRowBetween(written) ? at : []))
      assert.equal(torn.length, requestRows.length + 6)
      for (const at of torn) {
        const line = (lines[at] ?? "").replace(SEPARATORS, " ").trim()
        wrong.add(line, check(lines.with(at, line).join("\n")))
      }
      wrong.assertNone()
    })
})

test("two such lines, one below the other, are two rows", () => {
  const lines = printIn(tabRows, reportOf(tables), "plain").split("\n")
  const first = lines.findIndex((line) => line.includes("1.信访举报投诉类申请"))
  const spaced = lines.map((line, at) =>
    at === first || at === first + 1 ? line.replace(SEPARATORS, " ").trim() : line,
  )
  const result = lint(spaced.join("\n"))
  assert.deepEqual(differences(figuresOf(result), printed), [])
  assert.deepEqual(
    problemsOf(result).map(({ rule }) => rule),
    ["displaced-row", "displaced-row"],
  )
})

suite("below the last row one figure may be a page's: the line is no row, and no blank one is offered", () => {
  for (const [name, layout] of lineLayouts)
    test(name, () => {
      const lines = printIn(layout, reportOf(tables), "plain").split("\n")
      const at = lines.findIndex((line) => line.includes("行政事业性收费"))
      const line = (lines[at] ?? assert.fail()).replace(SEPARATORS, " ").trim()
      const text = lines.with(at, line).join("\n")
      assert.deepEqual(
        problemsOf(lint(text)).map(({ message, span, fixes }) => [
          message,
          text.slice(span.start, span.end),
          fixes,
        ]),
        [["“行政事业性收费”一行没有分成单元格，不在表格里。", line, []]],
      )
    })
})

suite("a figure too few or too many is not guessed, and the label's fix deletes none", () => {
  const text = printIn(tabRows, reportOf(tables), "plain")
  for (const [name, change, message] of [
    ["too few", (figures: string) => figures.replace(/ \d+$/, ""), "应有 7 个数，只有 6 个。"],
    ["too many", (figures: string) => `${figures} 7`, "应有 7 个数，却有 8 个。"],
  ] as const)
    test(name, () => {
      const damaged = text.replace(
        /\t\t(4\.保护第三方合法权益)\t([\d\t]*\d)/,
        (_, label, figures) => `\t\t${label} ${change(figures.replace(/\t/g, " "))}`,
      )
      assert.notEqual(damaged, text)
      const result = lint(damaged)
      assert.deepEqual(
        problemsOf(result).map((finding) => finding.message),
        [`“4.保护第三方合法权益”一行${message}`],
      )
      const isRow = (key: string) => key.startsWith("requests/refused-third-party-rights/")
      assert.deepEqual(
        differences(figuresOf(result), printed, (key) => !isRow(key)),
        [],
      )
      assert.deepEqual([...figuresOf(result).keys()].filter(isRow), [])
      const edits = result?.findings.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits)) ?? []
      const deleted = edits.map(({ span }) => damaged.slice(span.start, span.end)).join()
      assert.doesNotMatch(deleted, /4\.保护第三方合法权益 \d/)
    })
})

test("a figure with a space inside stays one figure", () => {
  const text = printIn(tabRows, reportOf(tables), "plain")
  const figure = printed.get("requests/granted/total") ?? assert.fail()
  assert.ok(figure.length > 1)
  const damaged = text.replace(
    new RegExp(`\t${figure}(?=\t|\n)`),
    `\t${figure[0]} ${figure.slice(1)}`,
  )
  assert.notEqual(damaged, text)
  assert.deepEqual(differences(figuresOf(lint(damaged)), printed), [])
})

/** True for the line of a row with several figures, or with one and a row below it. */
function isRowBetween(line: string): boolean {
  const figures = line.split(SEPARATORS).filter((word) => /^\d+$/.test(word))
  return figures.length >= 3 || (figures.length === 1 && /行政(?:许可|处罚|强制)/.test(line))
}

/** The row with its label, where it has one, and all its figures in one cell; the others are left blank. */
function intoOneCell(cells: readonly GridCell[]): readonly GridCell[] {
  const first = Math.max(
    0,
    cells.findLastIndex(({ kind }) => kind === "label"),
  )
  const text = cells
    .slice(first)
    .map((cell) => cell.text)
    .join(" ")
  return cells.map((cell, index): GridCell => {
    if (index === first) return { ...cell, text }
    return index > first ? { ...cell, text: "" } : cell
  })
}

function check(text: string): Faults {
  const result = lint(text)
  const findings = problemsOf(result)
  const fixed = fixAll(text)
  const isRight = findings.length === 1 && findings[0]?.rule === "displaced-row"
  return {
    misread: differences(figuresOf(result), printed),
    ...(!isRight && { found: describe(text, findings) }),
    afterFix: [
      ...differences(figuresOf(lint(fixed)), printed),
      ...describe(fixed, problemsOf(lint(fixed))),
    ],
    unsettled: fixAll(fixed) === fixed ? [] : [fixed],
  }
}
