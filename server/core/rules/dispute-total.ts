import type { Rule } from "./rule.ts"
import { failures, type TotalMessages, totalProblem } from "./total.ts"

const messages: TotalMessages = {
  unknown: "dispute-total",
  alone: "dispute-total.alone",
  unfilled: "dispute-total.unfilled",
}

export const disputeTotal: Rule = {
  id: "dispute-total",
  severity: "error",
  examples: [
    {
      before: "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      after: "1\t0\t0\t0\t⟦2⟧\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      messages: [
        "“政府信息公开行政复议、行政诉讼情况”表“行政复议”：总计为 2，各项之和为 1（差 +1）。无法断定错在总计还是其中一项。",
      ],
      fixed: "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
    },
    {
      before: "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      after: "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t1\t0\t1\t⟦1⟧",
      messages: [
        "“政府信息公开行政复议、行政诉讼情况”表“行政诉讼·复议后起诉”：总计为 1，各项之和为 2（差 −1）。无法断定错在总计还是其中一项。",
      ],
      fixed: "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t1\t0\t1\t2",
    },
    {
      before: "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      after: "\t0\t0\t1\t⟦2⟧\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      messages: [
        "“政府信息公开行政复议、行政诉讼情况”表“行政复议”：总计为 2，各项之和为 1（差 +1）。各项中还有 1 格没有填数。",
      ],
      fixed: "\t0\t0\t1\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      also: ["blank-figure"],
    },
    {
      before: "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      after: "1\t1\t0\t0\t2\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      messages: [],
      also: ["prose-figure"],
    },
  ],
  *check(facts) {
    for (const failure of failures(facts, "dispute-total")) {
      const problem = totalProblem(facts, failure, messages)
      if (problem) yield problem
    }
  },
}
