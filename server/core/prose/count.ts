import { BETWEEN, type Clause, isName, measureAt } from "./clause.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, COUNT_UNITS, isUsed } from "./vocabulary.ts"

/** A number that counts. */
export interface Count {
  /** The index after its unit. */
  readonly end: number
  /** It is a rough number. */
  readonly isAbout: boolean
  /** It is a percentage. */
  readonly isShare: boolean
}

/** What stands between a mention and the next. */
export interface After {
  /** Words of which it is not known what they do. */
  readonly isUnknown: boolean
  readonly isOutcome: boolean
  readonly hasSubject: boolean
  /** The words that say of what matter it is. */
  readonly subjects: readonly Token[]
}

const ABOUT = bitsOf("about")
const AMONG = bitsOf("among")
const CAUSE = bitsOf("cause")
const CHANGE = bitsOf("compare", "change")
const MEASURE = bitsOf("measure")
const NEGATION = bitsOf("negation")
const OUTCOME = bitsOf("outcome")
const RESPECTIVELY = bitsOf("respectively")
const SELF = bitsOf("self")
const SUBJECT = bitsOf("strong", "weak")
const LONGEST_OF_OWN = 2
/** Words that may stand before a measure that is a noun. */
const BEFORE =
  BETWEEN | bitsOf("among", "cause", "self", "preposition", "body", "wide", "to", "and")

/** A number with the unit of a count, or a percentage; 0 needs no unit. */
export function readCount({ tokens, to }: Clause, index: number): Count | undefined {
  const number = tokens[index]?.number
  if (!number || index >= to) return undefined
  let isAbout = number.value === undefined || isRough(tokens[index - 1])
  let at = index + 1
  for (; at < to; at++) {
    if (isRough(tokens[at])) isAbout = true
    else if (tokens[at]?.kind !== "blank") break
  }
  const unit = at < to ? (tokens[at]?.word?.text ?? "") : ""
  if (unit === "%" || unit === "％")
    return { end: at + 1, isAbout: isAbout && number.value !== undefined, isShare: true }
  if (COUNT_UNITS.has(unit))
    return { end: at + 1, isAbout: isAbout || isRough(tokens[at + 1]), isShare: false }
  const isLast = at >= to || tokens[at]?.kind === "list"
  const isZero = number.value === 0 && (number.isChinese || isLast)
  return isZero ? { end: index + 1, isAbout, isShare: false } : undefined
}

/** Reads on from `index` to the next number, measure, denial or part of a list. */
export function readAfter(clause: Clause, index: number): After {
  const { tokens, to } = clause
  const subjects: Token[] = []
  let isUnknown = false
  let isOutcome = false
  for (let at = index; at < to; at++) {
    const token = tokens[at]
    if (!token || token.kind === "list" || token.kind === "colon" || token.kind === "number") break
    if (measureAt(clause, at) || token.roles & (CHANGE | NEGATION | AMONG)) break
    if (token.roles & OUTCOME) isOutcome = true
    if (token.roles & SUBJECT) subjects.push(token)
    else if (!(token.roles & BEFORE) && !isName(clause, token)) isUnknown = true
  }
  return { isUnknown, isOutcome, hasSubject: subjects.length > 0, subjects }
}

/**
 * True when nothing from `from` to `to` makes what follows something else; before a noun every word must be known,
 * before a verb the last one.
 */
export function isClear(clause: Clause, from: number, to: number, isNoun: boolean): boolean {
  for (let at = from; at < to; at++) {
    const token = clause.tokens[at]
    if (!token || token.roles & (MEASURE | NEGATION | OUTCOME | RESPECTIVELY)) return false
    if (!isNoun && token.roles & CAUSE) return false
    const isKnown =
      token.roles & BEFORE ||
      isUsed(token, "rest") ||
      token.kind === "date" ||
      isName(clause, token)
    if (isNoun && !isKnown) return false
  }
  return isNoun || isVerbClear(clause, from, to)
}

/** False for 延期答复, 征地类收到 and 最多收到: the verb of some of them. */
function isVerbClear(clause: Clause, from: number, to: number): boolean {
  const { tokens } = clause
  let at = to - 1
  while (at >= from && (tokens[at]?.kind === "blank" || isUsed(tokens[at], "suffix"))) at--
  const last = tokens[at]
  if (!last || at < from) return true
  const isUnknown = last.roles === 0 && (last.kind === "other" || last.kind === "word")
  return !isRough(last) && (!isUnknown || isName(clause, last) || isOwn(last, tokens[at - 1]))
}

/** 馆 of 我馆. */
function isOwn({ start, end }: Token, before: Token | undefined): boolean {
  return end - start <= LONGEST_OF_OWN && ((before?.roles ?? 0) & SELF) > 0
}

function isRough(token: Token | undefined): boolean {
  return ((token?.roles ?? 0) & ABOUT) > 0
}
