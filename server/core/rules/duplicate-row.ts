import type { BoundRow, BoundTable } from "../bind/facts.ts"
import type { Message } from "../messages.ts"
import { trim } from "../text/line.ts"
import { boundRowName } from "./names.ts"
import { repeatedRows } from "./repeated-rows.ts"
import type { ProblemFix, Rule } from "./rule.ts"

export const duplicateRow: Rule = {
  id: "duplicate-row",
  severity: "error",
  examples: [
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t⟦2.重复申请⟧\t0\t0\t0\t0\t0\t0\t0",
      messages: ["“2.重复申请”一行出现了两次。"],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "3.要求提供公开出版物\t0",
      after: "⟦2.重复申请⟧\t0",
      messages: ["“2.重复申请”一行出现了两次。"],
      also: ["missing-row"],
    },
    {
      before: "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t",
      after:
        "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t\n⟦一、本年新收政府信息公开申请数量⟧\t\t7\t3\t0\t1\t1\t0\t12\t\n二、上年结转政府信息公开申请数量\t\t1\t0\t0\t0\t0\t0\t1\t",
      messages: [
        "从“一、本年新收政府信息公开申请数量”到“二、上年结转政府信息公开申请数量”的 2 行与上面重复。",
      ],
      fixed: "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t",
    },
    {
      before: "行政处罚\t14\t\t\n行政强制\t2\t\t",
      after: "行政处罚\t14\t\t\n行政强制\t2\t\t\n⟦行政处罚⟧\t14\t\t\n行政强制\t3\t\t",
      messages: ["从“行政处罚”到“行政强制”的 2 行与上面重复，其中 1 行数字不同。"],
    },
  ],
  *check({ report, tables }) {
    const spanOf = ({ label, row }: BoundRow) => label?.span ?? trim(report.text, row.span)
    for (const table of tables) {
      const runs = findRuns(table)
      // Where the form's row is missing, one of them may be it under another name.
      const isComplete = runs.length > 0 && hasAllRows(table)
      for (const run of runs) {
        const [{ row, first }] = run
        yield {
          span: spanOf(row),
          message: toMessage(run),
          related: [{ span: spanOf(first), message: { key: "related.first" } }],
          fixes: isComplete ? removal(table, run) : [],
        }
      }
    }
  },
}

interface Repeat {
  readonly row: BoundRow
  /** Of the row among those of its table. */
  readonly index: number
  /** The row of the same name that stands above it. */
  readonly first: BoundRow
}

type Run = readonly [Repeat, ...Repeat[]]

/** Repeated rows that follow each other: a table pasted twice is one mistake. */
function findRuns(table: BoundTable): readonly Run[] {
  const repeated = repeatedRows(table)
  const runs: [Repeat, ...Repeat[]][] = []
  let open: [Repeat, ...Repeat[]] | undefined
  for (const [index, row] of table.rows.entries()) {
    if (!row.form) continue
    const first = repeated.get(row)
    if (!first) open = undefined
    else if (open?.every((repeat) => repeat.row.form !== row.form)) open.push({ row, index, first })
    else {
      open = [{ row, index, first }]
      runs.push(open)
    }
  }
  return runs
}

function toMessage(run: Run): Message {
  const [{ row }] = run
  const last = run.at(-1)?.row ?? row
  const differing = run.filter(differs).length
  const values = {
    row: boundRowName(row),
    last: boundRowName(last),
    count: run.length,
    differing,
  }
  if (!row.label) return { key: "duplicate-row.unlabelled", values }
  if (run.length === 1) return { key: "duplicate-row", values }
  return { key: differing > 0 ? "duplicate-row.run-differs" : "duplicate-row.run", values }
}

function hasAllRows({ form, rows }: BoundTable): boolean {
  const known = new Set(rows.map((row) => row.form))
  return form.parts.every((part) => part.rows.every((row) => known.has(row)))
}

/** The fix that deletes rows that say what those above say; none where other rows stand among them or on their lines. */
function removal({ rows }: BoundTable, run: Run): readonly ProblemFix[] {
  const [{ row: first, index }] = run
  const { row: last, index: end } = run.at(-1) ?? run[0]
  const above = rows[index - 1]
  const around = rows.slice(index, end + 2)
  const isApart =
    end - index === run.length - 1 &&
    above?.piece === first.piece &&
    around.every(({ isJoined, tears }) => !isJoined && tears.length === 0)
  if (!isApart || !first.label || run.some(differs)) return []
  const span = { start: above.row.span.end, end: last.row.span.end }
  const values = { row: boundRowName(first), count: run.length }
  const title: Message = { key: run.length > 1 ? "fix.delete-rows" : "fix.delete-row", values }
  return [{ title, preferred: true, edits: [{ span, newText: "" }] }]
}

function differs({ row, first }: Repeat): boolean {
  return row.figures.some((figure, index) => figure?.plain !== first.figures[index]?.plain)
}
