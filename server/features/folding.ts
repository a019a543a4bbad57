import type { Facts } from "../core/bind/facts.ts"
import type { Span } from "../core/text/span.ts"

/** What can be folded away: a section under its heading, a table under its first row. */
export function findFolds({ sections, tables, report }: Facts): readonly Span[] {
  const ofSections = sections.map(({ paragraph, body }) => ({
    start: paragraph.span.start,
    end: body.at(-1)?.span.end ?? paragraph.span.end,
  }))
  // A table whose rows are not marked is known to its form only.
  const written = [
    ...report.blocks.filter((block) => block.kind === "table"),
    ...tables.flatMap(({ pieces }) => pieces),
  ]
  return [...ofSections, ...new Set(written.map(({ span }) => span))]
}
