import { slice } from "../text/span.ts"
import type { Rule } from "./rule.ts"

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
      after: "2024年⟦度政府信息公开工作年度报告⟧\n",
      messages: ["标题写作“度政府信息公开工作年度报告”，规定的名称是“政府信息公开工作年度报告”。"],
      fixed: "2024年政府信息公开工作年度报告\n",
    },
    {
      before: "政府信息公开工作年度报告\n",
      after: "⟦政务信息公开工作年度报告⟧\n",
      messages: ["标题写作“政务信息公开工作年度报告”，规定的名称是“政府信息公开工作年度报告”。"],
      fixed: "政府信息公开工作年度报告\n",
    },
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n",
      after: "示例街道办事处 2024 年\n政府信息公开 工作年度报告\n",
      messages: [],
    },
  ],
  *check({ report, form, title }) {
    if (!title) return
    const found = slice(report.text, title.words).replace(/[\s*]/g, "")
    if (found === form.title) return
    const values = { found, expected: form.title }
    yield {
      span: title.words,
      message: { key: "title-wording", values },
      found,
      expected: form.title,
      fixes: [
        {
          title: { key: "fix.official-title", values },
          preferred: true,
          edits: [{ span: title.words, newText: form.title }],
        },
      ],
    }
  },
}
