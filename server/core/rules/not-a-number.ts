import { cellName, columnName, rowName } from "./names.ts"
import type { Rule } from "./rule.ts"

export const notANumber: Rule = {
  id: "not-a-number",
  severity: "error",
  examples: [],
  *check({ figures }) {
    for (const figure of figures.values()) {
      if (figure.reading.kind !== "text") continue
      const found = figure.cell.text
      yield {
        span: figure.cell.span,
        message: {
          key: "not-a-number",
          values: { row: rowName(figure), column: columnName(figure), found },
        },
        cell: cellName(figure),
        found,
      }
    }
  },
}
