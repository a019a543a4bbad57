import { describeNoCount } from "./implied-figure.ts"
import type { Rule } from "./rule.ts"

export const notANumber: Rule = {
  id: "not-a-number",
  severity: "error",
  examples: [
    {
      before: "\n1\t0\t0\t0\t1\t0\t0",
      after: "\n⟦l⟧\t0\t0\t0\t1\t0\t0",
      messages: ["“行政复议”一行“结果维持”一栏的“l”不是用阿拉伯数字写的数；按合计推算应为 1。"],
      fixed: "\n1\t0\t0\t0\t1\t0\t0",
    },
    {
      before: "行政规范性文件\t1",
      after: "行政规范性文件\t⟦见附件⟧",
      messages: ["“行政规范性文件”一行“本年制发件数”一栏的“见附件”不是用阿拉伯数字写的数。"],
    },
    {
      before: "（一）予以公开\t4\t1",
      after: "（一）予以公开\t4\t⟦约1⟧",
      messages: [
        "“（一）予以公开”一行“商业企业”一栏的“约1”不是用阿拉伯数字写的数；按合计推算应为 1。",
      ],
      fixed: "（一）予以公开\t4\t1",
    },
    {
      before: "行政规范性文件\t1\t0\t3",
      after: "行政规范性文件\t1\t0\t3（其中修订1件）",
      messages: [],
    },
  ],
  *check(facts) {
    for (const figure of facts.figures.values())
      if (figure.reading.kind === "text")
        yield describeNoCount(facts, figure, "not-a-number", "not-a-number.known")
  },
}
