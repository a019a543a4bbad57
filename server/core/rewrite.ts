import { bind } from "./bind/bind.ts"
import type { BoundRow, BoundTable, Facts, Label } from "./bind/facts.ts"
import { figureKey } from "./bind/facts.ts"
import { readsAlike } from "./bind/figures.ts"
import { labelIndex } from "./form/labels.ts"
import { filledTable } from "./form/print-filled.ts"
import { type FigureText, mergedTable } from "./form/print-merged.ts"
import { printMarkdownTable } from "./rewrite-markdown.ts"
import { printHtmlTable } from "./syntax/html/print.ts"
import { parse } from "./syntax/parse.ts"
import { writeRow } from "./syntax/tables/layout.ts"
import { tabRows } from "./syntax/tables/tab-rows.ts"
import { applyEdits } from "./text/edit.ts"
import { normalForm } from "./text/label.ts"
import { isSpace } from "./text/line.ts"
import { lineStart } from "./text/place.ts"
import { byPosition, contains, type Edit, type Span, slice } from "./text/span.ts"

/** The layouts that a table can be rewritten in. */
export const rewriteLayouts = ["tab-rows", "markdown", "html"] as const

/** A layout that a table can be put into. */
export type RewriteLayout = (typeof rewriteLayouts)[number]

/**
 * Puts a table into the official layout, every figure as it is written. Absent where anything would be lost
 * (an unknown row, an extra cell, a note, a comment), where the report would then say something else, and where
 * nothing would change.
 */
export function rewriteTable(
  facts: Facts,
  table: BoundTable,
  layout: RewriteLayout,
): Edit | undefined {
  const span = isWhole(facts, table) ? findSpan(facts, table) : undefined
  const { text, lineEnding } = facts.report
  if (!span || slice(text, span).includes("<!--")) return undefined
  const edit = { span, newText: printTable(facts, table, layout, lineEnding) }
  if (slice(text, span) === edit.newText) return undefined
  return keepsFacts(facts, [edit]) ? edit : undefined
}

/** True when a report with `edits` says what it said: the same sections and paragraphs, every figure as written. */
export function keepsFacts(facts: Facts, edits: readonly Edit[]): boolean {
  const after = bind(parse(applyEdits(facts.report.text, edits)))
  return after !== undefined && toWords(after) === toWords(facts)
}

/** What a report says outside its tables' labels, for comparing. */
function toWords({ form, title, sections, tables, figures, report }: Facts): string {
  const pieces = tables.flatMap((table) => table.pieces.map(({ span }) => span))
  const paragraphs = report.blocks.flatMap((block) =>
    block.kind === "table" || pieces.some((span) => contains(span, block.span)) ? [] : [block.text],
  )
  return JSON.stringify([
    form.id,
    [title?.issuer, title?.year],
    sections.map((section) => section.form.key),
    tables.map((table) => [table.form.key, table.source.id]),
    [...figures]
      .map(([key, { cell, plain }]) => [key, cell.text, plain])
      .toSorted(([a = ""], [b = ""]) => (a < b ? -1 : 1)),
    paragraphs,
  ])
}

function printTable(
  { figures }: Facts,
  { form }: BoundTable,
  layout: RewriteLayout,
  lineEnding: string,
): string {
  const text: FigureText = (row, column) =>
    figures.get(figureKey(form.key, row, column))?.cell.text ?? ""
  if (layout === "html") return printHtmlTable(mergedTable(form, text), lineEnding)
  const rows = filledTable(form, text)
  if (layout === "markdown") return printMarkdownTable(rows, lineEnding)
  return rows.map((row) => writeRow(tabRows.writer, row, lineEnding)).join(lineEnding)
}

/** True when every row, label and figure of the form is there once, and nothing else. */
function isWhole(facts: Facts, table: BoundTable): boolean {
  const { form, foreign, rows } = table
  if (foreign.length > 0 || rows.some((row) => !isUnderstood(row))) return false
  const keys = form.parts.flatMap((part) =>
    part.rows.flatMap((row) =>
      part.columns.map(({ key, group }) => figureKey(form.key, group ?? row.key ?? "", key)),
    ),
  )
  const written = rows.flatMap((row) => row.figures)
  return (
    written.length === keys.length &&
    keys.every((key) => facts.figures.has(key)) &&
    written.every((figure) => figure && facts.figures.get(figure.key) === figure) &&
    written.every((figure) => !/[\t\r\n]/.test(figure?.cell.text ?? "")) &&
    hasOnlyKnownLabels(table) &&
    !hasWordsLeft(facts, table)
  )
}

function isUnderstood({ kind, missing, extra }: BoundRow): boolean {
  return kind !== "unknown" && missing === 0 && extra.length === 0
}

/** True when each label is worded as the form or a synonym of it: a note in it, or a slip, is the report's own. */
function hasOnlyKnownLabels({ source, rows }: BoundTable): boolean {
  const { byNormalForm } = labelIndex(source)
  return rows.every((row) => {
    const labels = labelsOf(row)
    return labels.every(
      ({ written, span }) =>
        byNormalForm.has(normalForm(written)) ||
        // Header cells run into one.
        labels.filter((other) => other.span.start === span.start).length > 1,
    )
  })
}

/** True when the table's text has words that are part of no label and no figure. */
function hasWordsLeft({ report }: Facts, { rows, pieces }: BoundTable): boolean {
  const known = rows
    .flatMap((row) => [
      ...labelsOf(row).map(({ span }) => span),
      ...row.figures.flatMap((figure) => (figure ? [figure.cell.span] : [])),
      ...repeatedCells(row),
    ])
    .toSorted(byPosition)
  return pieces.some((piece) => {
    let rest = ""
    let position = piece.span.start
    for (const { start, end } of known) {
      if (end < piece.span.start || start > piece.span.end) continue
      rest += `${report.text.slice(position, Math.max(position, start))} `
      position = Math.max(position, end)
    }
    rest += report.text.slice(position, piece.span.end)
    if (piece.layout === "html" && /<(?:a|img|input|object|svg|sup)\b/i.test(rest)) return true
    const words = rest.replace(/<[^<>]*>|&#?\w+;/g, " ")
    return /[\p{L}\p{N}]/u.test(words)
  })
}

/** The cells in which a layout repeats the label or the figure of a merged cell. */
function repeatedCells(bound: BoundRow): readonly Span[] {
  const { row, part, figures, kind } = bound
  const labels = new Set(labelsOf(bound).map(({ written }) => written))
  const repeated = row.cells.filter(({ text }) => labels.has(text))
  const figure = kind === "figures" ? figures.at(-1) : undefined
  const covers = (part?.columns.at(-1)?.columns ?? 1) - 1
  const place = figure ? row.cells.indexOf(figure.cell) : -1
  const covered = place < 0 ? [] : row.cells.slice(place + 1, place + 1 + covers)
  const alike = covered.filter((cell) => readsAlike(cell, figure?.cell))
  return [...repeated, ...alike].map(({ span }) => span)
}

function labelsOf({ label, groups, headers }: BoundRow): readonly Label[] {
  return [...groups, ...headers, ...(label ? [label] : [])]
}

/** The lines of the table; absent where it shares a line or something stands between its pieces. */
function findSpan({ report: { text } }: Facts, { pieces }: BoundTable): Span | undefined {
  const spans = pieces.map(({ span }) => span).toSorted(byPosition)
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) return undefined
  const isBroken = spans.some(
    ({ start }, index) =>
      index > 0 && !isBlank(text, { start: spans[index - 1]?.end ?? 0, end: start }),
  )
  const start = lineStart(text, first.start)
  return isBroken || !isBlank(text, { start, end: first.start })
    ? undefined
    : { start, end: last.end }
}

function isBlank(text: string, { start, end }: Span): boolean {
  for (let index = start; index < end; index++) if (!isSpace(text.charCodeAt(index))) return false
  return true
}
