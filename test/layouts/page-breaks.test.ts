import { suite, test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"
import { fixAll } from "../../server/core/fix.ts"
import { type Finding, lint } from "../../server/core/lint.ts"
import type { GridCell } from "../support/grid.ts"
import { type Layout, layouts, type PageBreakKind, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { around, describe, differences, figuresOf, problemsOf } from "../support/read.ts"
import { plain, reportOf, type TableName, tablesOf } from "../support/report.ts"
import { type Faults, Wrong } from "../support/wrong.ts"

const tables = tablesOf(plain(distinctFigures))
const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))

suite("a page break is found before every row, and closed", () => {
  for (const [name, layout] of Object.entries(layouts))
    for (const kind of ["blank", "number", "header", "number and header"] as const)
      test(`${name}: ${kind}`, (t) => {
        const reason = layout.pageBreaks[kind]
        if (reason !== true) return t.diagnostic(`not shown: ${reason}`)
        const wrong = new Wrong()
        for (const table of ["proactive", "requests", "disputes"] as const)
          for (const before of rowsBelow(table, kind))
            if (!layout.unshownBreaks?.[`${table}, before row ${before + 1}`])
              wrong.add(`${table}, before row ${before + 1}`, check(layout, table, before, kind))
        wrong.assertNone()
      })
})

function check(layout: Layout, table: TableName, before: number, kind: PageBreakKind): Faults {
  const pageBreak = { table, before, kind }
  const { text, spans } = unmark(printIn(layout, reportOf(tables), "plain", pageBreak))
  const result = lint(text)
  const findings = problemsOf(result)
  const [finding, ...others] = findings
  const isRight =
    finding?.rule === "split-table" &&
    others.length === 0 &&
    mark(text, [finding.span]) === mark(text, spans)
  return {
    misread: differences(figuresOf(result), printed),
    ...(!isRight && {
      found: describe(text, findings),
      expected: `split-table: ${around(mark(text, spans))}`,
    }),
    // Enough to know the fix by.
    ...(isRight &&
      before % 5 === 0 &&
      (isLeft(layout, kind) ? checkLeft(finding) : checkClosing(text))),
  }
}

function isLeft({ isJoined }: Layout, kind: PageBreakKind): boolean {
  return isJoined === false || (isJoined === "header" && kind !== "header")
}

/** No fix is offered where it would do harm. */
function checkLeft({ fixes }: Finding): Faults {
  return { fixes: fixes.map(({ title }) => title) }
}

function checkClosing(text: string): Faults {
  const closed = fixAll(text)
  const result = lint(closed)
  return {
    afterFixAll: [
      ...differences(figuresOf(result), printed),
      ...describe(closed, problemsOf(result)),
    ],
  }
}

/** The rows that a page break of a kind may stand above; a header is repeated below figures only. */
function rowsBelow(table: TableName, kind: PageBreakKind): readonly number[] {
  const grid = tables[table]
  const all = grid.slice(1).map((_, index) => index + 1)
  if (kind === "blank" || kind === "number") return all
  // Each part of `proactive` has its own header.
  if (table === "proactive") return []
  const isFigure = ({ kind }: GridCell) => kind === "figure"
  const below = all.filter((index) => grid.slice(0, index).some((cells) => cells.some(isFigure)))
  // Each of the two kinds at every other row.
  return below.filter((index) => (index % 2 === 0) === (kind === "header"))
}
