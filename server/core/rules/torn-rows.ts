import type { BoundRow, BoundTable, Facts } from "../bind/facts.ts"
import { trim } from "../text/line.ts"
import { boundRowName } from "./names.ts"
import { joinLines } from "./realign.ts"
import type { Problem } from "./rule.ts"
import { toSafeFix } from "./safe-fix.ts"

// With more, it was not a slip that tore them but the way in which the table came here.
const MOST_SINGLE = 3

/** The rows whose figures go on in the line below: the line break is what is too many. */
export function describeTorn(facts: Facts, table: BoundTable): readonly Problem[] {
  const torn = table.rows.filter(({ tears }) => tears.length > 0)
  const [first] = torn
  if (!first || torn.length <= MOST_SINGLE) return torn.map((row) => tornProblem(facts, table, row))
  const values = { row: boundRowName(first), count: torn.length }
  const edits = torn.flatMap((row) => joinLines(facts, table, row))
  return [
    {
      span: spanOf(facts, first),
      message: { key: "displaced-row.torn-many", values },
      fixes: [toSafeFix({ key: "fix.join-rows", values }, edits)],
    },
  ]
}

function tornProblem(facts: Facts, table: BoundTable, row: BoundRow): Problem {
  const values = { row: boundRowName(row) }
  const key = row.label ? "displaced-row.torn" : "displaced-row.torn-unlabelled"
  const edits = joinLines(facts, table, row)
  return {
    span: spanOf(facts, row),
    message: { key, values },
    fixes: [toSafeFix({ key: "fix.join-lines", values }, edits)],
  }
}

function spanOf({ report }: Facts, { label, row }: BoundRow) {
  return label?.span ?? trim(report.text, row.span)
}
