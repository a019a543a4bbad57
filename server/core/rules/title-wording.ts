import { slice } from "../text/span.ts"
import type { Rule } from "./rule.ts"

export const titleWording: Rule = {
  id: "title-wording",
  severity: "warning",
  examples: [],
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
