import { toChineseNumber } from "../text/label.ts"
import type { Form, TableForm } from "./schema.ts"

/** How a new report is written. */
export interface ReportStyle {
  readonly lineEnding: string
  /** True for the headings of Markdown; those of plain text have no mark. */
  readonly isMarkdown: boolean
  readonly printTable: (table: TableForm) => string
}

/** A report with nothing filled in: the title, every section and the official tables. */
export function printReport(
  form: Form,
  issuer: string,
  year: string,
  { lineEnding, isMarkdown, printTable }: ReportStyle,
): string {
  const gap = lineEnding + lineEnding
  const sections = form.sections.map((section, index) => {
    const heading = `${isMarkdown ? "## " : ""}${toChineseNumber(index + 1)}、${section.title}`
    const table = form.tables.find((candidate) => candidate.section === section.key)
    return [heading, ...(table ? [printTable(table)] : [])].join(gap)
  })
  const title = `${isMarkdown ? "# " : ""}${issuer}${year}年${form.title}`
  return [title, ...sections].join(gap) + lineEnding
}
