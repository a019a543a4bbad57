import type { Facts, Figure } from "../bind/facts.ts"
import { failuresWith } from "../formulas/check.ts"
import type { Contradiction } from "../prose/compare.ts"
import { placeOf } from "../prose/passages.ts"
import type { Sum } from "../prose/sums.ts"
import type { Span } from "../text/span.ts"
import {
  cellName,
  columnName,
  quoted,
  relatedFigure,
  rowName,
  tableName,
  valuesOf,
} from "./names.ts"
import type { Problem, RelatedMessage } from "./rule.ts"

/** The words of a mention, cut where they are long. */
export function quote({ mention: { passage, words } }: Contradiction): string {
  return quoted(passage.text.slice(words.start, words.end))
}

/** What a sum is of: a row, the group that has all its rows, or rows joined by ＋. */
export function sumName({ figures }: Sum): string {
  const [first] = figures
  if (!first || figures.length === 1) return first ? rowName(first) : ""
  const shared = first.rowLabels.filter((label, depth) =>
    figures.every(({ rowLabels }) => rowLabels[depth] === label && rowLabels.length > depth + 1),
  )
  return shared.at(-1) ?? figures.map(rowName).join("＋")
}

/** Where the table stands that a sum is of, and its column. */
export function namesOf(facts: Facts, sum: Sum) {
  const [figure] = sum.figures
  return {
    table: figure ? tableName(facts, figure) : "",
    row: sumName(sum),
    column: figure ? columnName(figure) : "",
  }
}

/** A finding on the words of a mention that links the figures of the table, and the sums of them that fail. */
export function proseProblem(
  facts: Facts,
  { mention, expected }: Contradiction,
  span: Span,
  { message, fixes }: Pick<Problem, "message" | "fixes">,
): Problem {
  const figures = new Set(expected.flatMap((sum) => sum.figures))
  const [plainest] = expected
  const [figure] = plainest?.figures ?? []
  return {
    span: placeOf(facts.report, mention.passage, span).span,
    message,
    ...(figure && plainest?.figures.length === 1 && { cell: cellName(figure) }),
    found: mention.plain,
    ...(plainest && { expected: String(plainest.value) }),
    related: [...[...figures].map(relatedFigure), ...brokenTotals(facts, figures)],
    ...(fixes && { fixes }),
  }
}

/** The totals of the formulas that have one of `figures` and fail; one that is among them is linked already. */
function brokenTotals(facts: Facts, figures: ReadonlySet<Figure>): readonly RelatedMessage[] {
  const totals = new Set(
    failuresWith(facts, [...figures]).flatMap(({ totals: [total] }) => total ?? []),
  )
  return [...totals]
    .filter((total) => !figures.has(total))
    .map((figure) => ({
      span: figure.cell.span,
      message: { key: "related.broken-total", values: valuesOf(figure) },
    }))
}
