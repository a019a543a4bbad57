import type { Rule } from "./rule.ts"

export const duplicateSection: Rule = {
  id: "duplicate-section",
  severity: "error",
  examples: [],
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
