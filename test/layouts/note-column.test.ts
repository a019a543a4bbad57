import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { safeEdits } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import type { Grid } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, problemsOf, toPrinted } from "../support/read.ts"
import { reportOf, tablesOf } from "../support/report.ts"

const printed = toPrinted(distinctFigures)
// What an office writes in each row of the column, and in the first of two rows.
const NOTES = [["无"], ["/"], ["含补正2件", ""], ["2", ""]]

suite("a column of notes behind the figures is none of theirs", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      for (const notes of NOTES) {
        const text = printIn(layout, withNotes(printed, notes), "plain")
        assertReads(text, printed, [])
        assert.equal(applyEdits(text, safeEdits(text)), text)
      }
    })
})

suite("a note beside a blank figure moves no other", () => {
  const blank = new Map([...printed].map(([key, text]) => [key, isBlank(key) ? "" : text]))
  for (const [name, layout] of Object.entries(layouts).filter(([, { marksRows }]) => marksRows))
    test(name, () => {
      const text = printIn(layout, withNotes(blank, ["无"]), "plain")
      assertReads(text, blank, ["blank-figure", "row-total", "column-total", "balance"])
    })
})

function isBlank(key: string): boolean {
  return key.startsWith("requests/granted/") && !key.endsWith("/total")
}

/** A report with a column of notes in each table, `notes` in turn. */
function withNotes(figures: ReadonlyMap<string, string>, notes: readonly string[]) {
  const { proactive, requests, disputes } = tablesOf((key) => figures.get(key) ?? "")
  return reportOf({
    proactive: withColumn(proactive, (cells) => cells[0]?.text === "信息内容", notes),
    requests: withColumn(requests, (_, row) => row === 0, notes),
    disputes: withColumn(disputes, (_, row) => row === 0, notes),
  })
}

function withColumn(
  grid: Grid,
  isHead: (cells: Grid[number], row: number) => boolean,
  notes: readonly string[],
): Grid {
  let figureRows = 0
  return grid.map((cells, row) => {
    const isFigures = cells.some(({ kind }) => kind === "figure")
    const note = isFigures ? (notes[figureRows++ % notes.length] ?? "") : ""
    return [...cells, { text: isHead(cells, row) ? "备注" : note }]
  })
}

test("the head of the notes is no label that is lacking", () => {
  const text = printIn(layouts["L1 tab rows"] ?? assert.fail(), withNotes(printed, [""]), "plain")
  const found = problemsOf(lint(text.replace("\t法律服务机构", "\t")))
  assert.deepEqual(
    found.map(({ rule, expected, fixes }) => [rule, expected, fixes.length]),
    [["table-header", "法律服务机构", 0]],
  )
})
