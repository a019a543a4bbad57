import type { Title } from "../bind/facts.ts"
import type { MessageKey } from "../messages.ts"
import type { Report } from "../syntax/tree.ts"
import { hasInvisible, withoutSpacing } from "../text/invisible.ts"
import { normalForm } from "../text/label.ts"
import { type Span, slice } from "../text/span.ts"
import type { Problem, Rule } from "./rule.ts"

export const titleWording: Rule = {
  id: "title-wording",
  severity: "warning",
  examples: [
    {
      before: "政府信息公开工作年度报告\n",
      after: "⟦政府信息公开年度报告⟧\n",
      messages: ["标题写作“政府信息公开年度报告”，规定的名称是“政府信息公开工作年度报告”。"],
      fixed: "政府信息公开工作年度报告\n",
    },
    {
      before: "2024年政府信息公开工作年度报告\n",
      after: "2024⟦年度政府信息公开工作年度报告⟧\n",
      messages: [
        "标题写作“2024年度政府信息公开工作年度报告”，应为“2024年政府信息公开工作年度报告”。",
      ],
      fixed: "2024年政府信息公开工作年度报告\n",
    },
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n",
      after: "示例街道办事处⟦2024⟧政府信息公开工作年度报告\n",
      messages: ["标题写作“2024”，应为“2024年”。"],
      fixed: "示例街道办事处2024年政府信息公开工作年度报告\n",
    },
    {
      before: "政府信息公开工作年度报告\n",
      after: "⟦政务信息公开工作年度报告⟧\n",
      messages: ["标题写作“政务信息公开工作年度报告”，规定的名称是“政府信息公开工作年度报告”。"],
      fixed: "政府信息公开工作年度报告\n",
    },
    {
      before: "政府信息公开工作年度报告\n",
      after: "⟦政府信息公開工作年度報告⟧\n",
      messages: ["标题写作“政府信息公開工作年度報告”，规定的名称是“政府信息公开工作年度报告”。"],
      fixed: "政府信息公开工作年度报告\n",
    },
    {
      before: "政府信息公开工作年度报告\n",
      after: "⟦政府信息\u200b公开工作年度报告⟧\n",
      messages: ["标题“政府信息公开工作年度报告”里有看不见的字符（如零宽空格），应当删去。"],
      fixed: "政府信息公开工作年度报告\n",
    },
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n",
      after: "标题：示例街道办事处2024年政府信息公开工作年度报告\n",
      messages: [],
    },
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n",
      after: "示例街道办事处 2024 年\n政府信息公开 工作年度报告\n",
      messages: [],
    },
  ],
  *check({ report, form, title }) {
    if (!title) return
    if (title.bareYear) yield bareYearProblem(report, title.bareYear)
    const written = slice(report.text, title.words)
    const found = withoutSpacing(written).replaceAll("*", "")
    if (found === form.title && !hasInvisible(written)) return
    // 2024年度…年度报告 is quoted with its year: 度 is half a word.
    const isDoubled = found.startsWith("度")
    const year = isDoubled ? `${title.year}年` : ""
    const values = { found: year + found, expected: year + form.title }
    yield {
      span: isDoubled ? withYear(report, title) : title.words,
      message: { key: keyOf(found, form.title), values },
      ...values,
      fixes: [
        {
          title: { key: "fix.official-title", values },
          safe: normalForm(found) === normalForm(form.title),
          preferred: true,
          edits: [{ span: title.words, newText: form.title }],
        },
      ],
    }
  },
}

/** 2024政府信息公开…: without 年. */
function bareYearProblem({ text }: Report, span: Span): Problem {
  const found = slice(text, span)
  const values = { found, expected: `${found}年` }
  return {
    span,
    message: { key: "title-wording.year", values },
    ...values,
    fixes: [
      {
        title: { key: "fix.official-title", values },
        preferred: true,
        edits: [{ span: { start: span.end, end: span.end }, newText: "年" }],
      },
    ],
  }
}

function keyOf(found: string, expected: string): MessageKey {
  if (found === expected) return "title-wording.invisible"
  return found.startsWith("度") ? "title-wording.year" : "title-wording"
}

/** The words of the title from 年, which stands before them. */
function withYear({ text }: Report, { span, words }: Title): Span {
  const start = text.lastIndexOf("年", words.start)
  return { start: start < span.start ? words.start : start, end: words.end }
}
