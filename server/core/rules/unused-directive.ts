import { type DirectivePart, nameOf } from "../directives.ts"
import { wholeLines } from "../text/place.ts"
import type { Edit, Span } from "../text/span.ts"
import type { Rule } from "./rule.ts"

export const unusedDirective: Rule = {
  id: "unused-directive",
  severity: "information",
  readsDirectives: true,
  examples: [
    {
      before: "五、存在的主要问题及改进情况",
      after:
        "<!-- report-lint-disable-next-line ⟦section-title⟧: 沿用以前的标题 -->\n五、存在的主要问题及改进情况",
      messages: ["这里没有“section-title”的提示可关闭，这条说明可以删去。"],
      fixed: "五、存在的主要问题及改进情况",
    },
    {
      before: "五、存在的主要问题及改进情况",
      after:
        "<!-- report-lint-disable-section ⟦section-title⟧: 沿用以前的标题 -->\n五、存在的主要问题和改进措施",
      messages: ["这里没有“section-title”的提示可关闭，这条说明可以删去。"],
      fixed: "五、存在的主要问题和改进措施",
      also: ["section-title"],
    },
    {
      before: "五、存在的主要问题及改进情况",
      after:
        "<!-- report-lint-disable-next-line section-title: 沿用以前的标题 -->\n五、存在的主要问题和改进措施",
      messages: [],
    },
  ],
  *check({ report: { text } }, { directives }) {
    for (const part of directives?.unused ?? []) {
      const found = nameOf(text, part)
      yield {
        span: part.target?.span ?? part.directive.span,
        message: { key: "unused-directive", values: { found } },
        found,
        fixes: [
          {
            title: { key: "fix.delete-directive", values: { found } },
            preferred: true,
            edits: [deletion(text, part)],
          },
        ],
      }
    }
  },
}

/** Deletes one of several targets with what separates it from the others, else the whole line. */
function deletion(text: string, { directive: { span, targets }, target }: DirectivePart): Edit {
  const index = target ? targets.indexOf(target) : -1
  const [previous, next] = [targets[index - 1], targets[index + 1]]
  if (target && next) return remove({ start: target.span.start, end: next.span.start })
  if (target && previous) return remove({ start: previous.span.end, end: target.span.end })
  return remove(wholeLines(text, span))
}

function remove(span: Span): Edit {
  return { span, newText: "" }
}
