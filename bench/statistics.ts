/** The middle of `values`; the mean of both where two are. */
export function median(values: readonly number[]): number {
  return (quantile(values, 0.5, Math.floor) + quantile(values, 0.5, Math.ceil)) / 2
}

/** The value that 99 of 100 are at or below. */
export function p99(values: readonly number[]): number {
  return quantile(values, 0.99, Math.ceil)
}

/** Half the distance between the quartiles, as a part of the median: how much the values scatter. */
export function scatter(values: readonly number[]): number {
  const quartiles = quantile(values, 0.75, Math.round) - quantile(values, 0.25, Math.round)
  return quartiles / 2 / median(values)
}

function quantile(
  values: readonly number[],
  part: number,
  round: (place: number) => number,
): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[round((sorted.length - 1) * part)] ?? Number.NaN
}
