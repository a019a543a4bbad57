import { readFigure } from "../text/figure.ts"
import { cover } from "../text/span.ts"
import type { Rule } from "./rule.ts"

export const unknownRow: Rule = {
  id: "unknown-row",
  severity: "warning",
  examples: [],
  *check({ tables }) {
    for (const { rows } of tables) {
      for (const { kind, row } of rows) {
        if (kind !== "unknown") continue
        const figures = row.cells.filter(({ text }) => readFigure(text).kind === "number")
        const words = row.cells.filter(
          ({ text }) => text !== "" && readFigure(text).kind === "text",
        )
        const shown = words.length > 0 ? words : figures
        const [first] = shown
        const last = shown.at(-1)
        if (figures.length === 0 || !first || !last) continue
        yield {
          span: cover(first.span, last.span),
          message: {
            key: words.length > 0 ? "unknown-row" : "unknown-row.unlabelled",
            values: { found: words.map(({ text }) => text).join(" ") },
          },
        }
      }
    }
  },
}
