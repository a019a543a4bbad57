import type { BoundTable, Label } from "../bind/facts.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import { cover } from "../text/span.ts"
import { headerOf } from "./header-form.ts"
import { findOutOfOrder } from "./order.ts"
import type { Problem } from "./rule.ts"

/** Labels of columns in another order than the form's: whose figures stand below them cannot be known. */
export function* findHeadersOutOfOrder({ form, rows }: BoundTable): Iterable<Problem> {
  // Where rows have no label, the labels of columns come again for each group.
  if (form.labelColumns === 0) return
  for (const { kind, headers: written, piece } of rows) {
    // A stream of cells has the rows of the header one after the other.
    if (kind !== "header" || layoutOf(piece).isStream) continue
    for (const places of headerOf(form).places) {
      const inPart: Label[] = []
      const found: number[] = []
      let last: string | undefined
      for (const header of written) {
        const { official } = header
        const place = official === last ? undefined : places.get(official)
        last = official
        if (place === undefined) continue
        inPart.push(header)
        found.push(place)
      }
      const first = inPart[findOutOfOrder(found)[0] ?? -1]
      if (!first || inPart.length < 2) continue
      yield {
        span: first.span,
        message: { key: "table-header.order", values: { label: first.official } },
      }
      break
    }
  }
}

/**
 * Labels that stand off the columns of their figures. Layouts differ in which covered cells they write, so
 * this is judged only where a label right of a merged cell shows that this table writes all of them.
 */
export function* findHeadersOutOfPlace({ form, rows, geometry }: BoundTable): Iterable<Problem> {
  const [part] = form.parts
  if (!part || form.parts.length > 1 || form.labelColumns === 0 || !geometry.isGrid) return
  const { columns, merged } = headerOf(form)
  const starts = new Set<number>()
  for (const { kind, firstFigure } of rows) if (kind === "figures") starts.add(firstFigure)
  const isColumn = ({ official }: Label) => columns.has(official)
  const isInPlace = ({ column, official }: Label) =>
    starts.has(column - part.columns.findIndex(({ label }) => label === official))
  const headers = rows.flatMap((row) => (row.kind === "header" ? [row.headers] : []))
  const writesAll = headers.some((labels) => {
    const spanning = labels.findIndex(({ official }) => merged.has(official))
    return (
      spanning >= 0 &&
      labels.slice(spanning + 1).some((label) => isColumn(label) && isInPlace(label))
    )
  })
  if (!writesAll) return
  for (const labels of headers) {
    const displaced = labels.filter((label) => isColumn(label) && !isInPlace(label))
    const [first] = displaced
    const last = displaced.at(-1)
    if (!first || !last) continue
    yield {
      span: cover(first.span, last.span),
      message: {
        key: "table-header.place",
        values: { first: first.official, last: last.official },
      },
    }
  }
}
