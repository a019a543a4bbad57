import type { BoundRow, BoundTable, Facts } from "../bind/facts.ts"
import type { MessageKey } from "../messages.ts"
import { rowCells } from "../rewrite-row.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import { writeRow } from "../syntax/tables/layout.ts"
import type { Edit, Span } from "../text/span.ts"
import { rowFormName } from "./names.ts"
import { findOutside, type Gap, isWritten, standsUnnamed } from "./row-gap.ts"
import type { Problem, Rule } from "./rule.ts"

export const missingRow: Rule = {
  id: "missing-row",
  severity: "error",
  examples: [
    {
      before: "1.信访举报投诉类申请\t0\t0\t0\t0\t0\t0\t0\n\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "⟦1.信访举报投诉类申请⟧\t0\t0\t0\t0\t0\t0\t0",
      messages: ["下面缺少“2.重复申请”一行。"],
      fixed: "1.信访举报投诉类申请\t0\t0\t0\t0\t0\t0\t0\n\t\t2.重复申请\t\t\t\t\t\t\t",
    },
    {
      before:
        "1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n\t\t2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0\t0\n\t\t3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0\t0\n",
      after: "⟦1.属于国家秘密⟧\t0\t0\t0\t0\t0\t0\t0\n",
      messages: ["下面缺少 2 行：从“2.其他法律行政法规禁止公开”到“3.危及“三安全一稳定””。"],
      fixed:
        "1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n\t\t2.其他法律行政法规禁止公开\t\t\t\t\t\t\t\n\t\t3.危及“三安全一稳定”\t\t\t\t\t\t\t\n",
    },
    {
      before: "规章\t0\t0\t0\n行政规范性文件\t1",
      after: "⟦规章⟧\t0\t0\t0\t行政规范性文件\t一",
      messages: ["“行政规范性文件”写在别的行里，没有自成一行。"],
      also: ["extra-cell"],
    },
    {
      before: "行政事业性收费\t0\t\t\n",
      after: "⟦行政事业性收费 0⟧\n",
      messages: ["“行政事业性收费”一行没有分成单元格，不在表格里。"],
    },
    {
      before: "规章\t0\t0\t0\n行政规范性文件\t1\t0\t3\n",
      after: "规章\t0\t0\t0\n规范性文件\t1\t0\t3\n",
      messages: [],
    },
  ],
  *check(facts) {
    for (const table of facts.tables)
      for (const gap of findGaps(table)) yield toProblem(facts, table, gap)
  },
}

/** One gap for rows that follow each other, so that a table half typed is not a finding a row. */
function findGaps({ form, rows }: BoundTable): readonly Gap[] {
  const gaps: Gap[] = []
  let before: BoundRow | undefined
  for (const part of form.parts) {
    let open: Gap | undefined
    for (const row of part.rows) {
      const bound = rows.find((candidate) => candidate.form === row)
      if (bound) {
        before = bound
        open = undefined
      } else if (open) {
        open.rows.push(row)
      } else {
        open = { part, rows: [row], before }
        gaps.push(open)
      }
    }
  }
  return gaps
}

function toProblem(facts: Facts, table: BoundTable, gap: Gap): Problem {
  const [first] = gap.rows
  const last = gap.rows.at(-1)
  const values = {
    row: rowFormName(first ?? { labels: [] }),
    lastRow: rowFormName(last ?? { labels: [] }),
    count: gap.rows.length,
  }
  const outside = gap.rows.length === 1 ? findOutside(facts, table, gap) : undefined
  const isElsewhere = isWritten(table, gap)
  const key =
    first?.labels.length === 0
      ? "missing-row.unlabelled"
      : gap.rows.length === 1
        ? outside
          ? "missing-row.outside"
          : isElsewhere
            ? "missing-row.elsewhere"
            : "missing-row"
        : "missing-row.many"
  const isThere = outside !== undefined || isElsewhere || standsUnnamed(table, gap)
  const edit = isThere ? undefined : insertion(facts, table, gap)
  return {
    span: outside ?? spanFor(table, gap),
    message: { key, values },
    ...(edit && {
      fixes: [
        {
          title: { key: fixKey(gap), values },
          preferred: true,
          edits: [edit],
        },
      ],
    }),
  }
}

/** The label of the row above the gap, or the first cell of the table. */
function spanFor({ rows }: BoundTable, { before }: Gap): Span {
  const row = before ?? rows.find(({ row: { cells } }) => cells.some(({ text }) => text !== ""))
  const cell = row?.row.cells.find(({ text }) => text !== "")
  return row?.label?.span ?? cell?.span ?? row?.row.span ?? { start: 0, end: 0 }
}

function insertion({ report }: Facts, table: BoundTable, gap: Gap): Edit | undefined {
  const above = rowAbove(table, gap)
  if (!above) return undefined
  const { writer } = layoutOf(above.piece)
  if (!writer) return undefined
  const rows = gap.rows.map(
    (row) =>
      writer.rowBreak(report.lineEnding) +
      writeRow(writer, rowCells(table, gap.part, row), report.lineEnding),
  )
  return { span: { start: above.row.span.end, end: above.row.span.end }, newText: rows.join("") }
}

/** The row to insert below: the row above in the part, else the part's header or caption. */
function rowAbove(table: BoundTable, { part, before }: Gap): BoundRow | undefined {
  if (before?.part === part) return before
  const caption = table.rows.find((row) => row.kind === "caption" && row.part === part)
  const from = table.rows.indexOf(caption ?? before ?? (table.rows[0] as BoundRow))
  const rest = table.rows.slice(Math.max(0, from))
  const end = rest.findIndex((row, index) => index > 0 && row.kind !== "header")
  return rest[(end < 0 ? rest.length : end) - 1] ?? before
}

function fixKey({ rows }: Gap): MessageKey {
  if (rows.length > 1) return "fix.insert-rows"
  return rows[0]?.labels.length === 0 ? "fix.insert-figures" : "fix.insert-row"
}
