import type { Figure } from "../bind/facts.ts"
import { cellName, columnName, rowName } from "./names.ts"
import type { Rule } from "./rule.ts"

export const numberFormat: Rule = {
  id: "number-format",
  severity: "information",
  examples: [
    {
      before: "行政许可\t26",
      after: "行政许可\t⟦２６⟧",
      messages: ["“行政许可”一行“本年处理决定数量”一栏的“２６”应写作“26”。"],
      fixed: "行政许可\t26",
    },
    {
      before: "行政许可\t26",
      after: "行政许可\t⟦1,026件⟧",
      messages: ["“行政许可”一行“本年处理决定数量”一栏的“1,026件”应写作“1026”。"],
      fixed: "行政许可\t1026",
    },
    {
      before: "（一）予以公开\t4",
      after: "（一）予以公开\t⟦04⟧",
      messages: ["“（一）予以公开”一行“自然人”一栏的“04”应写作“4”。"],
      fixed: "（一）予以公开\t4",
    },
    {
      before: "现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t3",
      after: "现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t22（其中修订16件）",
      messages: [],
    },
  ],
  *check({ figures }) {
    for (const figure of figures.values()) {
      const { cell, plain } = figure
      if (plain === undefined || !isReadableButNotPlain(figure)) continue
      const values = {
        row: rowName(figure),
        column: columnName(figure),
        found: cell.text,
        expected: plain,
      }
      yield {
        span: cell.span,
        message: { key: "number-format", values },
        cell: cellName(figure),
        found: cell.text,
        expected: plain,
        fixes: [
          {
            title: { key: "fix.plain-number", values },
            safe: true,
            preferred: true,
            edits: [{ span: cell.span, newText: plain }],
          },
        ],
      }
    }
  },
}

/** A note after the figure, such as 22（其中修订16件）, is accepted; a wrong number has another finding. */
function isReadableButNotPlain({ reading, plain, column, value, cell }: Figure): boolean {
  if (reading.kind !== "number" || reading.isAnnotated || plain === cell.text) return false
  return column.kind !== undefined || (value !== undefined && value >= 0n)
}
