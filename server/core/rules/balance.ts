import { singleRepairs } from "../formulas/repair.ts"
import { cellName, columnName, rowName } from "./names.ts"
import type { Rule } from "./rule.ts"
import { failures, related, signed } from "./total.ts"

export const balance: Rule = {
  id: "balance",
  severity: "error",
  examples: [],
  *check(facts) {
    for (const failure of failures(facts, "balance")) {
      const { totals, found, expected } = failure
      const [total, ...others] = totals
      if (!total) continue
      const repairs = singleRepairs(facts, failure)
      const repair = repairs.length === 1 ? repairs[0] : undefined
      yield {
        span: total.cell.span,
        message: {
          key: "balance",
          values: {
            column: columnName(total),
            found,
            expected,
            difference: signed(found - expected),
          },
        },
        cell: cellName(total),
        found: String(found),
        expected: String(expected),
        related: related({ ...failure, addends: [...failure.addends, ...others] }),
        fixes: repair
          ? [
              {
                title: {
                  key: "fix.set-figure",
                  values: {
                    row: rowName(repair.figure),
                    column: columnName(repair.figure),
                    value: repair.value,
                  },
                },
                preferred: true,
                edits: [{ span: repair.figure.cell.span, newText: String(repair.value) }],
              },
            ]
          : [],
      }
    }
  },
}
