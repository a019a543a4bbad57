import { yearProblems } from "./last-year.ts"
import type { Rule } from "./rule.ts"

export const carryOver: Rule = {
  id: "carry-over",
  severity: "error",
  examples: [
    {
      lastYear: {
        before: "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1",
        after: "四、结转下年度继续办理\t\t1\t2\t0\t0\t0\t0\t3",
      },
      before: "二、上年结转政府信息公开申请数量\t\t1\t0\t0\t0\t0\t0\t1",
      after: "二、上年结转政府信息公开申请数量\t\t1\t⟦0⟧\t0\t0\t0\t0\t⟦1⟧",
      messages: [
        "“收到和处理政府信息公开申请情况”表“二、上年结转政府信息公开申请数量”一行“商业企业”一栏为 0，2023 年报告的“四、结转下年度继续办理”为 2（差 −2）。",
        "“收到和处理政府信息公开申请情况”表“二、上年结转政府信息公开申请数量”一行“总计”一栏为 1，2023 年报告的“四、结转下年度继续办理”为 3（差 −2）。",
      ],
    },
    {
      lastYear: {
        before: "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1",
        after: "四、结转下年度继续办理\t\t1\t\t\t\t\t\t1",
      },
      before: "二、上年结转政府信息公开申请数量\t\t1\t0\t0\t0\t0\t0\t1",
      after: "二、上年结转政府信息公开申请数量\t\t1\t0\t0\t0\t0\t0\t1",
      messages: [],
    },
  ],
  check: (facts, given) => yearProblems(facts, given, "carry-over"),
}
