import type { Facts, Figure } from "../bind/facts.ts"
import { toEdit } from "../formulas/change.ts"
import { findImplied } from "../formulas/implied.ts"
import type { MessageKey } from "../messages.ts"
import { cellName, columnName, quoted, rowName } from "./names.ts"
import type { Problem } from "./rule.ts"

/** A figure of which something else is written, with the number that the formulas tell, where they do. */
export function describeNoCount(
  facts: Facts,
  figure: Figure,
  key: MessageKey,
  keyIfKnown: MessageKey,
): Problem {
  const found = figure.cell.text
  const values = { row: rowName(figure), column: columnName(figure), found: quoted(found) }
  const problem = { span: figure.cell.span, cell: cellName(figure), found }
  const implied = findImplied(facts, figure)
  if (!implied) return { ...problem, message: { key, values } }
  const { value, isLike } = implied
  return {
    ...problem,
    message: { key: keyIfKnown, values: { ...values, value } },
    expected: String(value),
    fixes: [
      {
        title: { key: "fix.fill-known", values: { value } },
        preferred: isLike,
        edits: [toEdit(facts, { figure, value })],
      },
    ],
  }
}
