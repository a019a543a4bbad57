import type { Facts, Section } from "../bind/facts.ts"
import { isTitle } from "../bind/section-titles.ts"
import type { Report } from "../syntax/tree.ts"
import { lineStart, nextLine } from "../text/place.ts"
import { type Span, slice } from "../text/span.ts"
import type { ProblemFix, Rule } from "./rule.ts"
import { toSafeFix } from "./safe-fix.ts"

// （单位：件） or （2024年） may belong to the heading.
const BRACKETED = /^[（(【〔［[].*[）)】〕］\]]$/
const NOTHING = /^.(?:暂?无|没有|略)。?.$/

export const headingLine: Rule = {
  id: "heading-line",
  severity: "information",
  examples: [
    {
      before: "五、存在的主要问题及改进情况\n\n存在的主要问题：一是",
      after: "五、⟦存在的主要问题及改进情况⟧：存在的主要问题：一是",
      messages: ["“存在的主要问题及改进情况”后面的正文没有另起一行：标题应单独成行。"],
      fixed: "五、存在的主要问题及改进情况\n\n存在的主要问题：一是",
    },
    {
      before:
        "六、其他需要报告的事项\n\n2024年，示例街道办事处没有发出信息处理费收费通知，收取信息处理费0元。除此之外，没有其他需要报告的事项。",
      after: "六、⟦其他需要报告的事项⟧（无）",
      messages: ["“其他需要报告的事项”后面的正文没有另起一行：标题应单独成行。"],
      fixed: "六、其他需要报告的事项\n\n（无）",
      also: ["fee-statement"],
    },
    {
      before: "三、收到和处理政府信息公开申请情况",
      after: "三、⟦收到和处理政府信息\n公开申请情况⟧",
      messages: ["标题“收到和处理政府信息公开申请情况”分成了 2 行，应写成一行。"],
      fixed: "三、收到和处理政府信息公开申请情况",
    },
    {
      before: "（一）主动公开。",
      after: "（一）主动公开：",
      messages: [],
    },
  ],
  *check(facts) {
    for (const section of facts.sections) {
      const { form, heading, line } = section
      if (!line) continue
      const values = { title: form.title, lines: line.gaps.length + 1 }
      if (line.kind === "run-in") {
        const fix = separate(facts, section, line.gaps)
        yield {
          span: heading.title,
          message: { key: "heading-line", values },
          ...(fix && { fixes: [fix] }),
        }
        continue
      }
      // What corrects its words writes it in one line.
      if (heading.words !== form.title) continue
      const fix = join(facts, line.gaps)
      yield {
        span: heading.title,
        message: { key: "heading-line.wrapped", values },
        ...(fix && { fixes: [fix] }),
      }
    }
  },
}

/** Absent where a line break would not end the heading, or would break something else. */
function separate(
  { report, form }: Facts,
  section: Section,
  gaps: readonly Span[],
): ProblemFix | undefined {
  const { paragraph, body } = section
  const text = body[0]
  if (text?.kind !== "paragraph" || report.isHtml) return undefined
  if (!isWholeLine(report, { start: paragraph.span.start, end: text.span.end })) return undefined
  const { lineEnding } = report
  const hasBlankLines = report.text.includes(lineEnding + lineEnding)
  const newText = hasBlankLines ? lineEnding + lineEnding : lineEnding
  const title = { key: "fix.separate-heading", values: { title: section.form.title } } as const
  const edits = gaps.map((span) => ({ span, newText }))
  // Where a misspelt title ends is not certain.
  const isCertain =
    isTitle(form, section.heading) && (!BRACKETED.test(text.text) || NOTHING.test(text.text))
  return isCertain ? toSafeFix(title, edits) : { title, edits }
}

/** Absent where something else than spacing stands between the lines. */
function join({ report }: Facts, gaps: readonly Span[]): ProblemFix | undefined {
  if (report.isHtml || gaps.some((gap) => slice(report.text, gap).trim() !== "")) return undefined
  const edits = gaps.map((span) => ({ span, newText: "" }))
  return toSafeFix({ key: "fix.join-heading" }, edits)
}

function isWholeLine({ text }: Report, { start, end }: Span): boolean {
  const before = text.slice(lineStart(text, start), start)
  return before.trim() === "" && text.slice(end, nextLine(text, end)).trim() === ""
}
