/**
 * The least time of the processor, in milliseconds, that `take` took in some tries; no more once one `isEnough`.
 * What is `prepared` for a try takes no part in it, and should be new each time: much is remembered.
 */
export function leastTime<Prepared>(
  tries: number,
  prepare: (attempt: number) => Prepared,
  take: (prepared: Prepared) => unknown,
  isEnough: (time: number) => boolean = () => false,
): number {
  let least = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < tries; attempt++) {
    const prepared = prepare(attempt)
    const start = process.cpuUsage()
    take(prepared)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
    if (isEnough(least)) break
  }
  return least
}
