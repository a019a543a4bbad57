import { suite, test } from "node:test"
import { expand, type Grid } from "../support/grid.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, toPrinted } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

const { proactive, requests, disputes } = tablesOf(plain(distinctFigures))
const report = reportOf({
  proactive: repeat(proactive),
  requests: repeat(requests),
  disputes: repeat(disputes),
})

// As programs write that take the cells of a Word document row by row.
suite("a label in each of the cells that a merge covers is one label, though no row is marked", () => {
  for (const [name, layout] of Object.entries(layouts).filter(([id]) => /^L(?:5|8|9|10) /.test(id)))
    test(name, () =>
      assertReads(printIn(layout, report, "plain"), toPrinted(distinctFigures), [], 0),
    )
})

function repeat(grid: Grid): Grid {
  const rows = expand(grid, { across: "repeated", down: "repeated" })
  return rows.map((cells) => cells.map((text) => ({ text })))
}
