import { BETWEEN } from "./clause.ts"
import { readCount } from "./count.ts"
import type { Progress } from "./progress.ts"

/**
 * Reads 结转1件 behind 办结12件, which is carried forward though no year is said, of which 结转 is at `index`; the index
 * after it. Among what was concluded, or in brackets behind it, it may be what was carried over.
 */
export function readCarried(progress: Progress, index: number): number | undefined {
  const { clause, context, from, includes, log } = progress
  const { tokens, to, self, vocabulary } = clause
  let at = index + 1
  while (at < to && (tokens[at]?.roles ?? 0) & BETWEEN) at++
  const count = readCount(clause, at)
  const measure = vocabulary.measures.get(self.prose.carry.next.measure)
  const before = log.numbers.at(-1)?.mention
  if (!count || count.isShare || !measure || !before) return undefined
  if (before.measures[0]?.allMeansNone?.measure !== measure.key) return undefined
  if (includes || context.isAmong || tokens[from - 1]?.kind === "open") return undefined
  progress.advance(count.end)
  const isCertain =
    before.isCertain &&
    progress.isClearBefore(index, true) &&
    !progress.readAfter(count.end).isUnknown &&
    !count.isAbout &&
    context.isPlain
  progress.add("count", { measures: [measure], isEach: false }, index, at, count.end, isCertain)
  return count.end
}
