import type { Figure } from "../bind/facts.ts"
import { cellName, columnName, rowName } from "./names.ts"
import type { Rule } from "./rule.ts"

export const numberFormat: Rule = {
  id: "number-format",
  severity: "information",
  examples: [],
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
  return column.kind !== "count" || (value !== undefined && value >= 0n)
}
