import { type BoundRow, type BoundTable, type Facts, figureKey } from "../bind/facts.ts"
import type { Cell } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"
import { cover, type Span } from "../text/span.ts"
import { type Equation, equationsWith } from "./equations.ts"
import { type Amount, excess } from "./sum.ts"

/** A number printed over two cells, such as 20 as 2 | 0. */
export interface SplitNumber {
  /** From the first digit to the last, with what stands between the cells. */
  readonly span: Span
  readonly value: bigint
}

/**
 * The two cells of a row with one cell too many that together are one number: the only two with which every
 * formula of the row holds, of which there must be more than one.
 */
export function findSplitNumber(
  facts: Facts,
  { form: table }: BoundTable,
  { row, form, part, firstFigure, extra }: BoundRow,
): SplitNumber | undefined {
  if (extra.length !== 1 || !part) return undefined
  const keys = part.columns.map(({ group = form?.key ?? "", key }) =>
    figureKey(table.key, group, key),
  )
  const cells = row.cells.slice(firstFigure, firstFigure + keys.length + 1)
  const equations = [...new Set(keys.flatMap((key) => equationsWith(table, key)))]
  const splits = keys.flatMap((_, index): SplitNumber[] => {
    const [first, second] = cells.slice(index, index + 2)
    if (!first || !second || !areOneNumber(first, second)) return []
    const joined = first.text + second.text
    const texts = cells.map(({ text }) => text).toSpliced(index, 2, joined)
    const amounts = new Map(keys.map((key, column) => [key, toAmount(texts[column] ?? "")]))
    if (!areMended(facts, equations, amounts)) return []
    return [{ span: cover(first.span, second.span), value: BigInt(joined) }]
  })
  return splits.length === 1 ? splits[0] : undefined
}

function areMended(
  { figures }: Facts,
  equations: readonly Equation[],
  amounts: ReadonlyMap<string, Amount>,
): boolean {
  const checked = equations
    .map((equation) => excess((key) => amounts.get(key) ?? figures.get(key), equation))
    .filter((each) => each !== undefined)
  return checked.length > 1 && checked.every((each) => each === 0n)
}

function areOneNumber(first: Cell, second: Cell): boolean {
  return /^[1-9]\d*$/.test(first.text) && /^\d+$/.test(second.text)
}

function toAmount(text: string): Amount {
  const reading = readFigure(text)
  const isWhole = reading.kind === "number" && /^\d+$/.test(reading.plain)
  return { reading, ...(isWhole && { value: BigInt(reading.plain) }) }
}
