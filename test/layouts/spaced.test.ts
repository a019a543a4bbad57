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

// The cell in which all stands would be repeated, too.
const UNSHOWN = "L11 merged cells repeated"

suite("figures that stand in one cell, spaces between them, are read and put into cells", () => {
  for (const [name, layout] of Object.entries(layouts).filter(
    ([id, each]) => each.marksRows && id !== UNSHOWN,
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

test("a line of tabs that became spaces is a row of its table", () => {
  const wrong = new Wrong()
  const lines = printIn(tabRows, reportOf(tables), "plain").split("\n")
  for (const [at, written] of lines.entries()) {
    if (!/(?:\t\d+){3}/.test(written) && !/^\d+\t/.test(written)) continue
    const line = written.replace(/\t+/g, " ").trim()
    wrong.add(line, check(lines.with(at, line).join("\n")))
  }
  wrong.assertNone()
})

suite("a figure too few or too many is not guessed, and the label's fix deletes none", () => {
  const text = printIn(tabRows, reportOf(tables), "plain")
  for (const [name, change] of [
    ["too few", (figures: string) => figures.replace(/ \d+$/, "")],
    ["too many", (figures: string) => `${figures} 7`],
  ] as const)
    test(name, () => {
      const damaged = text.replace(
        /\t\t(4\.保护第三方合法权益)\t([\d\t]*\d)/,
        (_, label, figures) => `\t\t${label} ${change(figures.replace(/\t/g, " "))}`,
      )
      assert.notEqual(damaged, text)
      const result = lint(damaged)
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
