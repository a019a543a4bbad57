import type { Facts, Section } from "../bind/facts.ts"
import { printEmptyTable } from "../form/print.ts"
import type { SectionForm } from "../form/schema.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import type { RowWriter } from "../syntax/tables/layout.ts"
import { tabRows } from "../syntax/tables/tab-rows.ts"
import { toChineseNumber } from "../text/label.ts"
import { lineStart } from "../text/place.ts"

/** The ordinal that the form gives a section, such as “三、”. */
export function officialOrdinal({ form }: Facts, section: SectionForm): string {
  return `${toChineseNumber(form.sections.indexOf(section) + 1)}、`
}

/**
 * Where a section belongs: at the start of the line of the first section that follows it in the form, or
 * at the end of the text. `others` are the sections that stand where they belong.
 */
export function placeOf(
  { report, form }: Facts,
  section: SectionForm,
  others: readonly Section[],
): number {
  const order = form.sections
  const following = others.find((other) => order.indexOf(other.form) > order.indexOf(section))
  if (!following) return report.text.length
  const { start } = following.span
  return following.joinedTo ? start : lineStart(report.text, start)
}

/** How to write a new table: as the report's other tables are written, else in tab rows. */
export function writerFor({ report, tables }: Facts): RowWriter {
  const pieces = [
    ...tables.flatMap((table) => table.pieces),
    ...report.blocks.filter((block) => block.kind === "table"),
  ]
  return (
    pieces.map((piece) => layoutOf(piece).writer).find((writer) => writer !== undefined) ??
    tabRows.writer
  )
}

/** The line of a section's heading, as the report's other sections write theirs. */
export function printHeading(facts: Facts, section: SectionForm): string {
  const level = facts.sections[0]?.heading.level ?? 0
  const marker = level > 0 ? `${"#".repeat(level)} ` : ""
  return `${marker}${officialOrdinal(facts, section)}${section.title}${facts.report.lineEnding}`
}

/** The heading of a section and its official empty table. */
export function printSection(facts: Facts, section: SectionForm): string {
  const { report, form } = facts
  const lineEnding = report.lineEnding
  const heading = printHeading(facts, section)
  const table = form.tables.find((candidate) => candidate.section === section.key)
  if (!table) return heading
  return `${heading}${lineEnding}${printEmptyTable(table, writerFor(facts), lineEnding)}${lineEnding}`
}
