import { type Figures, type Formula, formulas, sum } from "../support/formulas.ts"

/** A figure and what is added to it. */
export interface Shift {
  readonly key: string
  readonly by: number
}

/**
 * Every way to make all formulas hold by changing one figure, or where there is none, two: found by trying
 * every figure and every pair of `keys`, without any of the program's ideas. Pairs are left out of which each
 * formula that one figure is in has the other too.
 */
export function smallestRepairs(
  figures: Figures,
  keys: readonly string[],
): readonly (readonly Shift[])[] {
  const excess = new Map(
    formulas.map((each) => [each, sum(each.totals, figures) - sum(each.addends, figures)]),
  )
  const signs = new Map(keys.map((key) => [key, signsOf(key)]))
  const isAllowed = ({ key, by }: Shift) => by !== 0 && (figures.get(key) ?? 0) + by >= 0
  const mends = (shifts: readonly Shift[]) =>
    shifts.every(isAllowed) &&
    [...excess].every(
      ([formula, value]) =>
        value +
          shifts.reduce((all, { key, by }) => all + (signs.get(key)?.get(formula) ?? 0) * by, 0) ===
        0,
    )
  /** What a figure must change by for the first formula that it is in and `other` is not. */
  const forced = (key: string, other?: string): Shift | undefined => {
    for (const [formula, sign] of signs.get(key) ?? []) {
      if (other !== undefined && signs.get(other)?.has(formula)) continue
      return { key, by: -(excess.get(formula) ?? 0) / sign }
    }
    return undefined
  }
  const single = keys.flatMap((key) => {
    const shift = forced(key)
    return shift && mends([shift]) ? [[shift]] : []
  })
  if (single.length > 0) return single
  return keys.flatMap((key, index) =>
    keys.slice(index + 1).flatMap((other) => {
      const pair = [forced(key, other), forced(other, key)].filter((each) => each !== undefined)
      return pair.length === 2 && mends(pair) ? [pair] : []
    }),
  )
}

function signsOf(key: string): ReadonlyMap<Formula, 1 | -1> {
  return new Map(
    formulas.flatMap((formula): [Formula, 1 | -1][] =>
      formula.totals.includes(key)
        ? [[formula, 1]]
        : formula.addends.includes(key)
          ? [[formula, -1]]
          : [],
    ),
  )
}
