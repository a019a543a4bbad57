import type { Rule } from "./rule.ts"
import { failures, totalProblem } from "./total.ts"

export const rowTotal: Rule = {
  id: "row-total",
  severity: "error",
  examples: [
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t4\t1\t0\t1\t0\t0\t⟦7⟧",
      messages: ["“（一）予以公开”一行：总计为 7，各项之和为 6（差 +1）。"],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      also: ["column-total"],
    },
    {
      before: "数量\t\t7\t3\t0\t1\t1\t0\t12",
      after: "数量\t\t7\t3\t0\t1\t1\t0\t⟦21⟧",
      messages: ["“一、本年新收政府信息公开申请数量”一行：总计为 21，各项之和为 12（差 +9）。"],
      fixed: "数量\t\t7\t3\t0\t1\t1\t0\t12",
      also: ["balance"],
    },
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t4\t一\t0\t1\t0\t0\t7",
      messages: [],
      also: ["not-a-number", "column-total"],
    },
  ],
  *check(facts) {
    for (const failure of failures(facts, "row-total")) {
      const problem = totalProblem(facts, failure, "row-total")
      if (problem) yield problem
    }
  },
}
