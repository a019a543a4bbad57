import { directiveScopes, nameOf } from "../directives.ts"
import type { Rule } from "./rule.ts"

export const unknownDirective: Rule = {
  id: "unknown-directive",
  severity: "warning",
  readsDirectives: true,
  examples: [
    {
      before: "五、存在的主要问题及改进情况",
      after:
        "<!-- report-lint-disable-next-line ⟦section-titel⟧: 沿用以前的标题 -->\n五、存在的主要问题和改进措施",
      messages: ["没有名为“section-titel”的规则，这条说明不起作用。"],
      fixed:
        "<!-- report-lint-disable-next-line section-title: 沿用以前的标题 -->\n五、存在的主要问题和改进措施",
      also: ["section-title"],
    },
    {
      before: "五、存在的主要问题及改进情况",
      after:
        "<!-- report-lint-⟦disable-nextline⟧ section-title: 沿用以前的标题 -->\n五、存在的主要问题和改进措施",
      messages: [
        "“disable-nextline”不能关闭提示；可以写 disable-next-line、disable-next-table、disable-section、disable-file。",
      ],
      fixed:
        "<!-- report-lint-disable-next-line section-title: 沿用以前的标题 -->\n五、存在的主要问题和改进措施",
      also: ["section-title"],
    },
  ],
  *check({ report: { text } }, { directives }) {
    for (const part of directives?.unknown ?? []) {
      const { directive, target, nearest } = part
      const found = target?.rule ?? nameOf(text, part)
      const start = target?.span.start ?? directive.name.start
      const span = { start, end: start + found.length }
      const list = directiveScopes.map((scope) => `disable-${scope}`).join("、")
      yield {
        span,
        message: {
          key: target ? "unknown-directive.rule" : "unknown-directive.name",
          values: { found, list },
        },
        found,
        fixes: nearest
          ? [
              {
                title: { key: "fix.change-to", values: { found, expected: nearest } },
                preferred: true,
                edits: [{ span, newText: nearest }],
              },
            ]
          : [],
      }
    }
  },
}
