import type { MeasureForm } from "../form/schema.ts"
import type { Self } from "./context.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, isUsed, type Vocabulary, wordsOf } from "./vocabulary.ts"

/** The words between two commas, and what they are read by. */
export interface Clause {
  /** Those of the passage. */
  readonly tokens: readonly Token[]
  /** The passage. */
  readonly text: string
  /** The index after its last token. */
  readonly to: number
  readonly self: Self
  readonly vocabulary: Vocabulary
}

/** Measures of which one thing is said. */
export interface MeasureList {
  readonly measures: readonly MeasureForm[]
  /** It is said of each of them, not of their sum. */
  readonly isEach: boolean
  /** A word of the measures' own matter stands with them. */
  readonly hasSubject: boolean
  /** The index of the token that ends it. */
  readonly end: number
}

/** A measure that a clause speaks of. */
export interface FoundMeasure {
  readonly measure: MeasureForm
  /** The index after its words. */
  readonly end: number
}

const AND = bitsOf("and")
const CARRY = bitsOf("carry")
const CAUSE = bitsOf("cause")
const EACH = bitsOf("each")
const OWN = bitsOf("own")
const SHARE = bitsOf("share")
const SUBJECT = bitsOf("strong", "weak")
/** Words that may stand between a measure and its number. */
export const BETWEEN = bitsOf("filler", "sum", "strong", "weak", "each", "own")

/** The measure that begins at a token: 结转下年 is two words, 结转下年办理 three. */
export function measureAt(clause: Clause, index: number): FoundMeasure | undefined {
  const { tokens, to, self, vocabulary } = clause
  const token = tokens[index]
  if (!token || index >= to) return undefined
  if (token.word?.measure) return { measure: token.word.measure, end: index + 1 }
  const after = tokens[index + 1]
  if (!after || index + 1 >= to) return undefined
  if (!((token.roles | after.roles) & CARRY)) return undefined
  const { next, last } = self.prose.carry
  const { year = Number.NaN } = self
  const isNext = token.roles & CARRY && (isUsed(after, "nextYear") || isYear(after, year + 1))
  const isLast = (after.roles & CARRY) > 0 && isLastYear(clause, token)
  if (!isNext && !isLast) return undefined
  const measure = vocabulary.measures.get((isNext ? next : last).measure)
  return measure && { measure, end: endOfCarried(clause, index + 2, isLast) }
}

/** 办理 of 结转下年办理, and 本年办理 of 上年结转至本年办理: what is to be done, not what was. */
function endOfCarried({ tokens, to, self }: Clause, index: number, isLast: boolean): number {
  const isOwnYear = (token: Token) => (token.roles & OWN) > 0 || isYear(token, self.year)
  const token = tokens[index]
  const verb = isLast && token && index < to && isOwnYear(token) ? index + 1 : index
  const isVerb = wordsOf(self.prose.carry.verbs).includes(tokens[verb]?.word?.text ?? "")
  return verb < to && isVerb ? verb + 1 : verb
}

/** True for 上年度 or the year before in figures. */
export function isLastYear({ self: { year } }: Clause, token: Token | undefined): boolean {
  if (!token) return false
  return isUsed(token, "lastYear") || (year !== undefined && isYear(token, year - 1))
}

/** The measures that are said together, from `index` on. */
export function readList(clause: Clause, index: number): MeasureList {
  const { tokens, to } = clause
  const measures: MeasureForm[] = []
  let isEach = false
  let hasSubject = false
  let at = index
  for (;;) {
    const found = measureAt(clause, at)
    if (!found) break
    measures.push(found.measure)
    for (at = found.end; at < to; at++) {
      const token = tokens[at]
      if (!token || !isWithin(clause, token, at)) break
      if (token.roles & EACH) isEach = true
      if (token.roles & SUBJECT) hasSubject = true
    }
    const next = nextOfList(clause, at)
    if (next === undefined || !isAlike(measures[0], measureAt(clause, next)?.measure)) break
    at = next
  }
  return { measures, isEach, hasSubject, end: at }
}

/** The token before `index` that is no blank. */
export function wordBefore({ tokens }: Clause, index: number): Token | undefined {
  const before = tokens[index - 1]
  return before?.kind === "blank" ? tokens[index - 2] : before
}

/** True for the issuer's own name, or a part of it, and for spacing. */
export function isName({ text, self }: Clause, { kind, start, end }: Token): boolean {
  if (kind === "blank") return true
  return kind === "other" && self.issuer.includes(text.slice(start, end))
}

function isWithin(clause: Clause, token: Token, index: number): boolean {
  if (token.kind === "colon" || isName(clause, token)) return true
  return (token.roles & (BETWEEN | SHARE)) > 0 && !measureAt(clause, index)
}

/** Where the next of a list stands, after 、 or 和. */
function nextOfList(clause: Clause, index: number): number | undefined {
  const { tokens, to } = clause
  const token = tokens[index]
  if (!token || index >= to || !(token.kind === "list" || token.roles & AND)) return undefined
  let next = index + 1
  while (next < to && (tokens[next]?.roles ?? 0) & (BETWEEN | CAUSE) && !measureAt(clause, next))
    next++
  return next
}

function isAlike(a: MeasureForm | undefined, b: MeasureForm | undefined): boolean {
  return a !== undefined && a.table === b?.table
}

function isYear({ date }: Token, year: number | undefined): boolean {
  return year !== undefined && date?.year === year && date.month === undefined
}
