import type { Rule } from "./rule.ts"
import { failures, totalProblem } from "./total.ts"

export const columnTotal: Rule = {
  id: "column-total",
  severity: "error",
  examples: [],
  *check(facts) {
    for (const failure of failures(facts, "column-total")) {
      const problem = totalProblem(facts, failure, "column-total")
      if (problem) yield problem
    }
  },
}
