import type { Facts } from "../bind/facts.ts"
import { type Contradiction, findContradictions } from "../prose/compare.ts"
import { namesOf, proseProblem, quote } from "./prose-problem.ts"
import type { Problem, Rule } from "./rule.ts"

export const proseClaim: Rule = {
  id: "prose-claim",
  severity: "warning",
  readsProse: true,
  examples: [
    {
      before:
        "全年新收政府信息公开申请12件，上年结转1件；办结12件，其中予以公开6件，部分公开1件，不予公开2件，无法提供3件；结转下年度继续办理1件。",
      after: "全年⟦未收到政府信息公开申请⟧。",
      messages: [
        "正文说“未收到政府信息公开申请”，而“收到和处理政府信息公开申请情况”表“一、本年新收政府信息公开申请数量”一行“总计”为 12，不是 0；可能是沿用往年的说法，或者表格填错了。",
      ],
    },
    {
      before: "因政府信息公开引起的行政复议1件，行政诉讼1件。",
      after: "⟦没有因政府信息公开引起的行政复议、行政诉讼⟧。",
      messages: [
        "正文说“没有因政府信息公开引起的行政复议、行政诉讼”，而“政府信息公开行政复议、行政诉讼情况”表“行政复议”一行“总计”为 1，不是 0；可能是沿用往年的说法，或者表格填错了。",
      ],
    },
    {
      before:
        "上年结转1件；办结12件，其中予以公开6件，部分公开1件，不予公开2件，无法提供3件；结转下年度继续办理1件。",
      after: "⟦全部按时办结⟧。",
      messages: [
        "正文说“全部按时办结”，而“收到和处理政府信息公开申请情况”表“四、结转下年度继续办理”一行“总计”为 1，不是 0；如果指的是到期的申请，请写明。",
      ],
    },
    {
      before: "因政府信息公开引起的行政复议1件，行政诉讼1件。",
      after: "没有因政府信息公开被行政复议纠正的情形。",
      messages: [],
    },
    {
      before: "全年新收政府信息公开申请12件，上年结转1件",
      after: "2023年未收到政府信息公开申请，2024年新收12件，上年结转1件",
      messages: [],
    },
  ],
  *check(facts) {
    for (const wrong of findContradictions(facts)) {
      const { kind } = wrong.mention
      if (kind === "none" || kind === "all") yield toProblem(facts, wrong)
    }
  },
}

function toProblem(facts: Facts, wrong: Contradiction): Problem {
  const { mention, expected } = wrong
  const [first] = expected
  const values = {
    quote: quote(wrong),
    ...(first && { ...namesOf(facts, first), expected: first.value }),
  }
  const key = mention.kind === "all" ? "prose-claim.all" : "prose-claim"
  return proseProblem(facts, wrong, mention.words, { message: { key, values } })
}
