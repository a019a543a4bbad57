import { median } from "./statistics.ts"

/** What is measured, by name; each gives its milliseconds. */
export type Contestants<Name extends string> = Readonly<
  Record<Name, () => number | Promise<number>>
>

/** The times of contestants that were measured in the same rounds. */
export interface Results<Name extends string> {
  /** Milliseconds, one a round. */
  readonly times: Readonly<Record<Name, readonly number[]>>
  /** How many times as long as `b` takes `a`: the median over the rounds. */
  ratio(a: Name, b: Name): number
}

/**
 * Measures all contestants in every round, in turn the one and the other first: what else the machine does
 * then falls on all of them, and the ratio within a round says more than the times do.
 */
export async function sideBySide<Name extends string>(
  contestants: Contestants<Name>,
  rounds: number,
): Promise<Results<Name>> {
  const names = Object.keys(contestants) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      times[name].push(await contestants[name]())
    }
  }
  return {
    times,
    ratio: (a, b) => median(times[a].map((time, round) => time / (times[b][round] ?? Number.NaN))),
  }
}
