/**
 * The indexes of the values that stand out of order: the fewest whose removal leaves the rest
 * increasing. Equal values count as out of order.
 */
export function findOutOfOrder(values: readonly number[]): readonly number[] {
  if (values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0))) return []
  // Longest increasing subsequence: for each length the index of its smallest last value.
  const lasts: number[] = []
  const previous: (number | undefined)[] = []
  for (const [index, value] of values.entries()) {
    let low = 0
    let high = lasts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[lasts[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous.push(lasts[low - 1])
    lasts[low] = index
  }
  const ordered = new Set<number>()
  for (let index = lasts.at(-1); index !== undefined; index = previous[index]) ordered.add(index)
  return values.flatMap((_, index) => (ordered.has(index) ? [] : [index]))
}
