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

function nameOf(key: string): string {
  return key.slice(0, key.lastIndexOf("/") + 1)
}

/** A report with a column of notes in each table, `notes` in turn. */
function withNotes(
  figures: ReadonlyMap<string, string>,
  notes: readonly string[],
  edit = (cells: Grid[number]) => cells,
) {
  const { proactive, requests, disputes } = tablesOf((key) => figures.get(key) ?? "")
  return reportOf({
    proactive: withColumn(proactive, (cells) => cells[0]?.text === "信息内容", notes),
    requests: withColumn(requests.map(edit), (_, row) => row === 0, notes),
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

suite("a note behind a figure too few is none of the figures", () => {
  const place = "requests/refused-state-secret/business"
  // In a whole sheet every row has as many cells.
  const others = Object.entries(layouts).filter(
    ([id, { marksRows }]) => marksRows && id !== "L13 a whole sheet",
  )
  for (const [name, layout] of others)
    for (const note of ["无", "含补正2件"])
      test(`${name}: ${note}`, () => {
        const report = withNotes(printed, [note], (cells) =>
          cells.map((cell) => (cell.key === place ? { ...cell, damage: "lost" as const } : cell)),
        )
        const text = printIn(layout, report, "plain")
        const row = new Map([...printed].filter(([key]) => !key.startsWith(nameOf(place))))
        assertReads(text, row, ["missing-cell"], 1)
      })
})

test("the head of the notes is no label that is lacking", () => {
  const text = printIn(layouts["L1 tab rows"] ?? assert.fail(), withNotes(printed, [""]), "plain")
  const found = problemsOf(lint(text.replace("\t法律服务机构", "\t")))
  assert.deepEqual(
    found.map(({ rule, expected, fixes }) => [rule, expected, fixes.length]),
    [["table-header", "法律服务机构", 0]],
  )
})
