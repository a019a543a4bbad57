import type { Facts, Figure, Section } from "../bind/facts.ts"
import type { Span } from "../text/span.ts"
import type { Passage } from "./passages.ts"
import { type ReadPassage, readProse } from "./prose.ts"
import { figuresOf } from "./sums.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, isUsed, wordsOf } from "./vocabulary.ts"

/** What the section on the fee says, against the tables. */
export type FeeProblem =
  /** Nothing of the fee; where there were notices, nothing of them. */
  | { readonly kind: "unsaid"; readonly section: Section; readonly unpaid?: Figure }
  /** That no notice was issued, although a request ended for not paying one. */
  | {
      readonly kind: "denied"
      readonly passage: Passage
      readonly words: Span
      readonly unpaid: Figure
    }
  /** An amount received, although the table has none. */
  | {
      readonly kind: "amount"
      readonly passage: Passage
      readonly words: Span
      readonly amount: Figure
    }

const NEGATION = bitsOf("negation")
const BETWEEN = bitsOf("filler", "sum", "own")
const ELSEWHERE = bitsOf("back", "ahead", "condition")
const LONGEST_BESIDE = 4
const MONEY = new Set(["元", "万元"])

/** Finds what is wrong with the statement of the fee, in the section that the form names. */
export function findFeeProblems(facts: Facts): readonly FeeProblem[] {
  const prose = readProse(facts)
  const fee = prose?.form.fee
  const section = facts.sections.find(
    ({ form, duplicateOf }) => form.key === fee?.section && !duplicateOf,
  )
  if (!prose || !fee || !section) return []
  const passages = prose.passages.filter((read) => read.passage.section === section)
  if (passages.length === 0) return []
  const unpaid = figuresOf(facts, fee.unpaid)?.find(({ value = 0n }) => value > 0n)
  const text = passages.map(({ passage }) => passage.text).join("")
  const says = (list: string) => wordsOf(list).some((word) => text.includes(word))
  if (unpaid ? !says(fee.notices) : !says(`${fee.words} ${fee.notices}`))
    return [{ kind: "unsaid", section, ...(unpaid && { unpaid }) }]
  const amount = figuresOf(facts, fee.amount)?.find(({ plain }) => Number(plain ?? "1") === 0)
  return passages.flatMap((read) => [
    ...(unpaid ? findDenials(facts, read, unpaid) : []),
    ...(amount ? findAmounts(facts, read, amount) : []),
  ])
}

/** 没有发出收费通知: a clause with both words. */
function findDenials(
  facts: Facts,
  { passage, tokens }: ReadPassage,
  unpaid: Figure,
): readonly FeeProblem[] {
  return clausesOf(facts, tokens).flatMap((clause) => {
    const first = clause.findIndex(({ roles }) => roles & NEGATION)
    const notice = clause.findIndex((token, index) => index > first && isUsed(token, "feeNotice"))
    const [from, to] = [clause[first], clause[notice]]
    if (first < 0 || !from || !to) return []
    const isPlain = clause.slice(first + 1, notice).every(isBeside)
    return isPlain
      ? [{ kind: "denied", passage, words: { start: from.start, end: to.end }, unpaid }]
      : []
  })
}

/** 实际收取360元, in the report's own year. */
function findAmounts(
  facts: Facts,
  { passage, tokens }: ReadPassage,
  amount: Figure,
): readonly FeeProblem[] {
  return clausesOf(facts, tokens).flatMap((clause) => {
    if (clause.some(({ roles }) => roles & NEGATION)) return []
    const at = clause.findIndex(({ number }) => number)
    const [number, unit] = [clause[at], clause.slice(at + 1).find(({ kind }) => kind !== "blank")]
    let before = at - 1
    while (before >= 0 && isBetween(clause[before])) before--
    const verb = clause[before]
    if (!number || Number(number.number?.plain) === 0 || !MONEY.has(unit?.word?.text ?? ""))
      return []
    if (!verb || !isUsed(verb, "feeReceived") || !unit) return []
    return [{ kind: "amount", passage, words: { start: verb.start, end: unit.end }, amount }]
  })
}

function isBetween(token: Token | undefined): boolean {
  if (!token || isUsed(token, "feeReceived")) return false
  return token.kind === "blank" || token.kind === "colon" || isNamed(token)
}

function isNamed(token: Token): boolean {
  return (token.roles & BETWEEN) > 0 || isUsed(token, "feeName")
}

/** A word that may stand between 没有 and 收费通知. */
function isBeside(token: Token): boolean {
  const isShort = token.kind === "other" && token.end - token.start <= LONGEST_BESIDE
  return isNamed(token) || token.kind === "blank" || isShort
}

/** The clauses that speak of the report's own year. */
function clausesOf(facts: Facts, tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === "end" || token.kind === "pause" || token.kind === "list") clauses.push([])
    else clauses.at(-1)?.push(token)
  }
  let isOther = false
  return clauses.filter((clause) => {
    for (const { date } of clause)
      if (date?.year !== undefined) isOther = date.year !== facts.title?.year
    return !isOther && !clause.some(({ roles }) => roles & ELSEWHERE)
  })
}
