import type { Facts, Section } from "../bind/facts.ts"
import type { Table } from "../syntax/tree.ts"
import { trim } from "../text/line.ts"
import { isReadable } from "./readable.ts"
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
  *check(facts) {
    const bound = facts.tables
      .filter((table) => !isReadable(table))
      .flatMap(({ pieces }) => pieces.slice(0, 1))
    const unbound = facts.sections.flatMap((section) => findUnbound(facts, section) ?? [])
    for (const piece of [...bound, ...unbound]) {
      const row =
        piece.rows.find(({ cells }) => cells.some(({ text }) => text !== "")) ?? piece.rows[0]
      if (row)
        yield { span: trim(facts.report.text, row.span), message: { key: "unreadable-table" } }
    }
  },
}

/** The first table of a section whose own table was recognised nowhere. */
export function findUnbound(facts: Facts, { form, body }: Section): Table | undefined {
  if (form.body !== "table" || facts.tables.some((table) => table.form.section === form.key))
    return undefined
  return body.find((block) => block.kind === "table")
}
