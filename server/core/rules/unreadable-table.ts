import type { Facts, Section } from "../bind/facts.ts"
import type { Table } from "../syntax/tree.ts"
import { trim } from "../text/line.ts"
import { isReadable } from "./readable.ts"
import type { Rule } from "./rule.ts"

export const unreadableTable: Rule = {
  id: "unreadable-table",
  severity: "error",
  examples: [],
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
