import { normalForm } from "../text/label.ts"
import type { Rule } from "./rule.ts"

// 无, or a figure, is what a section says: the official title would lose it.
const SAYS_MORE = /^(?:暂?无|没有|未)|无$|没有$|[\d０-９]/

export const sectionTitle: Rule = {
  id: "section-title",
  severity: "warning",
  examples: [
    {
      before: "三、收到和处理政府信息公开申请情况",
      after: "三、⟦收到和处理政府信息公开申报情况⟧",
      messages: [
        "标题写作“收到和处理政府信息公开申报情况”，规定的标题是“收到和处理政府信息公开申请情况”。",
      ],
      fixed: "三、收到和处理政府信息公开申请情况",
    },
    {
      before: "四、政府信息公开行政复议、行政诉讼情况",
      after: "四、⟦政府信息公开行政复议 , 行政诉讼情况⟧",
      messages: [
        "标题写作“政府信息公开行政复议 , 行政诉讼情况”，规定的标题是“政府信息公开行政复议、行政诉讼情况”。",
      ],
      fixed: "四、政府信息公开行政复议、行政诉讼情况",
    },
    {
      before: "五、存在的主要问题及改进情况",
      after: "五、⟦存在的主要问题和改进措施⟧",
      messages: ["标题写作“存在的主要问题和改进措施”，规定的标题是“存在的主要问题及改进情况”。"],
      fixed: "五、存在的主要问题及改进情况",
    },
    {
      before: "六、其他需要报告的事项",
      after: "六、⟦无其他需要报告的事项⟧",
      messages: ["标题写作“无其他需要报告的事项”，规定的标题是“其他需要报告的事项”。"],
    },
    {
      before: "三、收到和处理政府信息公开申请情况",
      after: "\u3000\u3000三、\u3000收到和处理政府信息公开申请情况",
      messages: [],
    },
  ],
  *check({ sections }) {
    for (const { form, heading, duplicateOf } of sections) {
      if (duplicateOf) continue
      const found = heading.words
      const expected = form.title
      if (found === expected) continue
      const values = { found, expected }
      yield {
        span: heading.title,
        message: { key: "section-title", values },
        found,
        expected,
        ...(!SAYS_MORE.test(found) && {
          fixes: [
            {
              title: { key: "fix.official-heading", values },
              // Only spacing, brackets or punctuation differ.
              safe: normalForm(found) === normalForm(expected),
              preferred: true,
              edits: [{ span: heading.title, newText: expected }],
            },
          ],
        }),
      }
    }
  },
}
