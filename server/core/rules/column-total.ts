import type { Rule } from "./rule.ts"
import { failures, type TotalMessages, totalProblem } from "./total.ts"

const messages: TotalMessages = {
  unknown: "column-total",
  own: "column-total.own",
  alone: "column-total.alone",
  suspect: "column-total.suspect",
  several: "column-total.several",
  blank: "column-total.blank",
  possible: "column-total.possible",
  moved: "column-total.moved",
  together: "column-total.together",
  candidates: "column-total.candidates",
  unfilled: "column-total.unfilled",
}

export const columnTotal: Rule = {
  id: "column-total",
  severity: "error",
  examples: [
    {
      before: "（七）总计\t7\t3\t0\t1\t1\t0\t12",
      after: "（七）总计\t7\t3\t0\t1\t1\t0\t⟦13⟧",
      messages: [
        "“收到和处理政府信息公开申请情况”表“总计”一栏：（七）总计为 13，各项办理结果之和为 12（差 +1）。它使 3 个合计不成立，应为 12。",
      ],
      fixed: "（七）总计\t7\t3\t0\t1\t1\t0\t12",
      also: ["row-total", "balance"],
    },
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6⋯（七）总计\t7\t3",
      after: "（一）予以公开\t14\t1\t0\t1\t0\t0\t6⋯（七）总计\t⟦7⟧\t3",
      messages: [
        "“收到和处理政府信息公开申请情况”表“自然人”一栏：（七）总计为 7，各项办理结果之和为 17（差 −10）。很可能错在“（一）予以公开”一行“自然人”一栏：14 应为 4。",
      ],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6⋯（七）总计\t7\t3",
      also: ["row-total", "suspect-figure"],
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
      const problem = totalProblem(facts, failure, messages)
      if (problem) yield problem
    }
  },
}
