import type { Figure } from "../bind/facts.ts"
import { cellName, columnName, rowName } from "./names.ts"
import type { Rule } from "./rule.ts"

export const notACount: Rule = {
  id: "not-a-count",
  severity: "error",
  examples: [],
  *check({ figures }) {
    for (const figure of figures.values()) {
      if (!isWrongNumber(figure)) continue
      const found = figure.cell.text
      yield {
        span: figure.cell.span,
        message: {
          key: "not-a-count",
          values: { row: rowName(figure), column: columnName(figure), found },
        },
        cell: cellName(figure),
        found,
      }
    }
  },
}

function isWrongNumber({ column, plain, value }: Figure): boolean {
  return column.kind === "count" && plain !== undefined && (value === undefined || value < 0n)
}
