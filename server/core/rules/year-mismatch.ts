import type { Facts } from "../bind/facts.ts"
import { type Place, placeOf } from "../prose/passages.ts"
import type { SaidDate } from "../prose/periods.ts"
import { type WrongYear, wrongYears } from "../prose/years.ts"
import { slice } from "../text/span.ts"
import type { Problem, ProblemFix, Rule } from "./rule.ts"

export const yearMismatch: Rule = {
  id: "year-mismatch",
  severity: "warning",
  readsProse: true,
  examples: [
    {
      before: "统计期限为2024年1月1日至2024年12月31日",
      after: "统计期限为⟦2023⟧年1月1日至2024年12月31日",
      messages: [
        "标题是 2024 年的报告，统计期限却写作 2023 年；可能有一处是沿用上一年的报告时漏改的。",
      ],
      fixed: "统计期限为2024年1月1日至2024年12月31日",
    },
    {
      before: "统计期限为2024年1月1日至2024年12月31日",
      after: "统计期限为⟦2023⟧年1月1日至2023年12月31日",
      messages: [
        "标题是 2024 年的报告，统计期限却写作 2023 年；可能有一处是沿用上一年的报告时漏改的。",
      ],
      fixed: "统计期限为2024年1月1日至2024年12月31日",
    },
    {
      before: "2024年，示例街道办事处没有发出",
      after: "⟦2023⟧年，示例街道办事处没有发出",
      messages: [
        "标题是 2024 年的报告，这一段却从 2023 年说起；可能有一处是沿用上一年的报告时漏改的。",
      ],
      fixed: "2024年，示例街道办事处没有发出",
    },
    {
      before: "对报告内容有疑问的，",
      after: "现将⟦2023⟧年度工作报告如下。对报告内容有疑问的，",
      messages: [
        "标题是 2024 年的报告，前言却说是 2023 年的报告；可能有一处是沿用上一年的报告时漏改的。",
      ],
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
    const wrong = wrongYears(facts)
    const titleFix = setTitleYear(facts, wrong)
    for (const each of wrong) {
      const problem = toProblem(facts, each, titleFix)
      if (problem) yield problem
    }
  },
}

function toProblem(
  { report, title }: Facts,
  { said, end, year, message }: WrongYear,
  titleFix: ProblemFix | undefined,
): Problem | undefined {
  if (!title) return undefined
  const place = placeOfYear(report, said)
  const other = end && placeOfYear(report, end)
  const expected = String(title.year)
  const values = { found: year, expected }
  const places = other ? [place, other] : [place]
  const ownFix: ProblemFix = {
    title: { key: "fix.set-year", values },
    edits: places.map(({ span }) => ({ span, newText: expected })),
  }
  return {
    span: place.span,
    message: { key: message, values },
    found: String(year),
    expected,
    related: [
      { span: title.span, message: { key: "related.title-year", values } },
      ...(other
        ? [{ span: other.span, message: { key: "related.period-year", values } } as const]
        : []),
    ],
    fixes: [
      ...(titleFix ? [titleFix] : []),
      ...(places.every(({ isExact }) => isExact) ? [ownFix] : []),
    ],
  }
}

function placeOfYear(report: Facts["report"], { passage, date, token }: SaidDate): Place {
  return placeOf(report, passage, date.yearSpan ?? token)
}

/** Where the whole period and all else say one year after the title's, the title may be last year's. */
function setTitleYear(
  { report, title }: Facts,
  wrong: readonly WrongYear[],
): ProblemFix | undefined {
  const found = wrong[0]?.year
  if (!title || found === undefined || found <= title.year) return undefined
  if (!wrong.some(({ end }) => end) || wrong.some(({ year }) => year !== found)) return undefined
  const written = String(title.year)
  const index = slice(report.text, title.span).indexOf(written)
  if (index < 0) return undefined
  const start = title.span.start + index
  const edits = [{ span: { start, end: start + written.length }, newText: String(found) }]
  return { title: { key: "fix.set-title-year", values: { found } }, edits }
}
