import { formOfYear } from "../form/forms.ts"
import type { Paragraph, Report } from "../syntax/tree.ts"
import type { BoundTable, Facts, Figure, Section, Title } from "./facts.ts"
import { findSections } from "./sections.ts"
import { bindTables } from "./tables.ts"
import { findTitle } from "./title.ts"

// The title stands near the top: above it there may be an address, a number, a date.
const MOST_LINES_BEFORE_TITLE = 12
// So many sections or figures make a text a report even without a title.
const FEWEST_SECTIONS = 2
const FEWEST_FIGURES = 7

/** Reads a report as its form; absent when the text is not a report. */
export function bind(report: Report): Facts | undefined {
  const lines = report.blocks.slice(0, MOST_LINES_BEFORE_TITLE)
  const table = lines.findIndex(({ kind }) => kind === "table")
  const paragraphs = lines.slice(0, table < 0 ? undefined : table) as readonly Paragraph[]
  const title = findTitle(report, paragraphs)
  const form = formOfYear(title?.year)
  const sections = findSections(report, form)
  const tables = bindTables(report, form, sections)
  const figures = indexFigures(tables)
  if (!isReport(report, title, sections, figures)) return undefined
  return { report, form, ...(title && { title }), sections, tables, figures }
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

/** The first row of a name counts where one is written twice. */
function indexFigures(tables: readonly BoundTable[]): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>()
  for (const { rows } of tables) {
    for (const figure of rows.flatMap((row) => row.figures)) {
      if (figure && !figures.has(figure.key)) figures.set(figure.key, figure)
    }
  }
  return figures
}
