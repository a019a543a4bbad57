import type { Section } from "../bind/facts.ts"
import { readProse } from "../prose/prose.ts"
import { wordsOf } from "../prose/vocabulary.ts"
import type { Rule } from "./rule.ts"

const OVERSIGHT =
  "（五）监督保障。街道纪工委每季度抽查一次更新情况，并把结果写入科室年度评价；全年组织业务培训2次，没有发生因公开不当被追究责任的情形。"

export const overviewAspects: Rule = {
  id: "overview-aspects",
  severity: "information",
  readsProse: true,
  examples: [
    {
      before: `一、总体情况⋯${OVERSIGHT}`,
      after: "一、⟦总体情况⟧⋯",
      messages: ["“总体情况”一节应当写 5 个方面，这里没有写到监督保障。"],
    },
    {
      before: "（五）监督保障。",
      after: "",
      messages: [],
    },
  ],
  *check(facts) {
    const prose = readProse(facts)
    const [first] = facts.form.sections
    const section = facts.sections.find(({ form, duplicateOf }) => form === first && !duplicateOf)
    if (!prose || !section) return
    const text = textOf(section)
    if (text === "") return
    const lacking = prose.form.aspects.filter(
      ({ headings, words }) =>
        ![...wordsOf(headings), ...wordsOf(words)].some((word) => text.includes(word)),
    )
    if (lacking.length === 0) return
    const values = {
      title: section.form.title,
      count: prose.form.aspects.length,
      aspects: lacking.map(({ name }) => name).join("、"),
    }
    yield { span: section.heading.title, message: { key: "overview-aspects", values } }
  },
}

function textOf({ body }: Section): string {
  return body.map((block) => (block.kind === "paragraph" ? block.text : "")).join("")
}
