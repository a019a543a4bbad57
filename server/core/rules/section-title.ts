import type { Section } from "../bind/facts.ts"
import type { Report } from "../syntax/tree.ts"
import { hasInvisible, withoutInvisible } from "../text/invisible.ts"
import { normalForm } from "../text/label.ts"
import { slice } from "../text/span.ts"
import type { Problem, ProblemFix, Rule } from "./rule.ts"

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
      before: "一、总体情况",
      after: "一、⟦总\u200b体情况⟧",
      messages: ["标题“总体情况”里有看不见的字符（如零宽空格），应当删去。"],
      fixed: "一、总体情况",
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
  *check({ report, sections }) {
    for (const section of sections) {
      const problem = section.duplicateOf ? undefined : judge(report, section)
      if (problem) yield problem
    }
  },
}

function judge({ text }: Report, { form, heading }: Section): Problem | undefined {
  const ordinal = slice(text, heading.ordinalSpan)
  const isHidden = hasInvisible(ordinal) || hasInvisible(heading.words)
  const found = withoutInvisible(heading.words)
  const expected = form.title
  if (found === expected && !isHidden) return undefined
  const values = { found, expected }
  const numbered = { span: heading.ordinalSpan, newText: withoutInvisible(ordinal) }
  const titled = { span: heading.title, newText: expected }
  const fix: ProblemFix = {
    title: { key: "fix.official-heading", values },
    // Only spacing, brackets or punctuation differ.
    safe: normalForm(found) === normalForm(expected),
    preferred: true,
    edits: hasInvisible(ordinal) ? [numbered, titled] : [titled],
  }
  return {
    span: heading.title,
    // What nobody sees is named: quoted it would look like the official title.
    message: { key: found === expected ? "section-title.invisible" : "section-title", values },
    found,
    expected,
    ...(!SAYS_MORE.test(found) && { fixes: [fix] }),
  }
}
