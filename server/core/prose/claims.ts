import type { MeasureForm } from "../form/schema.ts"
import { BETWEEN, type Clause, isLastYear, isName, type MeasureList, measureAt } from "./clause.ts"
import { withBrackets, withNext } from "./kinds.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, COUNT_UNITS, wordsOf } from "./vocabulary.ts"

const ALL = bitsOf("all")
const AND = bitsOf("and")
const CARRY = bitsOf("carry")
const CAUSE = bitsOf("cause")
const NEGATION = bitsOf("negation")
const SUBJECT = bitsOf("strong", "weak")

/** 未收到申请; 没有因此发生行政复议、行政诉讼: what the negation at `index` denies, where every word is known. */
export function findNone(clause: Clause, index: number): MeasureList | undefined {
  const { tokens, to } = clause
  let measures: readonly MeasureForm[] = []
  let hasSubject = false
  let isList = false
  let at = index + 1
  for (let token = tokens[at]; token && at < to; token = tokens[at]) {
    if (token.kind === "list" && has(tokens[at + 1], NEGATION)) break
    const found = measureAt(clause, at)
    if (found) {
      // 未收到行政复议申请: the verb of another matter.
      if (measures.at(-1)?.takes === found.measure.table && !hasSubject)
        measures = measures.slice(0, -1)
      measures = withNext(measures, found.measure, isList)
      hasSubject = isList = false
    } else if (has(token, SUBJECT)) hasSubject = true
    else if (token.kind === "list" || has(token, AND)) isList = true
    else if (isLastUnit(clause, at) && measures.length > 0) isList = false
    else if (!has(token, BETWEEN | CAUSE) && !isName(clause, token)) return undefined
    at = found?.end ?? at + 1
  }
  if (measures.length === 0) return undefined
  if (at === to) measures = withBrackets(clause, measures)
  return { measures, isEach: true, hasSubject, end: at }
}

/**
 * 上年度无结转: that of which the negation at `index` says that none was carried over, where every word behind it is
 * known.
 */
export function findNoneCarried(clause: Clause, index: number): MeasureList | undefined {
  const { tokens, to, self, vocabulary } = clause
  const measure = vocabulary.measures.get(self.prose.carry.last.measure)
  if (!measure || !isLastYear(clause, tokens[index - 1]) || !has(tokens[index + 1], CARRY))
    return undefined
  if (measureAt(clause, index + 1)) return undefined
  let at = index + 2
  while (at < to && (has(tokens[at], BETWEEN) || isLastUnit(clause, at))) at++
  return at < to ? undefined : { measures: [measure], isEach: true, hasSubject: false, end: at }
}

/** 行政复议、行政诉讼均未发生: the negation at the end of `list` denies it all. */
export function findNoneAfter({ tokens, to }: Clause, list: MeasureList): MeasureList | undefined {
  let at = list.end + 1
  while (at < to && has(tokens[at], BETWEEN | CAUSE)) at++
  if (at < to || list.measures.some(({ needsSubject }) => needsSubject)) return undefined
  return { ...list, isEach: true, end: at }
}

/**
 * 已全部办结: the measure of which it says that there is none, and the measure that was done. What is said with it
 * begins at `from`.
 */
export function findAll(
  clause: Clause,
  index: number,
  from: number,
): { readonly rest: MeasureForm; readonly done: MeasureForm; readonly end: number } | undefined {
  const { tokens, to, vocabulary } = clause
  let at = index + 1
  while (at < to && has(tokens[at], BETWEEN)) at++
  const found = measureAt(clause, at)
  const none = found?.measure.allMeansNone
  const rest = none && vocabulary.measures.get(none.measure)
  if (!found || !rest || !(has(tokens[index], ALL) || none.each)) return undefined
  const unless = wordsOf(none.unless ?? "")
  if (tokens.slice(from, at).some(({ word }) => word && unless.includes(word.text)))
    return undefined
  for (let end = found.end; end < to; end++) if (!has(tokens[end], BETWEEN)) return undefined
  return { rest, done: found.measure, end: found.end }
}

/** 件 at the end of a clause: 无结转下年度继续办理件. */
function isLastUnit({ tokens, to }: Clause, index: number): boolean {
  return index === to - 1 && COUNT_UNITS.has(tokens[index]?.word?.text ?? "")
}

function has(token: Token | undefined, roles: number): boolean {
  return ((token?.roles ?? 0) & roles) > 0
}
