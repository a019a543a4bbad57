import type { Facts } from "../bind/facts.ts"
import { type FeeProblem, findFeeProblems } from "../prose/fee.ts"
import { placeOf } from "../prose/passages.ts"
import { slice } from "../text/span.ts"
import { relatedFigure, valuesOf } from "./names.ts"
import type { Problem, Rule } from "./rule.ts"

export const feeStatement: Rule = {
  id: "fee-statement",
  severity: "information",
  readsProse: true,
  examples: [
    {
      before:
        "六、其他需要报告的事项\n\n2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。",
      after: "六、⟦其他需要报告的事项⟧\n\n没有其他需要报告的事项。",
      messages: ["“其他需要报告的事项”一节没有说明信息处理费；没有收取的，也要写明。"],
    },
    {
      sample: "markdown",
      before:
        "全区共发出信息处理费收费通知3件，涉及金额520元，实际收取360元；其中1件因申请人逾期未缴纳费用而不再处理",
      after: "全区⟦没有发出信息处理费收费通知⟧",
      messages: [
        "这里说“没有发出信息处理费收费通知”，而“2.申请人逾期未按收费通知要求缴纳费用、行政机关…”一行“总计”为 1；有收费通知才会逾期不缴。",
      ],
    },
    {
      before: "收取信息处理费0元",
      after: "⟦收取信息处理费360元⟧",
      messages: [
        "这里说“收取信息处理费360元”，而“行政事业性收费”一行“本年收费金额（单位：万元）”为 0；可能是表格没有计入，金额以万元为单位，可以写小数。",
      ],
    },
    {
      before:
        "2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。",
      after: "本年度未收取信息处理费。",
      messages: [],
    },
  ],
  *check(facts) {
    for (const problem of findFeeProblems(facts)) yield toProblem(facts, problem)
  },
}

function toProblem(facts: Facts, problem: FeeProblem): Problem {
  const name = facts.form.prose?.fee?.name ?? ""
  if (problem.kind === "unsaid") {
    const { section, unpaid } = problem
    const values = { title: section.form.title, name }
    return {
      span: section.heading.title,
      message: unpaid
        ? { key: "fee-statement.unpaid", values: { ...values, ...valuesOf(unpaid) } }
        : { key: "fee-statement", values },
      ...(unpaid && { related: [relatedFigure(unpaid)] }),
    }
  }
  const { passage, words, kind } = problem
  const figure = kind === "denied" ? problem.unpaid : problem.amount
  return {
    span: placeOf(facts.report, passage, words).span,
    message: {
      key: kind === "denied" ? "fee-statement.denied" : "fee-statement.amount",
      values: { ...valuesOf(figure), quote: slice(passage.text, words) },
    },
    related: [relatedFigure(figure)],
  }
}
