import { slice } from "../text/span.ts"
import type { Rule } from "./rule.ts"
import { toSafeFix } from "./safe-fix.ts"
import { officialOrdinal } from "./section-place.ts"

export const sectionNumber: Rule = {
  id: "section-number",
  severity: "warning",
  examples: [
    {
      before: "三、收到和处理政府信息公开申请情况",
      after: "⟦3、⟧收到和处理政府信息公开申请情况",
      messages: ["“收到和处理政府信息公开申请情况”的编号写作“3、”，应为“三、”。"],
      fixed: "三、收到和处理政府信息公开申请情况",
    },
    {
      before: "六、其他需要报告的事项",
      after: "⟦五、⟧其他需要报告的事项",
      messages: ["“其他需要报告的事项”的编号写作“五、”，应为“六、”。"],
      fixed: "六、其他需要报告的事项",
    },
    {
      before: "一、总体情况",
      after: "⟦总体情况⟧",
      messages: ["“总体情况”缺少编号“一、”。"],
      fixed: "一、总体情况",
    },
    {
      before: "一、总体情况",
      after: "**一、总体情况**",
      messages: [],
    },
  ],
  *check(facts) {
    const { report, form, sections } = facts
    for (const { form: section, heading, duplicateOf } of sections) {
      const { ordinal, ordinalSpan } = heading
      const isRight =
        ordinal?.style === "chinese" && ordinal.value === form.sections.indexOf(section) + 1
      if (isRight || duplicateOf) continue
      const expected = officialOrdinal(facts, section)
      const found = slice(report.text, ordinalSpan).trim()
      const values = { found, expected, title: section.title }
      yield {
        span: ordinal
          ? { start: ordinalSpan.start, end: ordinalSpan.start + found.length }
          : heading.title,
        message: { key: ordinal ? "section-number" : "section-number.missing", values },
        found,
        expected,
        fixes: [
          toSafeFix({ key: "fix.section-number", values }, [
            { span: ordinalSpan, newText: expected },
          ]),
        ],
      }
    }
  },
}
