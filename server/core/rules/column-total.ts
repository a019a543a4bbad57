import type { Rule } from "./rule.ts"
import { failures, totalProblem } from "./total.ts"

export const columnTotal: Rule = {
  id: "column-total",
  severity: "error",
  examples: [
    {
      before: "（七）总计\t7\t3\t0\t1\t1\t0\t12",
      after: "（七）总计\t7\t3\t0\t1\t1\t0\t⟦13⟧",
      messages: ["“总计”一栏：（七）总计为 13，各项办理结果之和为 12（差 +1）。"],
      fixed: "（七）总计\t7\t3\t0\t1\t1\t0\t12",
      also: ["row-total", "balance"],
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t\t\t\t\t\t\t\t",
      messages: [],
      also: ["blank-figure"],
    },
  ],
  *check(facts) {
    for (const failure of failures(facts, "column-total")) {
      const problem = totalProblem(facts, failure, "column-total")
      if (problem) yield problem
    }
  },
}
