import { BETWEEN, type Clause, isName, type MeasureList } from "./clause.ts"
import { readCount } from "./count.ts"
import type { Progress } from "./progress.ts"
import { bitsOf, isUsed, wordsOf } from "./vocabulary.ts"

const NEGATION = bitsOf("negation")
const KNOWN = BETWEEN | bitsOf("self", "body")

/**
 * Reads a clause that says no more than 依申请公开15件 or 无依申请公开事项, which have no verb: whether they are received,
 * concluded or granted remains open. The index after it, where it is one.
 */
export function readAlone(progress: Progress, from: number): number | undefined {
  const { clause, context } = progress
  const { measure: key, words, units } = clause.self.prose.alone
  const measure = clause.vocabulary.measures.get(key)
  if (!measure) return undefined
  const isNoun = (index: number) => isOneOf(words, clause, index)
  const start = skipKnown(clause, from, isNoun)
  const isNone = ((clause.tokens[start]?.roles ?? 0) & NEGATION) > 0
  const noun = isNone ? skipKnown(clause, start + 1, isNoun) : start
  if (!isNoun(noun)) return undefined
  const last = skipKnown(clause, noun + 1, isNoun)
  const count = isNone ? undefined : readCount(clause, last)
  const isWhole = isNone
    ? last === clause.to
    : count?.end === clause.to && (count.end === last + 1 || isOneOf(units, clause, clause.to - 1))
  if (!isWhole) return undefined
  progress.advance(clause.to)
  const list: Pick<MeasureList, "measures" | "isEach"> = { measures: [measure], isEach: false }
  const isPlain = context.isPlain && !context.isAmong && progress.isAbout(measure, true)
  const isCertain = isPlain && !count?.isAbout
  progress.add(isNone ? "none" : "count", list, start, isNone ? start : last, clause.to, isCertain)
  return clause.to
}

/** The index of the first token from `index` on that is the noun, or that says more than when and who. */
function skipKnown(clause: Clause, index: number, isNoun: (index: number) => boolean): number {
  const { tokens, to } = clause
  let at = index
  for (let token = tokens[at]; token && at < to && !isNoun(at); token = tokens[at]) {
    const isKnown = token.roles & KNOWN && !token.word?.measure && !isUsed(token, "of")
    if (!isKnown && token.kind !== "date" && token.kind !== "colon" && !isName(clause, token)) break
    at++
  }
  return at
}

function isOneOf(list: string, { tokens, to }: Clause, index: number): boolean {
  const text = tokens[index]?.word?.text
  return index < to && text !== undefined && wordsOf(list).includes(text)
}
