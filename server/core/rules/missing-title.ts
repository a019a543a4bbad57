import type { Facts } from "../bind/facts.ts"
import { findYearSlip, isTitleWithoutYear } from "../bind/title-year.ts"
import type { Paragraph } from "../syntax/tree.ts"
import { slice } from "../text/span.ts"
import type { Rule } from "./rule.ts"

export const missingTitle: Rule = {
  id: "missing-title",
  severity: "warning",
  examples: [
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n\n本报告依照⋯当面咨询。\n",
      after: "⟦本报告依照⋯当面咨询。⟧\n",
      messages: ["没有找到标题：开头应有一行写明单位、年份和“政府信息公开工作年度报告”。"],
    },
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n",
      after: "⟦示例街道办事处政府信息公开工作年度报告⟧\n",
      messages: ["标题没有写明年份：应为“〔单位〕〔年份〕年政府信息公开工作年度报告”。"],
    },
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n",
      after: "示例街道办事处⟦02024⟧年政府信息公开工作年度报告\n",
      messages: ["标题写作“02024年”，不像年份；年份应是“20”开头的四位数字。"],
    },
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n",
      after: "示例街道办事处2024年政府信息公开工作年度报告_示例区人民政府\n",
      messages: [],
    },
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n",
      after: "示例街道办事处\n2024年政府信息公开工作年度报告\n",
      messages: [],
    },
    {
      before: "示例街道办事处2024年政府信息公开工作年度报告\n",
      after: "示例街道办事处二〇二四年政府信息公开工作年度报告\n",
      messages: [],
    },
  ],
  *check(facts) {
    if (facts.title) return
    const { report, form } = facts
    const lines = linesAboveSections(facts)
    const [slip] = lines.flatMap((line) => findYearSlip(form, report, line) ?? [])
    if (slip) {
      const values = { found: slice(report.text, slip) }
      yield { span: slip, message: { key: "missing-title.slip", values }, ...values }
      return
    }
    const yearless = lines.find(({ text }) => isTitleWithoutYear(form, text))
    const span = yearless?.span ?? report.blocks[0]?.span ?? { start: 0, end: 0 }
    const key = yearless ? "missing-title.year" : "missing-title"
    yield { span, message: { key, values: { title: form.title } } }
  },
}

function linesAboveSections({ report, sections }: Facts): readonly Paragraph[] {
  const end = sections[0]?.span.start ?? report.text.length
  return report.blocks.filter(
    (block) => block.kind === "paragraph" && block.span.end <= end,
  ) as readonly Paragraph[]
}
