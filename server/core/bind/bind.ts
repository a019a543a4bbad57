import { currentForm, formOfYear } from "../form/forms.ts"
import { labelIndex } from "../form/labels.ts"
import type { Form } from "../form/schema.ts"
import type { Paragraph, Report, Row } from "../syntax/tree.ts"
import { isNumber } from "../text/figure.ts"
import { hasTotalFirst } from "./column-order.ts"
import type { BoundTable, Facts, Figure, Section, Title, UnreadableTable } from "./facts.ts"
import { followForms } from "./follow.ts"
import { partHeadings } from "./joined-headings.ts"
import { withLooseTables } from "./loose.ts"
import { withLooseFigures } from "./loose-figures.ts"
import { findSectionHeadings, separateHeadings, toSections } from "./sections.ts"
import { findTitle } from "./title.ts"

// The title stands near the top: above it there may be an address, a number, a date.
const MOST_LINES_BEFORE_TITLE = 12
// So many sections or figures make a text a report even without a title.
const FEWEST_SECTIONS = 2
const FEWEST_FIGURES = 7

/** Reads a report as its form; absent when the text is not a report. */
export function bind(parsed: Report): Facts | undefined {
  const lines = parsed.blocks.slice(0, MOST_LINES_BEFORE_TITLE)
  // The path to a page with pipes in it, and what a site lists of it, stand above the title.
  const table = lines.findIndex((block) => block.kind === "table" && block.rows.some(hasFigures))
  const paragraphs = lines
    .slice(0, table < 0 ? undefined : table)
    .filter((block): block is Paragraph => block.kind === "paragraph")
  const title = findTitle(parsed, paragraphs)
  const formByYear = title && formOfYear(title.year)
  const form = formByYear ?? currentForm
  const parted = partHeadings(parsed, form)
  const headings = findSectionHeadings(parted, form)
  const report = separateHeadings(parted, headings)
  const loose = withLooseTables(
    report.blocks,
    new Set(headings.map(({ paragraph }) => paragraph)),
    labelIndex(form),
  )
  const blocks = withLooseFigures(loose, headings, form)
  const sections = toSections(report, blocks, headings)
  const bound = followForms(blocks, form, sections, title?.year)
  const tables = bound.filter(({ isReadable }) => isReadable)
  const unreadable = findUnreadable(bound, sections, form)
  const figures = indexFigures(tables)
  // No form is known for the years before 2019: only the form's own tables show that the year is a slip.
  if (title && !formByYear && figures.size < FEWEST_FIGURES) return undefined
  if (!isReport(report, title, sections, figures)) return undefined
  const parts = { sections, tables, unreadable, figures, derived: new Map() }
  return { report, form, ...(title && { title }), ...parts }
}

function hasFigures({ cells }: Row): boolean {
  return cells.filter(({ text }) => isNumber(text)).length > 1
}

/** A title alone is a report just begun; a title above prose without a section is an article about one. */
function isReport(
  report: Report,
  title: Title | undefined,
  sections: readonly Section[],
  figures: ReadonlyMap<string, Figure>,
): boolean {
  if (sections.length >= FEWEST_SECTIONS || figures.size >= FEWEST_FIGURES) return true
  if (!title) return false
  return (
    sections.length > 0 ||
    report.blocks.every((block) => block.kind === "table" || block.heading !== undefined)
  )
}

/** The first text table of each section whose own table was not recognised, or not understood. */
function findUnreadable(
  tables: readonly BoundTable[],
  sections: readonly Section[],
  form: Form,
): readonly UnreadableTable[] {
  const notUnderstood = tables
    .filter(({ isReadable }) => !isReadable)
    .flatMap((table) => {
      const columns = commonColumns(table)
      const rows = table.rows.filter(({ kind }) => kind === "figures")
      const isTotalFirst = hasTotalFirst(table.form, rows)
      return table.pieces
        .slice(0, 1)
        .map((piece) => ({ piece, isTotalFirst, ...(columns && { columns }) }))
    })
  const notRecognised = sections.flatMap(({ form: section, body }) => {
    const table = form.tables.find((candidate) => candidate.section === section.key)
    if (!table || tables.some((bound) => bound.form.key === table.key)) return []
    return body
      .filter((block) => block.kind === "table")
      .slice(0, 1)
      .map((piece) => ({ piece }))
  })
  return [...notUnderstood, ...notRecognised]
}

/** How many numbers every row has and should have, where all agree on one too few or too many. */
function commonColumns({ rows }: BoundTable): UnreadableTable["columns"] {
  const counts = rows.flatMap(({ kind, part, row }) => {
    if (kind !== "figures" || !part) return []
    const found = row.cells.filter(({ text }) => isNumber(text)).length
    return [{ expected: part.columns.length, found }]
  })
  const [first] = counts
  if (!first || Math.abs(first.found - first.expected) !== 1) return undefined
  const isCommon = counts.every(
    ({ expected, found }) => expected === first.expected && found === first.found,
  )
  return isCommon ? first : undefined
}

/** Of a row that is written twice, with two numbers for one figure, nothing says which it is. */
function indexFigures(tables: readonly BoundTable[]): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>()
  const doubtful = new Set<string>()
  for (const { rows } of tables) {
    for (const row of rows) {
      for (const figure of row.figures) {
        if (!figure) continue
        const first = figures.get(figure.key)
        if (!first) figures.set(figure.key, figure)
        else if (differ(first, figure)) doubtful.add(figure.key)
      }
    }
  }
  for (const key of doubtful) figures.delete(key)
  return figures
}

function differ({ plain: first }: Figure, { plain: second }: Figure): boolean {
  return first !== undefined && second !== undefined && first !== second
}
