import type { TableForm } from "../form/schema.ts"
import type { Row } from "../syntax/tree.ts"
import { normalForm } from "../text/label.ts"

// Fewer pieces may be words of a row.
const FEWEST_PIECES = 3

/** The labels of a table's header in their normal form. */
interface HeaderLabels {
  readonly whole: ReadonlySet<string>
  readonly joined: string
}

const remembered = new WeakMap<TableForm, HeaderLabels>()

/** True for a row of a header whose labels are torn over lines: nothing but pieces of them. */
export function isTornHeader({ cells }: Row, table: TableForm): boolean {
  const written = cells.filter(({ text }) => text !== "")
  return written.length >= FEWEST_PIECES && written.every(({ text }) => isInHeader(text, table))
}

/** True for a piece of a label in the header of `table` which is no label of it: 其他 of 其他结果. */
export function isPieceOfHeader(written: string, table: TableForm): boolean {
  return !headerLabels(table).whole.has(normalForm(written)) && isInHeader(written, table)
}

/** True for a label in the header of `table`, or a piece of one. */
export function isInHeader(written: string, table: TableForm): boolean {
  const normal = normalForm(written)
  return normal !== "" && headerLabels(table).joined.includes(normal)
}

function headerLabels(table: TableForm): HeaderLabels {
  const known = remembered.get(table)
  if (known) return known
  const labels = table.parts.flatMap(({ header }) =>
    header.flat().map(({ text }) => normalForm(text)),
  )
  const made = { whole: new Set(labels), joined: labels.join("\n") }
  remembered.set(table, made)
  return made
}
