import { normalForm } from "../text/label.ts"
import type { Rule } from "./rule.ts"

export const sectionTitle: Rule = {
  id: "section-title",
  severity: "warning",
  examples: [],
  *check({ sections }) {
    for (const { form, heading } of sections) {
      const found = heading.words
      const expected = form.title
      if (found === expected) continue
      const values = { found, expected }
      yield {
        span: heading.title,
        message: { key: "section-title", values },
        found,
        expected,
        fixes: [
          {
            title: { key: "fix.official-heading", values },
            // Only spacing, brackets or punctuation differ.
            safe: normalForm(found) === normalForm(expected),
            preferred: true,
            edits: [{ span: heading.title, newText: expected }],
          },
        ],
      }
    }
  },
}
