import type { TableForm } from "../form/schema.ts"
import { rememberFor } from "../text/remember.ts"

/** What the form says of a table's header. */
export interface HeaderForm {
  /** How often each label stands in it. */
  readonly labels: ReadonlyMap<string, number>
  /** For each part, the first place of each label among its columns of figures. */
  readonly places: readonly ReadonlyMap<string, number>[]
  /** Those that name a column of figures. */
  readonly columns: ReadonlySet<string>
  /** Those that stand over several columns. */
  readonly merged: ReadonlySet<string>
}

/** The header of `form`, put together once. */
export const headerOf = rememberFor((form: TableForm): HeaderForm => {
  const cells = form.parts.flatMap((part) => part.header.flat())
  return {
    labels: countLabels(cells.map(({ text }) => text)),
    places: form.parts.map(({ columns }) => {
      const labels = columns.map(({ label }) => label)
      return new Map(labels.map((label) => [label, labels.indexOf(label)]))
    }),
    columns: new Set(form.parts.flatMap((part) => part.columns.map(({ label }) => label))),
    merged: new Set(cells.flatMap(({ text, columns = 1 }) => (columns > 1 ? text : []))),
  }
})

/** How often each label is among `labels`. */
export function countLabels(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}
