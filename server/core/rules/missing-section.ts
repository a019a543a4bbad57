import type { Facts } from "../bind/facts.ts"
import type { SectionForm } from "../form/schema.ts"
import type { Block, Table } from "../syntax/tree.ts"
import { firstWords } from "../syntax/written.ts"
import { lineStart } from "../text/place.ts"
import type { Edit, Span } from "../text/span.ts"
import type { ProblemFix, Rule } from "./rule.ts"
import { officialOrdinal, placeOf, printHeading, printSection } from "./section-place.ts"

// Sentences, but no note to a table.
const PROSE = /^(?![注※*]|备注|说明)[^。]{10,}。/

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
      before: "三、收到和处理政府信息公开申请情况\n\n（本列⋯第四项之和）",
      after: "⟦（本列⋯第四项之和）⟧",
      messages: ["这张表格上面缺少标题“三、收到和处理政府信息公开申请情况”。"],
      fixed: "三、收到和处理政府信息公开申请情况\n\n（本列⋯第四项之和）",
    },
    {
      before:
        "四、政府信息公开行政复议、行政诉讼情况⋯五、存在的主要问题及改进情况\n\n存在的主要问题：一是",
      after: "四、⟦政府信息公开行政复议、行政诉讼情况⟧⋯存在的主要问题：一是",
      messages: ["缺少“五、存在的主要问题及改进情况”一节。"],
      fixed:
        "四、政府信息公开行政复议、行政诉讼情况⋯五、存在的主要问题及改进情况\n\n存在的主要问题：一是",
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
      const table = tableWithoutHeading(facts, section)
      const body = table ?? proseWithoutHeading(facts, section)
      const edit = body ? insertionAbove(facts, section, body) : insertion(facts, section)
      const title: ProblemFix["title"] = {
        key: body ? "fix.insert-heading" : "fix.insert-section",
        values,
      }
      yield {
        span: (table && firstWords(table.rows)) ?? spanFor(facts, section),
        message: { key: table ? "missing-section.heading" : "missing-section", values },
        expected: `${values.number}${values.title}`,
        ...(edit && { fixes: [{ title, preferred: true, edits: [edit] }] }),
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

/** The section's own table, where it stands between the sections before and those that follow. */
function tableWithoutHeading(facts: Facts, section: SectionForm): Table | undefined {
  const order = facts.form.sections
  const [piece] =
    facts.tables.find(
      ({ form }) => form.section === section.key && facts.form.tables.includes(form),
    )?.pieces ?? []
  if (!piece) return undefined
  const isInOrder = facts.sections.every(
    (other) =>
      other.span.start < piece.span.start === order.indexOf(other.form) < order.indexOf(section),
  )
  return isInOrder ? piece : undefined
}

/** The prose of a section whose heading is lost, where it stands below the table of the section before. */
function proseWithoutHeading({ form, sections }: Facts, missing: SectionForm): Block | undefined {
  const before = form.sections[form.sections.indexOf(missing) - 1]
  const hasTable = form.tables.some(({ section }) => section === before?.key)
  if (missing.body !== "prose" || !hasTable) return undefined
  const body = sections.find((section) => section.form === before)?.body ?? []
  const table = body.findLastIndex(({ kind }) => kind === "table")
  const [first] = body.slice(table + 1)
  return table >= 0 && first?.kind === "paragraph" && PROSE.test(first.text) ? first : undefined
}

/** Absent where it does not begin a line, as in a page written without line breaks. */
function insertionAbove(facts: Facts, section: SectionForm, { span }: Block): Edit | undefined {
  const { text, lineEnding } = facts.report
  const place = lineStart(text, span.start)
  if (text.slice(place, span.start).trim() !== "") return undefined
  const newText = `${gapBefore(facts, place)}${printHeading(facts, section)}${lineEnding}`
  return { span: { start: place, end: place }, newText }
}

function insertion(facts: Facts, section: SectionForm): Edit {
  const { text, lineEnding } = facts.report
  const place = placeOf(facts, section, facts.sections)
  const gap = gapBefore(facts, place)
  const printed = printSection(facts, section)
  const newText = place === text.length ? gap + printed : `${gap}${printed}${lineEnding}`
  return { span: { start: place, end: place }, newText }
}

/** What makes a blank line above, unless there is one. */
function gapBefore({ report: { text, lineEnding } }: Facts, place: number): string {
  const before = text.slice(0, place)
  if (before === "" || before.endsWith(lineEnding + lineEnding)) return ""
  return before.endsWith(lineEnding) ? lineEnding : lineEnding + lineEnding
}
