import type { MeasureForm } from "../form/schema.ts"
import { isCompared, isDated } from "./beside.ts"
import {
  BETWEEN,
  type Clause,
  type FoundMeasure,
  measureAt,
  readList,
  wordBefore,
} from "./clause.ts"
import { type After, readCount } from "./count.ts"
import { withBrackets } from "./kinds.ts"
import type { Progress } from "./progress.ts"
import { readNoneAfter } from "./read-claims.ts"
import { isStrictlySaid } from "./strict.ts"
import { bitsOf, isUsed } from "./vocabulary.ts"

const NEGATION = bitsOf("negation")
const RESPECTIVELY = bitsOf("respectively")
const SHARE = bitsOf("share")

/** Reads 新收申请 12 件 or 行政复议、行政诉讼共 2 件, whose measures begin at `index`; the index after it. */
export function readForward(progress: Progress, index: number): number | undefined {
  const { clause, context } = progress
  const said = readList(clause, index)
  const token = clause.tokens[said.end]
  if (!token || said.end >= clause.to) return undefined
  if (token.roles & NEGATION) return readNoneAfter(progress, index, said)
  const count = readCount(clause, said.end)
  if (!count || token.roles & RESPECTIVELY) return undefined
  const isLast = count.end === clause.to
  const list = isLast ? { ...said, measures: withBrackets(clause, said.measures) } : said
  progress.advance(count.end)
  const after = progress.readAfter(count.end)
  const isRight = list.measures.every((each) => counts(progress, each, list.hasSubject, after))
  const isVerb = list.measures[0]?.needsSubject === true
  const isLeft =
    progress.isClearBefore(index, !isVerb) && !isOfCarried(progress, list.measures, said.end)
  const before = wordBefore(clause, list.end)
  // 收到的 3 件: some of them. 由 6 件上升到 12 件: what it was before.
  const isSome = isUsed(before, "from") || (isVerb && isUsed(before, "of"))
  const isCertain =
    isLeft &&
    isRight &&
    !isSome &&
    !after.isOutcome &&
    !count.isAbout &&
    !isCompared(clause, list.measures, index) &&
    isStrictlySaid(progress, list.measures, index) &&
    !isDated(clause, count.end) &&
    context.isPlain
  progress.add(count.isShare ? "share" : "count", list, index, list.end, count.end, isCertain)
  noteMatter(progress, list.measures)
  return count.end
}

/** Reads 6 件予以公开 or 10 件已办结, whose number is at `index`; the index after it. */
export function readBackward(progress: Progress, index: number): number | undefined {
  const { clause, context } = progress
  const count = readCount(clause, index)
  if (!count || count.isShare) return undefined
  const at = skip(clause, count.end, BETWEEN)
  const found = measureAt(clause, at)
  if (!found || found.measure.isStrict) return undefined
  if (found.measure.needsSubject && !found.measure.isPart) return undefined
  const list = readList(clause, at)
  if (beginsAnother(clause, list.end)) return undefined
  progress.advance(list.end)
  const after = progress.readAfter(list.end)
  const isCertain =
    list.measures.length === 1 &&
    !measureAt(clause, list.end) &&
    !isDated(clause, list.end) &&
    !after.isUnknown &&
    !after.isOutcome &&
    !count.isAbout &&
    progress.isClearBefore(index, true) &&
    progress.isAbout(found.measure, false) &&
    (isCarried(clause, found, at) ? context.isPlainRest : context.isPlain)
  progress.add("count", list, index, index, list.end, isCertain)
  noteMatter(progress, list.measures)
  return list.end
}

/** Reads ，占 46.4% at the beginning of a clause: of the result just counted. */
export function readShareOfLast(progress: Progress, from: number): void {
  const { clause, log } = progress
  const last = log.lastCount
  if (!last || !((clause.tokens[from]?.roles ?? 0) & SHARE)) return
  const at = skip(clause, from, BETWEEN | SHARE)
  const count = readCount(clause, at)
  if (!count?.isShare) return
  progress.add("share", last, from, at, count.end, last.isCertain && !count.isAbout)
}

/** 上年结转18件，办结17件; 上年结转的申请收到…: what was done with those. */
function isOfCarried(
  { clause, log, isOfCarried }: Progress,
  measures: readonly MeasureForm[],
  index: number,
): boolean {
  if (!measures[0]?.needsSubject) return false
  if (isOfCarried) return true
  return measures[0].isPart === true && log.isOfCarried(clause.tokens[index]?.number?.plain ?? "")
}

/** 2件结转至2025年: of the rest too it is said that there is no more of it. */
function isCarried({ self }: Clause, { measure, end }: FoundMeasure, index: number): boolean {
  return measure.key === self.prose.carry.next.measure && end > index + 1
}

/** 行政复议15件 may be of whatever matter, unless its clause says that it is of the table's. */
function noteMatter({ log, context }: Progress, measures: readonly MeasureForm[]): void {
  log.setWider(measures.every(({ isNamed, table }) => isNamed && !context.says(table)))
}

/** True when the words around leave no doubt that the measure's own matter is counted. */
function counts(
  progress: Progress,
  measure: MeasureForm,
  hasSubject: boolean,
  after: After,
): boolean {
  if (!progress.isAbout(measure, hasSubject || after.hasSubject)) return false
  return (measure.needsSubject && hasSubject) || !after.isUnknown
}

/** True when what stands at `index` counts or denies the measures before it. */
function beginsAnother(clause: Clause, index: number): boolean {
  if (index >= clause.to) return false
  const { roles = 0 } = clause.tokens[index] ?? {}
  return (roles & NEGATION) > 0 || readCount(clause, index) !== undefined
}

/** The index of the first token from `index` on that has none of `roles`. */
function skip({ tokens, to }: Clause, index: number, roles: number): number {
  let at = index
  while (at < to && (tokens[at]?.roles ?? 0) & roles) at++
  return at
}
