import type { BoundRow, BoundTable, Facts } from "../bind/facts.ts"
import type { PartForm, RowForm } from "../form/schema.ts"
import { isNumber } from "../text/figure.ts"
import { normalForm } from "../text/label.ts"
import { trim } from "../text/line.ts"
import { type Span, slice } from "../text/span.ts"

/** Rows of the form, one after the other, that a table lacks; `before` is the row above them in the form. */
export interface Gap {
  readonly part: PartForm
  readonly rows: RowForm[]
  readonly before: BoundRow | undefined
}

// Between the row above and a line that should be a row there may be a blank line or two.
const LINES_BELOW = 4

/** A line below the row above the gap that has the missing row's label and figures, but not as cells of the table. */
export function findOutside({ report }: Facts, { rows }: BoundTable, gap: Gap): Span | undefined {
  const label = normalForm(gap.rows[0]?.labels.at(-1) ?? "")
  const above = (gap.before ?? rows[0])?.row.span.end
  if (above === undefined || label === "") return undefined
  const below = rows.find(({ form, row }) => form !== undefined && row.span.start > above)
  const first = report.lines.findIndex(({ start }) => start >= above)
  if (first < 0) return undefined
  return report.lines
    .slice(first, first + LINES_BELOW)
    .filter(({ end }) => end <= (below?.row.span.start ?? report.text.length))
    .map((line) => trim(report.text, line))
    .find((line) => isNamed(slice(report.text, line), label))
}

/** True for a line in which words that are the label, or end in it, stand before something that begins with a digit. */
function isNamed(line: string, label: string): boolean {
  const words = line.split(/[\s|,，"“”]+/)
  return words.some(
    (word, index) =>
      /^[\d０-９]/.test(word) && normalForm(words.slice(0, index).join("")).endsWith(label),
  )
}

/** A label of the gap stands among the cells of the row above or below: what is missing is a line break. */
export function isWritten({ rows }: BoundTable, { before, rows: missing }: Gap): boolean {
  const above = before ? rows.indexOf(before) : -1
  const below = nextOfForm(rows, above + 1)
  const others = [rows[above], rows[below]].flatMap((row) =>
    (row?.row.cells ?? []).filter(
      ({ span, text }) => text !== "" && row?.label?.span.start !== span.start,
    ),
  )
  const labels = missing.flatMap(({ labels: all }) => normalForm(all.at(-1) ?? "") || [])
  return others.some(({ text }) => labels.some((label) => normalForm(text).endsWith(label)))
}

/** Figures without a name stand where the row should: a blank row is not what is wanted. */
export function standsUnnamed({ rows }: BoundTable, { before }: Gap): boolean {
  const from = before ? rows.indexOf(before) + 1 : 0
  const below = nextOfForm(rows, from)
  return rows
    .slice(from, below < 0 ? undefined : below)
    .some(
      ({ kind, words, row }) =>
        kind === "unknown" && !words && row.cells.some(({ text }) => isNumber(text)),
    )
}

/** The index of the first row from one on that is one of the form's; -1 where there is none. */
function nextOfForm(rows: readonly BoundRow[], from: number): number {
  return rows.findIndex(({ form }, index) => index >= from && form !== undefined)
}
