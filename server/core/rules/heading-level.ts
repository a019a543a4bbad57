import type { Section } from "../bind/facts.ts"
import { lineStart } from "../text/place.ts"
import type { Edit } from "../text/span.ts"
import type { Rule } from "./rule.ts"
import { toSafeFix } from "./safe-fix.ts"
import { usualLevel } from "./usual-level.ts"

export const headingLevel: Rule = {
  id: "heading-level",
  severity: "information",
  examples: [
    {
      sample: "markdown",
      before: "## 五、存在的主要问题及改进情况",
      after: "⟦###⟧ 五、存在的主要问题及改进情况",
      messages: ["六个章节标题的级别不一致（1 个与其他的不同）：这里是 3 级，应为 2 级。"],
      fixed: "## 五、存在的主要问题及改进情况",
    },
    {
      sample: "markdown",
      before: "## 五、存在⋯## 六、其他",
      after: "⟦####⟧ 五、存在⋯六、其他",
      messages: ["六个章节标题的级别不一致（2 个与其他的不同）：这里是 4 级，应为 2 级。"],
      fixed: "## 五、存在⋯## 六、其他",
    },
    {
      sample: "markdown",
      before: "# 示例区人民政府2024年",
      after: "## 示例区人民政府2024年",
      messages: [],
    },
  ],
  *check({ report, sections }) {
    const expected = usualLevel(sections)
    if (expected === 0) return
    // What stands before a heading at the end of a row is the row.
    const wrong = sections.filter(
      ({ heading, joinedTo }) => heading.level !== expected && !joinedTo,
    )
    const [first, ...others] = wrong
    if (!first) return
    const values = { found: first.heading.level, expected, count: wrong.length }
    yield {
      span: spanOf(first),
      message: { key: "heading-level", values },
      found: "#".repeat(first.heading.level),
      expected: "#".repeat(expected),
      related: others.map((section) => ({
        span: spanOf(section),
        message: { key: "related.heading-level", values: { found: section.heading.level } },
      })),
      fixes: [
        toSafeFix(
          { key: "fix.heading-level", values },
          wrong.map((section) => setLevel(report.text, section, expected)),
        ),
      ],
    }
  },
}

function spanOf({ heading }: Section) {
  return heading.level > 0 ? heading.marker : heading.title
}

function setLevel(text: string, { heading, paragraph }: Section, level: number): Edit {
  const marks = "#".repeat(level)
  if (heading.level > 0) return { span: heading.marker, newText: marks }
  const start = lineStart(text, paragraph.span.start)
  return { span: { start, end: paragraph.span.start }, newText: `${marks} ` }
}
