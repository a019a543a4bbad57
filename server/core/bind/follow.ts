import { forms } from "../form/forms.ts"
import type { Form, TableForm } from "../form/schema.ts"
import type { Block } from "../syntax/tree.ts"
import { normalForm } from "../text/label.ts"
import type { BoundTable, Label, Section } from "./facts.ts"
import { bindTables } from "./tables.ts"

/**
 * The tables of a report, each by the form that it follows: that of the report's year, unless the labels of
 * another fit better, because the old form was used again. Other forms are tried only where the year's form
 * does not fit a table entirely.
 */
export function followForms(
  blocks: readonly Block[],
  form: Form,
  sections: readonly Section[],
): readonly BoundTable[] {
  const own = bindTables(blocks, form, sections)
  if (own.length === form.tables.length && own.every(isComplete)) return own
  const rivals = forms
    .filter((other) => other !== form)
    .flatMap((other) => bindTables(blocks, other, sections))
  return form.tables.flatMap((table) => {
    const readings = [...own, ...rivals].filter((reading) => reading.form.key === table.key)
    const best = readings.reduce<BoundTable | undefined>(
      (found, reading) => (found && fit(reading) <= fit(found) ? found : reading),
      undefined,
    )
    if (!best) return []
    const foreign = readings
      .filter((reading) => reading !== best)
      .flatMap((reading) => labelsOnlyIn(reading, best.form))
    return [{ ...best, foreign: isOnlySpelling(best, foreign) ? [] : foreign }]
  })
}

/** How many of the form's labels stand in the table, in the form's own words. */
function fit(table: BoundTable): number {
  return new Set(labelsOf(table).map(({ official }) => official)).size
}

function isComplete(table: BoundTable): boolean {
  const found = new Set(labelsOf(table).map(({ official }) => official))
  return table.form.parts.every(({ rows, columns }) =>
    [...rows.flatMap(({ labels }) => labels.slice(-1)), ...columns.map(({ label }) => label)].every(
      (label) => found.has(label),
    ),
  )
}

function labelsOf({ rows }: BoundTable): readonly Label[] {
  return rows
    .flatMap(({ kind, label, headers }) =>
      kind === "figures" && label ? [...headers, label] : headers,
    )
    .filter(({ likeness }) => likeness === 1)
}

/** The labels of columns and rows in `table` that `form` does not have. */
export function labelsOnlyIn(table: BoundTable, form: TableForm): readonly Label[] {
  const known = new Set(
    form.parts.flatMap((part) => [
      ...part.header.flat().map(({ text }) => normalForm(text)),
      ...part.rows.flatMap(({ labels }) => labels.map(normalForm)),
    ]),
  )
  return labelsOf(table).filter(({ official }) => !known.has(normalForm(official)))
}

/** A label that `best` reads as its own too, under another wording, is not another form's. */
function isOnlySpelling(best: BoundTable, foreign: readonly Label[]): boolean {
  const own = labelsOf(best)
  return foreign.every(({ span }) =>
    own.some((label) => label.span.start <= span.start && span.end <= label.span.end),
  )
}
