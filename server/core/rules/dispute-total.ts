import type { Rule } from "./rule.ts"
import { failures, totalProblem } from "./total.ts"

export const disputeTotal: Rule = {
  id: "dispute-total",
  severity: "error",
  examples: [],
  *check(facts) {
    for (const failure of failures(facts, "dispute-total")) {
      const problem = totalProblem(facts, failure, "dispute-total")
      if (problem) yield problem
    }
  },
}
