import type { BoundRow } from "../bind/facts.ts"
import { readsAlike } from "../bind/figures.ts"
import { findSplitNumber, type SplitNumber } from "../formulas/split.ts"
import type { MessageKey } from "../messages.ts"
import { cover } from "../text/span.ts"
import { boundRowName } from "./names.ts"
import type { ProblemFix, Rule } from "./rule.ts"

export const extraCell: Rule = {
  id: "extra-cell",
  severity: "error",
  examples: [
    {
      before: "行政许可\t26\t\t",
      after: "行政许可\t26\t⟦26\t26⟧",
      messages: ["“行政许可”一行应有 1 个数，却有 3 个。"],
      fixed: "行政许可\t26\t\t",
    },
    {
      before: "数量\t\t7\t3\t0\t1\t1\t0\t12",
      after: "数量\t\t7\t3\t0\t1\t1\t0\t1\t⟦2⟧",
      messages: ["“一、本年新收政府信息公开申请数量”一行应有 7 个数，却有 8 个。"],
      fixed: "数量\t\t7\t3\t0\t1\t1\t0\t12",
    },
    {
      before: "行政许可\t26\t\t",
      after: "行政许可\t26\t⟦\t3⟧",
      messages: ["“行政许可”一行应有 1 格，却有 3 格。"],
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\t\t",
      messages: [],
    },
  ],
  *check(facts) {
    for (const table of facts.tables) {
      for (const row of table.rows) {
        const [first] = row.extra
        const last = row.extra.at(-1)
        if (!first || !last || !row.part) continue
        const count = row.part.columns.length
        const values = { row: boundRowName(row), expected: count, found: count + row.extra.length }
        yield {
          span: cover(first.span, last.span),
          message: { key: keyFor(row), values },
          found: String(count + row.extra.length),
          expected: String(count),
          fixes: isRepeatedMerge(row)
            ? [
                {
                  title: { key: "fix.drop-repeated", values },
                  preferred: true,
                  edits: row.extra.map(({ span }) => ({ span, newText: "" })),
                },
              ]
            : joinSplit(findSplitNumber(facts, table, row)),
        }
      }
    }
  },
}

/** Where cells between are blank, cells are counted and not numbers. */
function keyFor({ row, label, firstFigure, extra }: BoundRow): MessageKey {
  const last = extra.at(-1)
  const cells = row.cells.slice(firstFigure, last && row.cells.indexOf(last) + 1)
  const isBlank = cells.some(({ text, isCovered }) => text === "" && !isCovered)
  if (!label) return isBlank ? "extra-cell.unlabelled-cells" : "extra-cell.unlabelled"
  return isBlank ? "extra-cell.cells" : "extra-cell"
}

/** A number printed over two cells, which the formulas tell. */
function joinSplit(split: SplitNumber | undefined): readonly ProblemFix[] {
  if (!split) return []
  const values = { value: split.value }
  const edits = [{ span: split.span, newText: String(split.value) }]
  return [{ title: { key: "fix.join-number", values }, preferred: true, edits }]
}

/** A figure whose cell spans columns, printed again for each of them. */
function isRepeatedMerge({ part, figures, extra }: BoundRow): boolean {
  const last = part?.columns.at(-1)
  const figure = figures.at(-1)
  if (!last || !figure || extra.length >= (last.columns ?? 1)) return false
  return extra.every((cell) => readsAlike(cell, figure.cell))
}
