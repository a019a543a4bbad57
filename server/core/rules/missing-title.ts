import type { Facts } from "../bind/facts.ts"
import { isTitleWithoutYear } from "../bind/title.ts"
import type { Paragraph } from "../syntax/tree.ts"
import type { Rule } from "./rule.ts"

export const missingTitle: Rule = {
  id: "missing-title",
  severity: "warning",
  examples: [],
  *check(facts) {
    if (facts.title) return
    const { report, form } = facts
    const yearless = linesAboveSections(facts).find(({ text }) => isTitleWithoutYear(form, text))
    const span = yearless?.span ?? report.blocks[0]?.span ?? { start: 0, end: 0 }
    const key = yearless ? "missing-title.year" : "missing-title"
    yield { span, message: { key, values: { title: form.title } } }
  },
}

function linesAboveSections({ report, sections }: Facts): readonly Paragraph[] {
  const end = sections[0]?.span.start ?? report.text.length
  return report.blocks.filter(
    (block) => block.kind === "paragraph" && block.span.end <= end,
  ) as readonly Paragraph[]
}
