import type { Rule } from "./rule.ts"
import { failures, type TotalMessages, totalProblem } from "./total.ts"

const messages: TotalMessages = {
  unknown: "balance",
  suspect: "balance.suspect",
  several: "balance.several",
  blank: "balance.blank",
  possible: "balance.possible",
  moved: "balance.moved",
  together: "balance.together",
  candidates: "balance.candidates",
  unfilled: "balance.unfilled",
}

export const balance: Rule = {
  id: "balance",
  severity: "error",
  examples: [
    {
      before: "（七）总计\t7\t3\t0\t1\t1\t0\t12\t\n四、结转下年度继续办理\t\t1",
      after: "（七）总计\t⟦7⟧\t3\t0\t1\t1\t0\t12\t\n四、结转下年度继续办理\t\t2",
      messages: [
        "“收到和处理政府信息公开申请情况”表“自然人”一栏勾稽不平：办理总计与结转下年之和为 9，新收与上年结转之和为 8（差 +1）。很可能错在“四、结转下年度继续办理”一行“自然人”一栏：2 应为 1。",
      ],
      fixed: "（七）总计\t7\t3\t0\t1\t1\t0\t12\t\n四、结转下年度继续办理\t\t1",
      also: ["row-total", "suspect-figure"],
    },
    {
      before: "数量\t\t7\t3\t0\t1\t1\t0\t12\t⋯（七）总计\t7\t3\t0\t1\t1\t0\t12",
      after: "数量\t\t7\t3\t0\t1\t1\t0\t21\t⋯（七）总计\t7\t3\t0\t1\t1\t0\t⟦12⟧",
      messages: [
        "“收到和处理政府信息公开申请情况”表“总计”一栏勾稽不平：办理总计与结转下年之和为 13，新收与上年结转之和为 22（差 −9）。很可能错在“一、本年新收政府信息公开申请数量”一行“总计”一栏：21 应为 12。",
      ],
      fixed: "数量\t\t7\t3\t0\t1\t1\t0\t12\t⋯（七）总计\t7\t3\t0\t1\t1\t0\t12",
      also: ["row-total"],
    },
    {
      before: "数量\t\t7\t3\t0\t1\t1\t0\t12\t⋯继续办理\t\t1\t0\t0\t0\t0\t0\t1",
      after: "数量\t\t8\t3\t0\t1\t1\t0\t13\t⋯继续办理\t\t2\t0\t0\t0\t0\t0\t2",
      messages: [],
      also: ["prose-figure"],
    },
  ],
  *check(facts) {
    for (const failure of failures(facts, "balance")) {
      const problem = totalProblem(facts, failure, messages)
      if (problem) yield problem
    }
  },
}
