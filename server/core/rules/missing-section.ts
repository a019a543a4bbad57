import type { Facts } from "../bind/facts.ts"
import type { SectionForm } from "../form/schema.ts"
import type { Edit, Span } from "../text/span.ts"
import type { Rule } from "./rule.ts"
import { officialOrdinal, placeOf, printSection } from "./section-place.ts"

export const missingSection: Rule = {
  id: "missing-section",
  severity: "error",
  examples: [
    {
      before:
        "五、存在的主要问题及改进情况⋯六、其他需要报告的事项\n\n2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。\n",
      after: "五、⟦存在的主要问题及改进情况⟧⋯",
      messages: ["缺少“六、其他需要报告的事项”一节。"],
      fixed: "五、存在的主要问题及改进情况⋯六、其他需要报告的事项\n",
    },
    {
      before:
        "三、收到和处理政府信息公开申请情况⋯四、政府信息公开行政复议、行政诉讼情况\n\n行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1\n\n",
      after: "三、⟦收到和处理政府信息公开申请情况⟧⋯",
      messages: ["缺少“四、政府信息公开行政复议、行政诉讼情况”一节。"],
      fixed:
        "三、收到和处理政府信息公开申请情况⋯四、政府信息公开行政复议、行政诉讼情况\n\n行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n\n",
    },
    {
      before: "五、存在的主要问题及改进情况\n",
      after: "存在问题及改进措施\n",
      messages: [],
      also: ["section-title", "section-number"],
    },
  ],
  *check(facts) {
    for (const section of facts.form.sections) {
      if (facts.sections.some(({ form }) => form === section)) continue
      const values = { number: officialOrdinal(facts, section), title: section.title }
      yield {
        span: spanFor(facts, section),
        message: { key: "missing-section", values },
        expected: `${values.number}${values.title}`,
        fixes: [
          {
            title: { key: "fix.insert-section", values },
            preferred: true,
            edits: [insertion(facts, section)],
          },
        ],
      }
    }
  },
}

/** The heading before the gap, or else the title: where a reader looks for the section. */
function spanFor({ form, sections, title, report }: Facts, missing: SectionForm): Span {
  const before = sections.findLast(
    (section) => form.sections.indexOf(section.form) < form.sections.indexOf(missing),
  )
  return before?.heading.title ?? title?.span ?? report.blocks[0]?.span ?? { start: 0, end: 0 }
}

function insertion(facts: Facts, section: SectionForm): Edit {
  const { text, lineEnding } = facts.report
  const place = placeOf(facts, section, facts.sections)
  const printed = printSection(facts, section)
  const before = text.slice(0, place)
  // A blank line on both sides, unless there is one.
  const gap =
    before === "" || before.endsWith(lineEnding + lineEnding)
      ? ""
      : before.endsWith(lineEnding)
        ? lineEnding
        : lineEnding + lineEnding
  const newText = place === text.length ? gap + printed : `${gap}${printed}${lineEnding}`
  return { span: { start: place, end: place }, newText }
}
