import type { Rule } from "./rule.ts"
import { failures, totalProblem } from "./total.ts"

export const rowTotal: Rule = {
  id: "row-total",
  severity: "error",
  examples: [],
  *check(facts) {
    for (const failure of failures(facts, "row-total")) {
      const problem = totalProblem(facts, failure, "row-total")
      if (problem) yield problem
    }
  },
}
