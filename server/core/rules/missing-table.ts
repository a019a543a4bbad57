import type { BoundTable, Facts, Section } from "../bind/facts.ts"
import { printEmptyTable } from "../form/print.ts"
import { nextLine } from "../text/place.ts"
import type { Rule } from "./rule.ts"
import { writerFor } from "./section-place.ts"

export const missingTable: Rule = {
  id: "missing-table",
  severity: "error",
  examples: [
    {
      before:
        "四、政府信息公开行政复议、行政诉讼情况\n\n行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1\n",
      after: "四、⟦政府信息公开行政复议、行政诉讼情况⟧\n\n见附件。\n",
      messages: ["“政府信息公开行政复议、行政诉讼情况”一节没有表格。"],
      fixed:
        "四、政府信息公开行政复议、行政诉讼情况\n\n行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n\n见附件。\n",
    },
    {
      before:
        "三、收到和处理政府信息公开申请情况\n\n（本列⋯四、政府信息公开行政复议、行政诉讼情况\n",
      after:
        "三、⟦收到和处理政府信息公开申请情况⟧\n\n四、政府信息公开行政复议、行政诉讼情况\n\n（本列⋯",
      messages: [
        "“收到和处理政府信息公开申请情况”一节的表格写在了“政府信息公开行政复议、行政诉讼情况”一节里。",
      ],
    },
    {
      before: "二、主动公开政府信息情况\n",
      after: "二、主动公开政府信息情况\n\n各项数字见下表。\n",
      messages: [],
    },
  ],
  *check(facts) {
    const { report, form, sections, tables, unreadable } = facts
    const { text, lineEnding } = report
    for (const section of sections) {
      const table = form.tables.find((candidate) => candidate.section === section.form.key)
      if (!table || section.duplicateOf) continue
      const bound = tables.find(({ form: { key } }) => key === table.key)
      const elsewhere = bound && sectionAround(facts, bound)
      if (elsewhere && elsewhere.form !== section.form) {
        const values = { title: section.form.title, other: elsewhere.form.title }
        yield {
          span: section.heading.title,
          message: { key: "missing-table.elsewhere", values },
        }
      }
      if (bound) continue
      if (unreadable.some(({ piece }) => section.body.includes(piece))) continue
      const place = nextLine(text, section.paragraph.span.end)
      const isAfterLine = text.slice(0, place).endsWith(lineEnding)
      const printed = `${lineEnding}${printEmptyTable(table, writerFor(facts), lineEnding)}${lineEnding}`
      const values = { title: section.form.title }
      yield {
        span: section.heading.title,
        message: { key: "missing-table", values },
        fixes: [
          {
            title: { key: "fix.insert-table", values },
            preferred: true,
            edits: [
              {
                span: { start: place, end: place },
                newText: (isAfterLine ? "" : lineEnding) + printed,
              },
            ],
          },
        ],
      }
    }
  },
}

/** The section that the whole of a table stands in; absent where pieces of it stand in several. */
function sectionAround({ sections }: Facts, { pieces }: BoundTable): Section | undefined {
  const around = pieces.map((piece) =>
    sections.findLast(({ span }) => span.start <= piece.span.start),
  )
  return around.every((section) => section === around[0]) ? around[0] : undefined
}
