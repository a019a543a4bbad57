import type { BoundRow, BoundTable, Figure } from "../bind/facts.ts"
import type { Span } from "../text/span.ts"
import { cellName, columnName, rowName } from "./names.ts"
import type { Problem, Rule } from "./rule.ts"

/** Blank figures side by side in a row, and the same columns of the rows below it. */
interface Block {
  readonly from: number
  readonly to: number
  readonly rows: BoundRow[]
}

export const blankFigure: Rule = {
  id: "blank-figure",
  severity: "warning",
  examples: [
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t0\t0⟦\t⟧\t0\t0\t0\t0",
      messages: ["“2.重复申请”一行“科研机构”一栏没有填数；没有的填 0。"],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "规章\t0\t0\t0",
      after: "规章\t⟦/\t/\t/⟧",
      messages: ["“规章”一行从“本年制发件数”到“现行有效件数”有 3 格没有填数；没有的填 0。"],
      fixed: "规章\t0\t0\t0",
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t0\t⟦\t⟧\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t\t\t0\t0\t0\t0",
      messages: [
        "从“2.重复申请”一行起，连续 2 行的“商业企业”至“科研机构”共 4 格没有填数；没有的填 0。",
      ],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "行政处罚\t14\t\t\n",
      after: "行政处罚\t14\n",
      messages: [],
    },
  ],
  *check({ tables }) {
    for (const table of tables) for (const block of findBlocks(table)) yield toProblem(block)
  },
}

/** One block for each run of blanks; a column that a small office leaves blank is one, not one a row. */
function findBlocks({ rows }: BoundTable): readonly Block[] {
  const blocks: Block[] = []
  let open: readonly Block[] = []
  for (const row of rows.filter(({ kind, missing }) => kind === "figures" && missing === 0)) {
    open = findRuns(row.figures).map(({ from, to }) => {
      const above = open.find(
        (block) => block.from === from && block.to === to && block.rows[0]?.part === row.part,
      )
      if (above) {
        above.rows.push(row)
        return above
      }
      const block = { from, to, rows: [row] }
      blocks.push(block)
      return block
    })
  }
  return blocks
}

function findRuns(
  figures: readonly (Figure | undefined)[],
): readonly { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = []
  for (const [index, figure] of figures.entries()) {
    if (figure?.reading.kind !== "blank") continue
    const last = runs.at(-1)
    if (last?.to === index) last.to = index + 1
    else runs.push({ from: index, to: index + 1 })
  }
  return runs
}

function toProblem({ from, to, rows }: Block): Problem {
  const blanks = rows
    .flatMap(({ figures }) => figures.slice(from, to))
    .filter((figure) => figure !== undefined)
  const first = blanks[0] as Figure
  const last = rows[0]?.figures[to - 1] ?? first
  const values = {
    row: rowName(first),
    column: columnName(first),
    lastColumn: columnName(last),
    rows: rows.length,
    count: blanks.length,
    found: first.cell.text,
  }
  const key =
    blanks.length === 1
      ? "blank-figure.one"
      : rows.length === 1
        ? "blank-figure.row"
        : "blank-figure.block"
  return {
    span: visible({ start: first.cell.span.start, end: last.cell.span.end }),
    message: { key, values },
    ...(blanks.length === 1 && { cell: cellName(first) }),
    found: first.cell.text,
    expected: "0",
    fixes: [
      {
        title: { key: blanks.length === 1 ? "fix.fill-zero" : "fix.fill-zeros", values },
        edits: blanks.map(({ cell }) => ({ span: cell.span, newText: "0" })),
      },
    ],
  }
}

/** An empty span shows nothing in an editor: the separator after the cell is marked, at the end of a text the one before. */
function visible({ start, end }: Span): Span {
  return start < end ? { start, end } : { start: Math.max(0, start - 1), end: start }
}
