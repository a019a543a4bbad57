import { yearProblems } from "./last-year.ts"
import type { Rule } from "./rule.ts"

export const inForceChange: Rule = {
  id: "in-force-change",
  severity: "information",
  examples: [
    {
      lastYear: { before: "行政规范性文件\t0\t1\t2", after: "行政规范性文件\t0\t1\t4" },
      before: "行政规范性文件\t1\t0\t3",
      after: "行政规范性文件\t1\t0\t⟦3⟧",
      messages: [
        "“主动公开政府信息情况”表“行政规范性文件”一行“现行有效件数”为 3；2023 年为 4，加今年制发 1、减今年废止 0，应为 5（差 −2）。",
      ],
    },
    {
      lastYear: { before: "行政规范性文件\t0\t1\t2", after: "行政规范性文件\t0\t1\t2" },
      before: "制发行政规范性文件1件⋯行政规范性文件\t1\t0\t3",
      after: "制发行政规范性文件4件⋯行政规范性文件\t4\t3\t3",
      messages: [],
    },
  ],
  check: (facts, given) => yearProblems(facts, given, "in-force-change"),
}
