import type { Section } from "../bind/facts.ts"
import type { Paragraph } from "../syntax/tree.ts"
import type { Rule } from "./rule.ts"

export const nestedSectionNumber: Rule = {
  id: "nested-section-number",
  severity: "information",
  examples: [
    {
      before: "（一）主动公开。⋯（二）依申请公开。",
      after: "⟦一、主动公开⟧\n\n⋯二、依申请公开\n\n",
      messages: [
        "“总体情况”一节里有 2 个小标题也用“一、二、三、”编号，容易与章节混淆；可改用“（一）”。",
      ],
    },
    {
      before: "（一）主动公开。",
      after: "1.主动公开\n\n",
      messages: [],
    },
    {
      before: "（二）依申请公开。",
      after: "二是依申请公开。",
      messages: [],
    },
  ],
  *check({ sections }) {
    for (const section of sections) {
      const [first, ...others] = findSubheadings(section)
      if (!first) continue
      yield {
        span: first.span,
        message: {
          key: "nested-section-number",
          values: { title: section.form.title, count: others.length + 1 },
        },
        related: others.map(({ span }) => ({ span, message: { key: "related.same-numbering" } })),
      }
    }
  },
}

/** Headings inside a section that are numbered 一、二、三、 as sections are; 七、附件 after the last is none. */
function findSubheadings({ body }: Section): readonly Paragraph[] {
  const numbered = body.filter(
    (block) => block.kind === "paragraph" && block.heading?.ordinal?.style === "chinese",
  ) as readonly Paragraph[]
  return numbered[0]?.heading?.ordinal?.value === 1 ? numbered : []
}
