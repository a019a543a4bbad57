import { forms } from "../form/forms.ts"
import { labelIndex } from "../form/labels.ts"
import type { Form, TableForm } from "../form/schema.ts"
import type { Block } from "../syntax/tree.ts"
import { normalForm } from "../text/label.ts"
import { rememberFor } from "../text/remember.ts"
import type { BoundTable, Label, Section } from "./facts.ts"
import { bindTables } from "./tables.ts"

/**
 * The tables of a report, each by the form that it follows: that of the report's year, unless nothing in the
 * table is that form's own and another fits better, because the old form was used again. Other forms are
 * tried only where the year's form does not fit a table entirely.
 */
export function followForms(
  blocks: readonly Block[],
  form: Form,
  sections: readonly Section[],
  year: number | undefined,
): readonly BoundTable[] {
  const own = bindTables(blocks, form, sections, year)
  if (own.length === form.tables.length && own.every(isComplete)) return own
  const rivals = forms
    .filter((other) => other !== form)
    .flatMap((other) => bindTables(blocks, other, sections, year))
  return form.tables.flatMap((table) => {
    const bound = own.find((reading) => reading.form.key === table.key)
    const rival = rivals.find((reading) => reading.form.key === table.key)
    if (!bound || !rival) return bound ?? rival ?? []
    const isOwn = labelsOnlyIn(bound, rival.source).length > 0
    if (!isOwn) return fit(rival) > fit(bound) ? rival : bound
    const groups = new Set(bound.rows.flatMap((row) => row.groups.map(({ span }) => span.start)))
    // （六）其他处理 is a group in one form and a row in the other.
    return {
      ...bound,
      foreign: labelsOnlyIn(rival, form).filter(({ span }) => !groups.has(span.start)),
    }
  })
}

/** The labels of columns and rows of figures in `table` that name nothing in `form`'s table of that name. */
export function labelsOnlyIn(table: BoundTable, form: Form): readonly Label[] {
  const { byNormalForm } = labelIndex(form)
  return table.rows.flatMap(({ kind, label, headers }) => {
    const names = (written: string, wanted: "header" | "row") =>
      byNormalForm
        .get(normalForm(written))
        ?.some((target) => target.kind === wanted && target.table.key === table.form.key)
    const columns = headers.filter(
      ({ likeness, written }) => likeness === 1 && !names(written, "header"),
    )
    const isStranger = kind === "figures" && label?.likeness === 1 && !names(label.written, "row")
    return isStranger ? [...columns, label] : columns
  })
}

/** How many of the form's labels stand in the table. */
function fit(table: BoundTable): number {
  return labelsOf(table).size
}

function isComplete(table: BoundTable): boolean {
  const found = labelsOf(table)
  return officialLabels(table.form).every((label) => found.has(label))
}

/** The labels of the form's rows and columns. */
const officialLabels = rememberFor((form: TableForm): readonly string[] =>
  form.parts.flatMap(({ rows, columns }) => [
    ...rows.flatMap(({ labels }) => labels.slice(-1)),
    ...columns.map(({ label }) => label),
  ]),
)

function labelsOf({ rows }: BoundTable): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { kind, label, headers } of rows) {
    for (const header of headers) if (header.likeness === 1) found.add(header.official)
    if (kind === "figures" && label?.likeness === 1) found.add(label.official)
  }
  return found
}
