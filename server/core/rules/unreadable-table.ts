import type { UnreadableTable } from "../bind/facts.ts"
import type { Message } from "../messages.ts"
import { trim } from "../text/line.ts"
import type { Span } from "../text/span.ts"
import type { Rule } from "./rule.ts"

export const unreadableTable: Rule = {
  id: "unreadable-table",
  severity: "error",
  examples: [
    {
      before:
        "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t3\n⋯行政许可\t26\t\t\n⋯行政处罚\t14\t\t\n",
      after:
        "⟦第二十条第（一）项⟧\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\n行政规范性文件\t1\t3\n⋯行政许可\n⋯行政处罚\n",
      messages: ["这里有表格的文字，但分不清行和数字，没有检查。"],
    },
    {
      before: "行政规范性文件\t1\t0\t3\n⋯行政许可\t26\t\t\n",
      after: "行政规范性文件\t1\t3\n⋯行政许可\n",
      messages: [],
      also: ["missing-cell"],
    },
  ],
  *check({ report, unreadable }) {
    for (const table of unreadable) {
      const { rows } = table.piece
      const row = rows.find(({ cells }) => cells.some(({ text }) => text !== "")) ?? rows[0]
      if (row)
        yield {
          span: firstLine(report.text, trim(report.text, row.span)),
          message: toMessage(table),
        }
    }
  },
}

function toMessage({ columns, isTotalFirst }: UnreadableTable): Message {
  if (isTotalFirst) return { key: "unreadable-table.total-first" }
  if (!columns) return { key: "unreadable-table" }
  const isFew = columns.found < columns.expected
  return { key: isFew ? "unreadable-table.few" : "unreadable-table.many", values: columns }
}

/** A table without rows is one row of all its cells: its first line is enough to show it. */
function firstLine(text: string, { start, end }: Span): Span {
  const length = text.slice(start, end).search(/[\r\n]/)
  return { start, end: length < 0 ? end : start + length }
}
