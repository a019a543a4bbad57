import { findAll, findNone, findNoneAfter, findNoneCarried } from "./claims.ts"
import type { MeasureList } from "./clause.ts"
import type { Progress } from "./progress.ts"

/** Reads 未收到申请, of which the negation is at `index`; the index after it. */
export function readNone(progress: Progress, index: number): number | undefined {
  const list = findNone(progress.clause, index)
  if (!list) return readNoneCarried(progress, index)
  const isPlain = progress.context.isPlainClaim
  progress.advance(list.end)
  progress.add("none", list, index, index, list.end, isPlain && isNoneOf(progress, list))
  return list.end
}

/** Reads 上年度无结转, of which 无 is at `index`: 上年度 says nothing of when. */
function readNoneCarried(progress: Progress, index: number): number | undefined {
  const list = findNoneCarried(progress.clause, index)
  if (!list) return undefined
  const { clause, context, left } = progress
  const from = index - 1
  const isClear =
    progress.isClearBefore(from, true) && !clause.tokens.slice(left, from).some(({ date }) => date)
  if (isClear) context.resetTime()
  progress.advance(list.end)
  progress.add("none", list, from, from, list.end, isClear && isNoneOf(progress, list))
  return list.end
}

/** Reads 行政复议、行政诉讼均未发生, of which the measures `before` begin at `index`; the index after it. */
export function readNoneAfter(
  progress: Progress,
  index: number,
  before: MeasureList,
): number | undefined {
  const list = findNoneAfter(progress.clause, before)
  if (!list) return undefined
  progress.advance(list.end)
  const isCertain = progress.isClearBefore(index, true) && isNoneOf(progress, list)
  progress.add("none", list, index, index, list.end, isCertain)
  return list.end
}

/** Reads 已全部办结, of which 全部 is at `index`: nothing is left over. */
export function readAll(progress: Progress, index: number): void {
  const found = findAll(progress.clause, index, progress.left)
  if (!found) return
  const { log, context } = progress
  const isNext = !progress.clause.tokens.slice(progress.from, index).some(({ number }) => number)
  const isCertain =
    (log.isAllOfTotal || (isNext && log.isAllOfBoth)) &&
    context.isPlain &&
    !context.isAmong &&
    !context.isNow &&
    progress.isAbout(found.done, false)
  const list = { measures: [found.rest], isEach: true }
  progress.add("all", list, index, index, found.end, isCertain)
}

/** True when the words leave no doubt that there is none of what is denied. */
function isNoneOf(progress: Progress, { measures }: MeasureList): boolean {
  const { context } = progress
  return (
    context.isPlainClaim &&
    !context.isAmong &&
    measures.every((measure) => measure.mayBeNone && progress.isAbout(measure, true))
  )
}
