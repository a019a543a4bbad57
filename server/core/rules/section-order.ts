import type { Facts, Section } from "../bind/facts.ts"
import { lineStart } from "../text/place.ts"
import type { Edit } from "../text/span.ts"
import { findOutOfOrder } from "./order.ts"
import type { Rule } from "./rule.ts"
import { placeOf } from "./section-place.ts"

export const sectionOrder: Rule = {
  id: "section-order",
  severity: "error",
  examples: [
    {
      before:
        "五、存在的主要问题及改进情况\n⋯六、其他需要报告的事项\n\n2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。\n",
      after:
        "六、⟦其他需要报告的事项⟧\n\n2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。\n\n五、存在的主要问题及改进情况\n⋯",
      messages: ["“其他需要报告的事项”一节的位置不对：应按规定的顺序排列。"],
      fixed:
        "五、存在的主要问题及改进情况\n⋯六、其他需要报告的事项\n\n2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。\n\n",
    },
    {
      before: "五、存在的主要问题及改进情况\n⋯六、其他需要报告的事项\n",
      after: "六、存在的主要问题及改进情况\n⋯五、其他需要报告的事项\n",
      messages: [],
      also: ["section-number"],
    },
  ],
  *check(facts) {
    const sections = facts.sections.filter(({ duplicateOf }) => !duplicateOf)
    const order = facts.form.sections
    const places = sections.map(({ form }) => order.indexOf(form))
    const outOfOrder = new Set(findOutOfOrder(places))
    const inOrder = sections.filter((_, index) => !outOfOrder.has(index))
    // Lines are moved: where a heading stands at the end of a row, the row's line is broken first.
    const isJoined = facts.sections.some(({ joinedTo }) => joinedTo)
    for (const index of outOfOrder) {
      const section = sections[index] as Section
      const values = { title: section.form.title }
      yield {
        span: section.heading.title,
        message: { key: "section-order", values },
        fixes: isJoined
          ? []
          : [
              {
                title: { key: "fix.move-section", values },
                preferred: true,
                edits: move(facts, section, inOrder),
              },
            ],
      }
    }
  },
}

function move(facts: Facts, section: Section, inOrder: readonly Section[]): readonly Edit[] {
  const { text, lineEnding } = facts.report
  const start = lineStart(text, section.span.start)
  const end = section.span.end === text.length ? text.length : lineStart(text, section.span.end)
  const place = placeOf(facts, section.form, inOrder)
  const written = text.slice(start, end)
  const isLast = place === text.length
  const needsBreak = isLast && text !== "" && !text.endsWith(lineEnding)
  const newText =
    (needsBreak ? lineEnding : "") +
    (written.endsWith(lineEnding) || isLast ? written : written + lineEnding + lineEnding)
  return [
    { span: { start, end }, newText: "" },
    { span: { start: place, end: place }, newText },
  ]
}
