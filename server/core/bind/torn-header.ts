import type { TableForm } from "../form/schema.ts"
import type { Row } from "../syntax/tree.ts"
import { normalForm } from "../text/label.ts"
import { rememberFor } from "../text/remember.ts"

// Fewer pieces may be words of a row.
const FEWEST_PIECES = 3

/** The labels of a table's header in their normal form. */
interface HeaderLabels {
  readonly whole: ReadonlySet<string>
  readonly joined: string
}

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

const headerLabels = rememberFor((table: TableForm): HeaderLabels => {
  const labels = table.parts.flatMap(({ header }) =>
    header.flat().map(({ text }) => normalForm(text)),
  )
  return { whole: new Set(labels), joined: labels.join("\n") }
})
