import type { BoundRow, BoundTable, Facts, Figure, Label } from "../core/bind/facts.ts"
import type { Outcome } from "../core/formulas/check.ts"
import type { LintResult } from "../core/lint.ts"
import { type Locale, render } from "../core/messages.ts"
import type { Span } from "../core/text/span.ts"
import { findExplanation } from "./explanations.ts"
import { figureAt, isAt, outcomesWith } from "./figure.ts"
import { describeEquation } from "./formula.ts"
import { pageOfRow } from "./regulations.ts"

/** What is told of a place: plain text without a markup. */
export interface Hover {
  readonly span: Span
  readonly title: string
  readonly paragraphs: readonly Paragraph[]
  /** The rules that check it. */
  readonly rules: readonly string[]
}

export interface Paragraph {
  readonly text: string
  /** Where it cites a regulation, and that one's page below `docs`. */
  readonly cited?: { readonly span: Span; readonly page: string }
}

/** An explanation ends with what it rests on, in brackets. */
const CITED = /(?<=[（(])[^（）()]+(?=[）)][。.]$)/

/** What a figure, or the label of a row or column, is. */
export function hoverAt(
  { facts }: Pick<LintResult, "facts">,
  offset: number,
  locale: Locale,
): Hover | undefined {
  const figure = figureAt(facts, offset)
  return figure ? hoverOnFigure(facts, figure, locale) : hoverOnLabel(facts, offset, locale)
}

function hoverOnFigure(facts: Facts, figure: Figure, locale: Locale): Hover {
  const { table, column, rowKey, rowLabels, cell } = figure
  const explanation = explain(table.key, rowKey, locale)
  const ofColumn = explain(table.key, column.key, locale)
  const outcomes = outcomesWith(facts, figure.key)
  return {
    span: cell.span,
    title: `${rowLabels.join(" › ")} · ${column.label}`,
    paragraphs: [
      ...(explanation ? [explanation] : []),
      ...(ofColumn ? [withName(column.label, ofColumn.text, locale)] : []),
      ...describeReading(figure, locale),
      ...outcomes.map((outcome) => ({ text: describeEquation(facts, outcome, locale) })),
    ],
    rules: rulesOf(outcomes),
  }
}

/** How the figure is read, where that is not plain to see. */
function describeReading(
  { cell, column, plain, reading }: Figure,
  locale: Locale,
): readonly Paragraph[] {
  if (reading.kind === "blank") return [{ text: render({ key: "hover.blank" }, locale) }]
  if (plain === undefined || plain === cell.text) return []
  const value = `${plain}${column.unit ?? ""}`
  return [{ text: render({ key: "hover.reads-as", values: { value } }, locale) }]
}

function rulesOf(outcomes: readonly Outcome[]): readonly string[] {
  return [...new Set(outcomes.map(({ equation }) => equation.rule))]
}

function hoverOnLabel(facts: Facts, offset: number, locale: Locale): Hover | undefined {
  for (const table of facts.tables) {
    for (const row of table.rows) {
      if (row.kind === "figures" && row.label && isAt(row.label.span, offset))
        return hoverOnRow(facts, table, row, row.label, locale)
      const header = row.headers.find(({ span }) => isAt(span, offset))
      if (header) return hoverOnHeader(table, header, locale)
    }
  }
  return undefined
}

function hoverOnRow(
  facts: Facts,
  { form }: BoundTable,
  row: BoundRow,
  label: Label,
  locale: Locale,
): Hover | undefined {
  const key = row.form?.key
  if (key === undefined) return undefined
  const explanation = explain(form.key, key, locale)
  const first = row.figures.find((figure) => figure !== undefined)
  const outcomes = first
    ? outcomesWith(facts, first.key).filter(({ equation }) => equation.about.kind === "row")
    : []
  return {
    span: label.span,
    title: row.form?.labels.join(" › ") ?? label.official,
    paragraphs: [
      ...(explanation ? [explanation] : []),
      ...outcomes.map((outcome) => ({ text: describeEquation(facts, outcome, locale) })),
    ],
    rules: rulesOf(outcomes),
  }
}

function hoverOnHeader({ form }: BoundTable, header: Label, locale: Locale): Hover | undefined {
  for (const { key, label, group, groupLabel } of form.parts.flatMap((part) => part.columns)) {
    const named = label === header.official ? key : groupLabel?.at(-1) === header.official && group
    const explanation = named ? explain(form.key, named, locale) : undefined
    if (explanation)
      return {
        span: header.span,
        title: header.official,
        paragraphs: [explanation],
        rules: [],
      }
  }
  return undefined
}

function withName(column: string, explanation: string, locale: Locale): Paragraph {
  return { text: render({ key: "hover.column", values: { column, explanation } }, locale) }
}

function explain(table: string, key: string, locale: Locale): Paragraph | undefined {
  const message = findExplanation(table, key)
  if (!message) return undefined
  const text = render({ key: message }, locale)
  const page = pageOfRow(table, key)
  const cited = page !== undefined && CITED.exec(text)
  if (!cited) return { text }
  const span = { start: cited.index, end: cited.index + cited[0].length }
  return { text, cited: { span, page } }
}
