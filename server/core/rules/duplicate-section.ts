import type { Rule } from "./rule.ts"

export const duplicateSection: Rule = {
  id: "duplicate-section",
  severity: "error",
  examples: [
    {
      before: "六、其他需要报告的事项\n",
      after:
        "五、⟦存在的主要问题及改进情况⟧\n\n解读材料偏少，今后将及时补充。\n\n六、其他需要报告的事项\n",
      messages: ["“存在的主要问题及改进情况”一节出现了两次。"],
    },
    {
      before: "存在的主要问题：一是",
      after: "（一）总体情况\n\n一是",
      messages: [],
    },
  ],
  *check({ sections }) {
    for (const { form, heading, duplicateOf } of sections) {
      if (!duplicateOf) continue
      yield {
        span: heading.title,
        message: { key: "duplicate-section", values: { title: form.title } },
        related: [{ span: duplicateOf.heading.title, message: { key: "related.first" } }],
      }
    }
  },
}
