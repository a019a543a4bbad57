import type { BoundTable, Facts, Section } from "../core/bind/facts.ts"
import { currentForm } from "../core/form/forms.ts"
import { filledTable } from "../core/form/print-filled.ts"
import { printReport } from "../core/form/print-report.ts"
import type { SectionForm, TableForm } from "../core/form/schema.ts"
import { type Locale, render } from "../core/messages.ts"
import { rowCells } from "../core/rewrite-row.ts"
import { rowFormName } from "../core/rules/names.ts"
import { officialOrdinal, writerFor } from "../core/rules/section-place.ts"
import { layoutOf } from "../core/syntax/tables/index.ts"
import { type RowWriter, writeRow } from "../core/syntax/tables/layout.ts"
import { markdown } from "../core/syntax/tables/markdown.ts"
import { tabRows } from "../core/syntax/tables/tab-rows.ts"
import { contains, type Span } from "../core/text/span.ts"
import { isBeginning, isEmpty, isInTable, type Place, readPlace } from "./completion-place.ts"
import { FIGURE, toPlain, toSnippet } from "./snippet.ts"

/** What can be written at a place. */
export interface Completion {
  readonly kind: "section" | "row" | "table" | "report"
  readonly label: string
  readonly detail: string
  /** Takes the place of `span`; a snippet of LSP where `isSnippet`. */
  readonly newText: string
  readonly isSnippet: boolean
  /** From the first word of the line to the cursor. */
  readonly span: Span
  /** The rest of the line, to be deleted. */
  readonly deletions: readonly Span[]
}

/** What completion depends on beside the report. */
export interface CompletionOptions {
  readonly locale: Locale
  /** True where the client understands snippets. */
  readonly snippets: boolean
  readonly isMarkdown: boolean
  /** The year that a new report is most likely about. */
  readonly year: number
}

/** In an empty text a new report; in a report what the form has and the report lacks at `offset`. */
export function completionsAt(
  text: string,
  facts: Facts | undefined,
  offset: number,
  options: CompletionOptions,
): readonly Completion[] {
  const place = readPlace(text, offset)
  if (!place) return []
  if (!facts) return isEmpty(text, place) ? [newReport(text, place, options)] : []
  const table = facts.tables.find((candidate) => isInTable(facts, candidate, place))
  const offers = table
    ? rowsOf(facts, table, place, options)
    : [...sectionsOf(facts, place, options), ...tablesOf(facts, place, options)]
  return offers.filter(({ label }) => isBeginning(place.typed, label))
}

function newReport(
  text: string,
  { span, deletions }: Place,
  options: CompletionOptions,
): Completion {
  const { locale, isMarkdown, snippets, year } = options
  const lineEnding = text.includes("\r\n") ? "\r\n" : "\n"
  const writer = writerOf(isMarkdown)
  const issuer = render({ key: "complete.issuer" }, locale)
  const printed = printReport(currentForm, ISSUER, YEAR, {
    lineEnding,
    isMarkdown,
    printTable: (table) => printFilled(table, writer, lineEnding),
  })
  const values = { document: currentForm.document }
  const placeholders = { [ISSUER]: issuer, [YEAR]: String(year) }
  return {
    kind: "report",
    label: currentForm.title,
    detail: render({ key: "complete.report", values }, locale),
    newText: snippets ? toSnippet(printed, placeholders) : toPlain(printed, placeholders),
    isSnippet: snippets,
    span,
    deletions,
  }
}

// Stand for the words to be filled in until it is known how a client takes them.
const ISSUER = "\uE001"
const YEAR = "\uE002"

/** The headings of the sections that the report lacks, each also with its empty table. */
function sectionsOf(
  facts: Facts,
  { span, deletions, line }: Place,
  options: CompletionOptions,
): readonly Completion[] {
  const { form, sections, report } = facts
  // A heading half typed may be taken for one already.
  const others = sections.filter(
    ({ paragraph }) => paragraph.span.end < line.start || paragraph.span.start > line.end,
  )
  const level = others[0]?.heading.level ?? (options.isMarkdown ? 2 : 0)
  const marker = level > 0 ? `${"#".repeat(level)} ` : ""
  const missing = form.sections.filter((section) => !others.some((other) => other.form === section))
  return missing.flatMap((section) => {
    const label = `${officialOrdinal(facts, section)}${section.title}`
    const base = { kind: "section", label, span, deletions } as const
    const heading: Completion = {
      ...base,
      detail: render({ key: "complete.section" }, options.locale),
      newText: marker + label,
      isSnippet: false,
    }
    const table = tableOf(facts, section)
    if (!table) return [heading]
    const gap = report.lineEnding + report.lineEnding
    const printed = marker + label + gap + printOfficial(facts, table, options)
    const withTable: Completion = {
      ...base,
      detail: render({ key: "complete.section-with-table" }, options.locale),
      newText: options.snippets ? toSnippet(printed) : toPlain(printed),
      isSnippet: options.snippets,
    }
    return [heading, withTable]
  })
}

/** The official table of the section around the cursor, where it has none. */
function tablesOf(facts: Facts, place: Place, options: CompletionOptions): readonly Completion[] {
  const section = facts.sections.findLast(({ span }) => span.start < place.line.start)
  const table = section && !hasTable(section) ? tableOf(facts, section.form) : undefined
  if (!section || !table || facts.tables.some(({ form }) => form.key === table.key)) return []
  const printed = printOfficial(facts, table, options)
  const values = { title: section.form.title }
  return [
    {
      kind: "table",
      label: render({ key: "complete.table", values }, options.locale),
      detail: facts.form.document,
      newText: options.snippets ? toSnippet(printed) : toPlain(printed),
      isSnippet: options.snippets,
      span: place.span,
      deletions: place.deletions,
    },
  ]
}

/** The rows that the table lacks, first those that follow the row above the cursor. */
function rowsOf(
  { report }: Facts,
  table: BoundTable,
  { line, span, deletions }: Place,
  { snippets, locale }: CompletionOptions,
): readonly Completion[] {
  const writer = table.pieces.map((piece) => layoutOf(piece).writer).find((found) => found)
  const isStream = table.pieces.some((piece) => layoutOf(piece).isStream)
  if (!writer || isStream) return []
  // A label half typed may be taken for its row already.
  const others = table.rows.filter(({ row }) => !contains(line, row.span))
  const above = others.findLast(({ form, row }) => form && row.span.start < line.start)
  const order = table.form.parts.flatMap((part) => part.rows.map((row) => ({ part, row })))
  const start = order.findIndex(({ row }) => row === above?.form) + 1
  return [...order.slice(start), ...order.slice(0, start)]
    .filter(({ row }) => row.labels.length > 0 && !others.some(({ form }) => form === row))
    .map(({ part, row }) => {
      const cells = rowCells(table, part, row, snippets ? FIGURE : "")
      const printed = writeRow(writer, cells, report.lineEnding)
      return {
        kind: "row",
        label: rowFormName(row),
        detail: render({ key: "complete.row" }, locale),
        newText: snippets ? toSnippet(printed) : toPlain(printed),
        isSnippet: snippets,
        span,
        deletions,
      }
    })
}

function tableOf({ form }: Facts, section: SectionForm): TableForm | undefined {
  return form.tables.find((table) => table.section === section.key)
}

function hasTable({ body }: Section): boolean {
  return body.some(({ kind }) => kind === "table")
}

function printOfficial(facts: Facts, table: TableForm, { isMarkdown }: CompletionOptions): string {
  const hasTables = facts.report.blocks.some(({ kind }) => kind === "table")
  const writer = hasTables ? writerFor(facts) : writerOf(isMarkdown)
  return printFilled(table, writer, facts.report.lineEnding)
}

function printFilled(table: TableForm, writer: RowWriter, lineEnding: string): string {
  return filledTable(table, () => FIGURE)
    .map((row) => writeRow(writer, row, lineEnding))
    .join(writer.rowBreak(lineEnding))
}

function writerOf(isMarkdown: boolean): RowWriter {
  return (isMarkdown ? markdown.writer : undefined) ?? tabRows.writer
}
