import type { Rule } from "./rule.ts"
import { failures, type TotalMessages, totalProblem } from "./total.ts"

const messages: TotalMessages = {
  unknown: "row-total",
  own: "row-total.own",
  alone: "row-total.alone",
  suspect: "row-total.suspect",
  several: "row-total.several",
  blank: "row-total.blank",
  possible: "row-total.possible",
  moved: "row-total.moved",
  together: "row-total.together",
  candidates: "row-total.candidates",
  unfilled: "row-total.unfilled",
}

export const rowTotal: Rule = {
  id: "row-total",
  severity: "error",
  examples: [
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t4\t1\t0\t1\t0\t0\t⟦7⟧",
      messages: [
        "“收到和处理政府信息公开申请情况”表“（一）予以公开”一行：总计为 7，各项之和为 6（差 +1）。它使 2 个合计不成立，应为 6。",
      ],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      also: ["column-total"],
    },
    {
      before: "数量\t\t7\t3\t0\t1\t1\t0\t12",
      after: "数量\t\t7\t3\t0\t1\t1\t0\t⟦21⟧",
      messages: [
        "“收到和处理政府信息公开申请情况”表“一、本年新收政府信息公开申请数量”一行：总计为 21，各项之和为 12（差 +9）。它使 2 个合计不成立，应为 12。",
      ],
      fixed: "数量\t\t7\t3\t0\t1\t1\t0\t12",
      also: ["balance"],
    },
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t14\t1\t0\t1\t0\t0\t⟦6⟧",
      messages: [
        "“收到和处理政府信息公开申请情况”表“（一）予以公开”一行：总计为 6，各项之和为 16（差 −10）。很可能错在“（一）予以公开”一行“自然人”一栏：14 应为 4。",
      ],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      also: ["column-total", "suspect-figure"],
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
      const problem = totalProblem(facts, failure, messages)
      if (problem) yield problem
    }
  },
}
