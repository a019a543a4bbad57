import type { Facts, Figure } from "../core/bind/facts.ts"
import { byPosition, type Span } from "../core/text/span.ts"
import { determinesTotal, figureAt, outcomesWith } from "./figure.ts"

/** From a total to its addends; from a figure that is no total to the totals that it is part of. */
export function findDefinitions(facts: Facts, offset: number): readonly Span[] {
  const figure = figureAt(facts, offset)
  if (!figure) return []
  const equations = outcomesWith(facts, figure.key)
    .filter(determinesTotal)
    .map(({ equation }) => equation)
  const own = equations.filter(({ totals }) => totals.includes(figure.key))
  const keys =
    own.length > 0
      ? own.flatMap(({ addends }) => addends)
      : equations.flatMap(({ totals }) => totals)
  return toSpans(facts, keys)
}

/** Every other figure in an equation with the one at `offset`, and that one too where asked for. */
export function findReferences(
  facts: Facts,
  offset: number,
  includesItself: boolean,
): readonly Span[] {
  const figure = figureAt(facts, offset)
  if (!figure) return []
  const keys = outcomesWith(facts, figure.key).flatMap(({ equation }) => [
    ...equation.totals,
    ...equation.addends,
  ])
  return toSpans(
    facts,
    includesItself ? [figure.key, ...keys] : keys.filter((key) => key !== figure.key),
  )
}

/** A figure that belongs with another one. */
export interface Highlight {
  readonly span: Span
  readonly isTotal: boolean
}

/** The figure at `offset` with the addends of which it is the total, or the totals that it is part of and their addends. */
export function highlightsAt(facts: Facts, offset: number): readonly Highlight[] {
  const figure = figureAt(facts, offset)
  if (!figure) return []
  const equations = outcomesWith(facts, figure.key).map(({ equation }) => equation)
  const totals = new Set(equations.flatMap((equation) => equation.totals))
  const keys = new Set([figure.key, ...equations.flatMap(({ addends }) => addends), ...totals])
  return [...keys]
    .flatMap((key) => facts.figures.get(key) ?? [])
    .map(({ key, cell }: Figure) => ({ span: cell.span, isTotal: totals.has(key) }))
    .toSorted((a, b) => byPosition(a.span, b.span))
}

function toSpans({ figures }: Facts, keys: readonly string[]): readonly Span[] {
  return [...new Set(keys)].flatMap((key) => figures.get(key)?.cell.span ?? []).toSorted(byPosition)
}
