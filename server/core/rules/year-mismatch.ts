import type { Facts } from "../bind/facts.ts"
import { placeOf } from "../prose/passages.ts"
import { type WrongYear, wrongYears } from "../prose/years.ts"
import type { Problem, Rule } from "./rule.ts"

export const yearMismatch: Rule = {
  id: "year-mismatch",
  severity: "warning",
  readsProse: true,
  examples: [
    {
      before: "统计期限为2024年1月1日至2024年12月31日",
      after: "统计期限为⟦2023⟧年1月1日至2024年12月31日",
      messages: ["标题是 2024 年的报告，统计期限却写作 2023 年；可能是沿用上一年的报告时漏改。"],
      fixed: "统计期限为2024年1月1日至2024年12月31日",
    },
    {
      before: "2024年，示例街道办事处没有发出",
      after: "⟦2023⟧年，示例街道办事处没有发出",
      messages: ["标题是 2024 年的报告，这一段却从 2023 年说起；可能是沿用上一年的报告时漏改。"],
      fixed: "2024年，示例街道办事处没有发出",
    },
    {
      before: "对报告内容有疑问的，",
      after: "现将⟦2023⟧年度工作报告如下。对报告内容有疑问的，",
      messages: ["标题是 2024 年的报告，前言却说是 2023 年的报告；可能是沿用上一年的报告时漏改。"],
      fixed: "现将2024年度工作报告如下。对报告内容有疑问的，",
    },
    {
      before: "全年新收政府信息公开申请12件",
      after: "2023年新收政府信息公开申请9件，2024年新收政府信息公开申请12件",
      messages: [],
    },
    {
      before: "所有答复都在法定期限之内作出。",
      after: "截至2025年1月20日，上年结转的申请也已答复。",
      messages: [],
    },
  ],
  *check(facts) {
    for (const wrong of wrongYears(facts)) {
      const problem = toProblem(facts, wrong)
      if (problem) yield problem
    }
  },
}

function toProblem(
  { report, title }: Facts,
  { said, year, message }: WrongYear,
): Problem | undefined {
  if (!title || !said.date.yearSpan) return undefined
  const { span, isExact } = placeOf(report, said.passage, said.date.yearSpan)
  const expected = String(title.year)
  const values = { found: year, expected }
  return {
    span,
    message: { key: message, values },
    found: String(year),
    expected,
    related: [{ span: title.span, message: { key: "related.title-year", values } }],
    ...(isExact && {
      fixes: [{ title: { key: "fix.set-year", values }, edits: [{ span, newText: expected }] }],
    }),
  }
}
