import type { BoundRow, BoundTable, Facts, Figure } from "../bind/facts.ts"
import { certainCauses } from "../formulas/cause.ts"
import { writtenIn } from "../formulas/change.ts"
import { shiftsOf } from "../formulas/check.ts"
import { equationsWith } from "../formulas/equations.ts"
import { sumTotals } from "../formulas/recompute.ts"
import { addsNoFailure, excess, reader } from "../formulas/sum.ts"
import { isLineEnd } from "../text/place.ts"
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
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t4\t1\t0\t1\t0\t0⟦\t⟧",
      messages: ["“（一）予以公开”一行“总计”一栏没有填数；按合计推算应为 6。"],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
    },
    {
      before: "行政处罚\t14\t\t\n",
      after: "行政处罚\t14\n",
      messages: [],
    },
  ],
  *check(facts) {
    // In a shifted row the blank is not what is missing.
    const shifted = new Set(shiftsOf(facts).map(({ row }) => row))
    const blocks = facts.tables.flatMap((table) => findBlocks(table, shifted))
    if (blocks.length === 0) return
    const derived = deriveBlanks(facts)
    for (const block of blocks) yield toProblem(facts, block, derived)
  },
}

/** What belongs in blanks by the formulas; `undefined` where a formula would tell but is blocked. */
function deriveBlanks(facts: Facts): ReadonlyMap<Figure, bigint | undefined> {
  const derived = new Map(sumTotals(facts, ({ reading }) => reading.kind === "blank"))
  for (const { changes } of certainCauses(facts)) {
    const [change, ...others] = changes
    if (change?.figure.reading.kind === "blank" && others.length === 0)
      derived.set(change.figure, change.value)
  }
  return derived
}

/** One block for each run of blanks; a column that a small office leaves blank is one, not one a row. */
function findBlocks({ rows }: BoundTable, shifted: ReadonlySet<BoundRow>): readonly Block[] {
  const blocks: Block[] = []
  let open: readonly Block[] = []
  const candidates = rows.filter(
    (row) => row.kind === "figures" && row.missing === 0 && !shifted.has(row),
  )
  for (const row of candidates) {
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
  for (let index = 0; index < figures.length; index++) {
    if (figures[index]?.reading.kind !== "blank") continue
    const last = runs.at(-1)
    if (last?.to === index) last.to = index + 1
    else runs.push({ from: index, to: index + 1 })
  }
  return runs
}

function toProblem(
  facts: Facts,
  { from, to, rows }: Block,
  derived: ReadonlyMap<Figure, bigint | undefined>,
): Problem {
  const blanks = rows
    .flatMap(({ figures }) => figures.slice(from, to))
    .filter((figure) => figure !== undefined)
  const first = blanks[0] as Figure
  const last = rows[0]?.figures[to - 1] ?? first
  const fillings = blanks.flatMap((figure) => {
    const value = derived.has(figure) ? derived.get(figure) : 0n
    return value === undefined ? [] : [{ figure, value }]
  })
  const isZero = fillings.every(({ value }) => value === 0n)
  const isOne = blanks.length === 1
  const [filling] = fillings
  const values = {
    row: rowName(first),
    column: columnName(first),
    lastColumn: columnName(last),
    rows: rows.length,
    count: blanks.length,
    found: first.cell.text,
    value: filling?.value ?? "",
  }
  const key = !isOne
    ? rows.length === 1
      ? "blank-figure.row"
      : "blank-figure.block"
    : isZero
      ? "blank-figure.one"
      : "blank-figure.known"
  return {
    span: visible(facts.report.text, { start: first.cell.span.start, end: last.cell.span.end }),
    message: { key, values },
    ...(isOne && { cell: cellName(first) }),
    found: first.cell.text,
    ...((isZero || isOne) && filling && { expected: String(filling.value) }),
    fixes: [
      {
        title: {
          key: !isZero
            ? isOne
              ? "fix.fill-known"
              : "fix.fill-blanks"
            : isOne
              ? "fix.fill-zero"
              : "fix.fill-zeros",
          values: { ...values, count: fillings.length },
        },
        preferred: isConfirmed(facts, fillings),
        edits: fillings.map(({ figure, value }) => ({
          span: figure.cell.span,
          newText: writtenIn(figure.cell, value, facts.report.lineEnding),
        })),
      },
    ],
  }
}

/** True when every figure filled is in a formula that holds then, and no formula comes to fail. */
function isConfirmed(
  facts: Facts,
  fillings: readonly { readonly figure: Figure; readonly value: bigint }[],
): boolean {
  const values = new Map(fillings.map(({ figure, value }) => [figure.key, value]))
  if (!addsNoFailure(facts, values)) return false
  const read = reader(facts, values)
  const equations = fillings.map(({ figure }) => equationsWith(figure.table, figure.key))
  const holding = new Set(
    [...new Set(equations.flat())].filter((equation) => excess(read, equation) === 0n),
  )
  return equations.every((each) => each.some((equation) => holding.has(equation)))
}

/**
 * An empty span shows nothing in an editor: the separator before the cell is marked, and the one after it, or
 * the line ending, where a line begins with the cell.
 */
export function visible(text: string, { start, end }: Span): Span {
  if (start < end) return { start, end }
  if (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) return { start: start - 1, end: start }
  return {
    start,
    end: text.startsWith("\r\n", start) ? start + 2 : Math.min(start + 1, text.length),
  }
}
