import type { Section } from "../bind/facts.ts"
import type { Paragraph } from "../syntax/tree.ts"
import type { Rule } from "./rule.ts"

export const nestedSectionNumber: Rule = {
  id: "nested-section-number",
  severity: "information",
  examples: [],
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

/** Headings inside a section that are numbered 一、二、三、 as sections are. */
function findSubheadings({ body }: Section): readonly Paragraph[] {
  return body.filter(
    (block) => block.kind === "paragraph" && block.heading?.ordinal?.style === "chinese",
  ) as readonly Paragraph[]
}
