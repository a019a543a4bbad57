import type { BoundRow, BoundTable, Facts, Section } from "../core/bind/facts.ts"
import { contains, cover, type Span } from "../core/text/span.ts"

/** A part of a report as an outline shows it. */
export interface Symbol {
  readonly kind: "section" | "table" | "row"
  readonly name: string
  /** The figures of a row, as they are written. */
  readonly detail?: string
  readonly span: Span
  /** The part of `span` that names it. */
  readonly nameSpan: Span
  readonly children: readonly Symbol[]
}

/** The outline: sections, their tables, and the rows that have figures. */
export function findSymbols(facts: Facts): readonly Symbol[] {
  const { sections, tables } = facts
  const bySection = Map.groupBy(tables, (table) => {
    const place = spanOf(table)
    return sections.find(({ span }) => contains(span, place))
  })
  const ofSections = sections.map((section) =>
    toSectionSymbol(section, bySection.get(section) ?? [], facts),
  )
  const others = bySection.get(undefined) ?? []
  return [...ofSections, ...others.map((table) => toTableSymbol(table, facts))].toSorted(byStart)
}

function toSectionSymbol(section: Section, tables: readonly BoundTable[], facts: Facts): Symbol {
  const { heading, paragraph, body } = section
  const end = body.at(-1)?.span.end ?? paragraph.span.end
  const nameSpan = cover(heading.ordinalSpan, heading.title)
  return {
    kind: "section",
    name: facts.report.text.slice(nameSpan.start, nameSpan.end).trim() || section.form.title,
    span: cover(cover(paragraph.span, nameSpan), { start: nameSpan.start, end }),
    nameSpan,
    children: tables.map((table) => toTableSymbol(table, facts)).toSorted(byStart),
  }
}

function toTableSymbol(table: BoundTable, facts: Facts): Symbol {
  const { form, source, rows } = table
  const section = source.sections.find(({ key }) => key === form.section)
  const span = spanOf(table)
  const first = rows[0]?.row.span ?? span
  return {
    kind: "table",
    name: section?.title ?? facts.form.title,
    span,
    nameSpan: contains(span, first) ? first : span,
    children: rows.flatMap(toRowSymbols),
  }
}

/** A row with its label; a row without one has its groups of figures. */
function toRowSymbols(row: BoundRow): readonly Symbol[] {
  if (row.kind !== "figures") return []
  const { label, figures } = row
  if (label?.official) {
    const detail = figures.map((figure) => figure?.cell.text ?? "").join(" ")
    const span = cover(row.row.span, label.span)
    return [{ kind: "row", name: label.official, detail, span, nameSpan: label.span, children: [] }]
  }
  const groups = Map.groupBy(
    figures.filter((figure) => figure !== undefined),
    ({ rowKey }) => rowKey,
  )
  return [...groups.values()].flatMap((group): readonly Symbol[] => {
    const [first] = group
    const name = first?.rowLabels.join(" · ")
    if (!first || !name) return []
    const span = group.map(({ cell }) => cell.span).reduce(cover)
    const detail = group.map(({ cell }) => cell.text).join(" ")
    return [{ kind: "row", name, detail, span, nameSpan: first.cell.span, children: [] }]
  })
}

function spanOf({ pieces, rows }: BoundTable): Span {
  return [...pieces.map(({ span }) => span), ...rows.map(({ row }) => row.span)].reduce(cover)
}

function byStart(a: Symbol, b: Symbol): number {
  return a.span.start - b.span.start
}
