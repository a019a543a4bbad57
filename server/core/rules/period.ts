import type { Facts } from "../bind/facts.ts"
import { placeOf } from "../prose/passages.ts"
import { datedSentences, type Period, periodOf, type SaidDate } from "../prose/periods.ts"
import { cover } from "../text/span.ts"
import type { Problem, Rule } from "./rule.ts"

const FIRST_DAY = { month: 1, day: 1 }
const LAST_DAY = { month: 12, day: 31 }

export const period: Rule = {
  id: "period",
  severity: "information",
  readsProse: true,
  examples: [
    {
      before: "统计期限为2024年1月1日至2024年12月31日",
      after: "统计期限为⟦2024年1月1日至2024年11月30日⟧",
      messages: [
        "统计期限是 1 月 1 日至 11 月 30 日；年度报告应当统计 2024 年 1 月 1 日至 12 月 31 日。",
      ],
      fixed: "统计期限为2024年1月1日至2024年12月31日",
    },
    {
      before: "统计期限为2024年1月1日至2024年12月31日",
      after: "统计期限为2024年1月至12月",
      messages: [],
    },
    {
      before: "全年组织业务培训2次",
      after: "全年组织业务培训2次，3月1日至5月31日逐项核对数据",
      messages: [],
    },
  ],
  *check(facts) {
    const words = facts.form.prose?.period
    if (!words || !facts.title) return
    for (const sentence of datedSentences(facts)) {
      // Inside the report a stretch of days is most often that of a campaign.
      if (sentence.passage.section) continue
      const found = periodOf(words, sentence)
      if (found && !isCalendarYear(found)) yield toProblem(facts, found, facts.title.year)
    }
  },
}

function isCalendarYear({ from, to }: Period): boolean {
  const { month, day = FIRST_DAY.day } = from.date
  const last = to.date
  return (
    month === FIRST_DAY.month &&
    day === FIRST_DAY.day &&
    last.month === LAST_DAY.month &&
    (last.day ?? LAST_DAY.day) === LAST_DAY.day
  )
}

function toProblem({ report }: Facts, { from, to }: Period, year: number): Problem {
  const first = placeOf(report, from.passage, from.token)
  const last = placeOf(report, to.passage, to.token)
  const values = {
    year,
    month: from.date.month ?? 0,
    day: from.date.day ?? FIRST_DAY.day,
    lastMonth: to.date.month ?? 0,
    lastDay: to.date.day ?? lastDayOf(to.date.month ?? 0, year),
  }
  const edit = (said: SaidDate, place: typeof first, { month, day }: typeof FIRST_DAY) => ({
    span: place.span,
    newText: `${said.date.year === undefined ? "" : `${year}年`}${month}月${day}日`,
  })
  return {
    span: cover(first.span, last.span),
    message: { key: "period", values },
    ...(first.isExact &&
      last.isExact && {
        fixes: [
          {
            title: { key: "fix.set-period", values },
            edits: [edit(from, first, FIRST_DAY), edit(to, last, LAST_DAY)],
          },
        ],
      }),
  }
}

function lastDayOf(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
