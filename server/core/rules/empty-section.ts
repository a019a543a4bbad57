import type { Facts, Section } from "../bind/facts.ts"
import type { MessageKey } from "../messages.ts"
import { normalForm } from "../text/label.ts"
import { slice } from "../text/span.ts"
import type { Rule } from "./rule.ts"

const NOTHING = /^(?:无|暂无|没有|略)$/

export const emptySection: Rule = {
  id: "empty-section",
  severity: "warning",
  examples: [],
  *check(facts) {
    for (const section of facts.sections) {
      const key = findFault(facts, section)
      if (!key) continue
      yield { span: section.heading.title, message: { key, values: { title: section.form.title } } }
    }
  },
}

function findFault({ report }: Facts, { form, body }: Section): MessageKey | undefined {
  if (form.body !== "prose") return undefined
  const words = body
    .map((block) => (block.kind === "paragraph" ? block.text : slice(report.text, block.span)))
    .join("\n")
  if (words.trim() === "") return "empty-section"
  if (form.mayBeNone) return undefined
  if (NOTHING.test(normalForm(words.slice(0, 20)))) return "empty-section.none"
  const lacking = form.mustMention.find(
    (mention) => !mention.words.some((word) => words.includes(word)),
  )
  return lacking && "empty-section.improvement"
}
