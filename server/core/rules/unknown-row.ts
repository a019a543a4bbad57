import type { BoundRow, BoundTable, Label } from "../bind/facts.ts"
import type { Row } from "../syntax/tree.ts"
import { isNumber } from "../text/figure.ts"
import { cover, type Span } from "../text/span.ts"
import type { Problem, Rule } from "./rule.ts"

export const unknownRow: Rule = {
  id: "unknown-row",
  severity: "warning",
  examples: [
    {
      before: "\t（四）无法提供\t1.本机关",
      after: "\t⟦小计⟧\t\t1\t1\t0\t0\t0\t0\t2\n\t（四）无法提供\t1.本机关",
      messages: ["规定的表格没有“小计”这一行。"],
    },
    {
      before: "行政强制\t2\t\t\n",
      after: "行政强制\t2\t\t\n⟦行政征收⟧\t3\t\t\n",
      messages: ["规定的表格没有“行政征收”这一行。"],
    },
    {
      before: "\t（四）无法提供\t1.本机关",
      after: "\t⟦（四）无法提供⟧\t\t1\t1\t0\t0\t0\t0\t2\n\t\t1.本机关",
      messages: ["“（四）无法提供”是一组的名称，规定的表格在这一行没有数字。"],
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t\t⟦0\t0\t0\t0\t0\t0\t0⟧",
      messages: ["这一行有数字而没有名称，不知道属于哪一项。"],
      also: ["missing-row"],
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t\t⟦0\t0\t0\t0\t0\t0\t0\n\t\t\t0\t0\t0\t0\t0\t0\t0⟧",
      messages: ["这 2 行有数字而没有名称，不知道属于哪一项。"],
      also: ["missing-row"],
    },
    {
      before: "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t\n",
      after:
        "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t\n注：\t其中网上收到\t5\t件。\t\t\t\t\t\t\n",
      messages: [],
    },
  ],
  *check({ tables }) {
    for (const table of tables) {
      let unlabelled: Span[] = []
      for (const bound of table.rows) {
        const { kind, row, words } = bound
        if (kind === "blank") continue
        const figures = kind === "unknown" ? findFigures(row) : undefined
        const group = figures && !words ? groupWithFigures(table, bound) : undefined
        if (figures && !words && !group) {
          unlabelled.push(figures)
          continue
        }
        if (unlabelled.length > 0) {
          yield* toProblems(unlabelled)
          unlabelled = []
        }
        if (figures && words)
          yield { span: words.span, message: { key: "unknown-row", values: { found: words.text } } }
        if (group)
          yield {
            span: group.span,
            message: { key: "unknown-row.group", values: { group: group.official } },
          }
      }
      yield* toProblems(unlabelled)
    }
  },
}

/** The group in whose own row figures stand, such as a sum; absent where they may be those of its first row, which lost its label. */
function groupWithFigures({ form, rows }: BoundTable, { groups }: BoundRow): Label | undefined {
  const group = groups.at(-1)
  const first = form.parts
    .flatMap((part) => part.rows)
    .find(({ labels }) => group && labels.slice(0, -1).includes(group.official))
  return first && rows.some((row) => row.form === first) ? group : undefined
}

/** One problem for rows without a label that follow each other: one row may be torn into all of them. */
function toProblems(spans: readonly Span[]): readonly Problem[] {
  const [first] = spans
  if (!first) return []
  const key = spans.length === 1 ? "unknown-row.unlabelled" : "unknown-row.unlabelled-run"
  return [{ span: spans.reduce(cover, first), message: { key, values: { count: spans.length } } }]
}

/** From the first figure of a row to the last; absent where it has none. */
function findFigures({ cells }: Row): Span | undefined {
  const figures = cells.filter(({ text }) => isNumber(text))
  const [first] = figures
  return first && figures.reduce((span, cell) => cover(span, cell.span), first.span)
}
