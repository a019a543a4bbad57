import type { Figure } from "../bind/facts.ts"
import { describeNoCount } from "./implied-figure.ts"
import type { Rule } from "./rule.ts"

export const notACount: Rule = {
  id: "not-a-count",
  severity: "error",
  examples: [
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t⟦-1⟧\t0\t0\t0\t0\t0\t0",
      messages: [
        "“2.重复申请”一行“自然人”一栏的“-1”不是件数：件数应为不小于 0 的整数；按合计推算应为 0。",
      ],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "行政强制\t2",
      after: "行政强制\t⟦0.5⟧",
      messages: ["“行政强制”一行“本年处理决定数量”一栏的“0.5”不是件数：件数应为不小于 0 的整数。"],
    },
    {
      before: "行政事业性收费\t0",
      after: "行政事业性收费\t976.81",
      messages: [],
    },
  ],
  *check(facts) {
    for (const figure of facts.figures.values())
      if (isWrongNumber(figure))
        yield describeNoCount(facts, figure, "not-a-count", "not-a-count.known")
  },
}

function isWrongNumber({ column, plain, value }: Figure): boolean {
  return column.kind === undefined && plain !== undefined && (value === undefined || value < 0n)
}
