import type { BoundTable, Facts, Figure } from "../bind/facts.ts"
import type { TableForm } from "../form/schema.ts"
import { equationsOf } from "../formulas/equations.ts"
import type { Span } from "../text/span.ts"
import { copiedPassages } from "./copied-passages.ts"
import type { Problem, Rule } from "./rule.ts"

// A village has few figures, and the same ones every year.
const FEWEST_FIGURES = 6
const SHORTEST_PASSAGE = 60

export const copiedFromLastYear: Rule = {
  id: "copied-from-last-year",
  severity: "information",
  examples: [
    {
      lastYear: {
        before: "行政规范性文件\t0\t1\t2⋯行政许可\t31\t\t\n⋯行政处罚\t9\t\t\n行政强制\t1",
        after: "行政规范性文件\t1\t1\t3⋯行政许可\t26\t\t\n⋯行政处罚\t14\t\t\n行政强制\t2",
      },
      before: "二、主动公开政府信息情况⋯行政规范性文件\t1\t0\t3",
      after: "二、⟦主动公开政府信息情况⟧⋯行政规范性文件\t1\t1\t3",
      messages: [
        "“主动公开政府信息情况”的表格与 2023 年报告完全相同（有 6 个数不是 0），请核对是不是今年的数。",
      ],
    },
    {
      lastYear: {
        before: "窗口接件时提醒申请人写明要件，能够当面说清的当面说清。",
        after:
          "为了改进，街道聘请法律顾问逐件审阅答复稿，并整理出常见情形的写法供经办人参照；每块橱窗贴上到期标签，由社区网格员每周巡看。这两项做法写入了内部规程。",
      },
      before:
        "改进情况：针对说理不足，街道聘请法律顾问逐件审阅答复稿，并整理出常见情形的写法供经办人参照；针对更换不及时，已为每块橱窗贴上到期标签，由社区网格员每周巡看。下一步，街道将把这两项做法写入内部规程，坚持下去。",
      after:
        "⟦为了改进，街道聘请法律顾问逐件审阅答复稿，并整理出常见情形的写法供经办人参照；每块橱窗贴上到期标签，由社区网格员每周巡看。这两项做法写入了内部规程。⟧坚持下去。",
      messages: ["这一段 68 字与 2023 年报告完全相同，请核对写的是不是今年的情况。"],
    },
    {
      lastYear: {
        before:
          "2023年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。",
        after:
          "2023年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。",
      },
      before:
        "2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。",
      after:
        "2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。",
      messages: [],
    },
  ],
  *check(facts, { lastYear }) {
    if (!lastYear?.title) return
    const { year } = lastYear.title
    for (const table of facts.tables) {
      const problem = tableProblem(facts, lastYear, table, year)
      if (problem) yield problem
    }
    for (const { span, lastSpan, length } of copiedPassages(facts, lastYear, SHORTEST_PASSAGE)) {
      const values = { year, count: length }
      yield {
        span,
        message: { key: "copied-from-last-year.passage", values },
        related: [lastYearsPlace(lastSpan, year)],
      }
    }
  },
}

function tableProblem(
  facts: Facts,
  lastYear: Facts,
  { form }: BoundTable,
  year: number,
): Problem | undefined {
  const count = countCopied(facts, lastYear, form)
  const span = placeOf(facts, form)
  const lastSpan = placeOf(lastYear, form)
  if (count < FEWEST_FIGURES || !span || !lastSpan) return undefined
  const title = facts.form.sections.find(({ key }) => key === form.section)?.title ?? ""
  return {
    span,
    message: { key: "copied-from-last-year.table", values: { title, year, count } },
    related: [lastYearsPlace(lastSpan, year)],
  }
}

function lastYearsPlace(span: Span, year: number) {
  return {
    span,
    message: { key: "related.last-year-place" as const, values: { year } },
    isLastYear: true,
  }
}

/** How many figures other than 0 a table has that are no totals; 0 unless every figure is last year's. */
function countCopied(facts: Facts, lastYear: Facts, table: TableForm): number {
  const totals = new Set(
    equationsOf(facts).flatMap(({ totals }) => (totals.length === 1 ? totals : [])),
  )
  const ofTable = ({ figures }: Facts) =>
    [...figures.values()].filter((figure) => figure.table.key === table.key)
  const [figures, lastFigures] = [ofTable(facts), ofTable(lastYear)]
  if (figures.length !== lastFigures.length) return 0
  let count = 0
  for (const figure of figures) {
    const value = toNumber(figure)
    if (value === undefined || value !== toNumber(lastYear.figures.get(figure.key))) return 0
    if (value !== "0" && !totals.has(figure.key)) count++
  }
  return count
}

/** A blank counts as 0; absent where there is no figure or it cannot be read. */
function toNumber(figure: Figure | undefined): string | undefined {
  return figure?.reading.kind === "blank" ? "0" : figure?.plain
}

/** The heading of the table's section, or the table's first row of figures where it has none. */
function placeOf({ sections, tables }: Facts, { key, section }: TableForm): Span | undefined {
  const heading = sections.find(({ form }) => form.key === section)?.heading.title
  const rows = tables.find(({ form }) => form.key === key)?.rows
  return heading ?? rows?.find(({ kind }) => kind === "figures")?.row.span
}
