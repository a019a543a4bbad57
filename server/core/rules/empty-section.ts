import type { Facts, Section } from "../bind/facts.ts"
import type { MessageKey } from "../messages.ts"
import { normalForm } from "../text/label.ts"
import { slice } from "../text/span.ts"
import type { Rule } from "./rule.ts"

const NOTHING = /^(?:无|暂无|没有|略)$/
// 六、无其他需要报告的事项 says in its heading what else would stand below.
const NOTHING_IN_HEADING = /^(?:暂?无|没有)/

export const emptySection: Rule = {
  id: "empty-section",
  severity: "warning",
  examples: [
    {
      before:
        "五、存在的主要问题及改进情况\n\n存在的主要问题：一是⋯改进情况：针对说理不足，街道聘请法律顾问逐件审阅答复稿，并整理出常见情形的写法供经办人参照；针对更换不及时，已为每块橱窗贴上到期标签，由社区网格员每周巡看。下一步，街道将把这两项做法写入内部规程，坚持下去。\n",
      after: "五、⟦存在的主要问题及改进情况⟧\n\n存在的主要问题：一是⋯",
      messages: ["“存在的主要问题及改进情况”一节没有写改进情况。"],
    },
    {
      before:
        "六、其他需要报告的事项\n\n2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。\n",
      after: "六、⟦其他需要报告的事项⟧\n",
      messages: ["“其他需要报告的事项”一节没有内容。"],
    },
    {
      before:
        "六、其他需要报告的事项\n\n2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。",
      after: "六、无其他需要报告的事项",
      messages: [],
      also: ["section-title"],
    },
    {
      before:
        "2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。",
      after: "无。",
      messages: [],
      also: ["fee-statement"],
    },
  ],
  *check(facts) {
    for (const section of facts.sections) {
      const key = findFault(facts, section)
      if (!key) continue
      yield { span: section.heading.title, message: { key, values: { title: section.form.title } } }
    }
  },
}

function findFault({ report }: Facts, { form, heading, body }: Section): MessageKey | undefined {
  if (form.body !== "prose") return undefined
  const words = body
    .map((block) => (block.kind === "paragraph" ? block.text : slice(report.text, block.span)))
    .join("\n")
  if (words.trim() === "")
    return form.mayBeNone && NOTHING_IN_HEADING.test(heading.words) ? undefined : "empty-section"
  if (form.mayBeNone) return undefined
  if (NOTHING.test(normalForm(words.slice(0, 20)))) return "empty-section.none"
  const lacking = form.mustMention?.find(
    (mention) => !mention.words.some((word) => words.includes(word)),
  )
  return lacking && "empty-section.improvement"
}
