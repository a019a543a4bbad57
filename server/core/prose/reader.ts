import type { Form } from "../form/schema.ts"
import { type Clause, type FoundMeasure, measureAt } from "./clause.ts"
import type { Context, Self } from "./context.ts"
import { readCount } from "./count.ts"
import { isTotal } from "./kinds.ts"
import type { SaidMention } from "./mentions.ts"
import { readNarrower } from "./narrow.ts"
import type { Passage } from "./passages.ts"
import { Progress } from "./progress.ts"
import { readAlone } from "./read-alone.ts"
import { readCarried } from "./read-carried.ts"
import { readAll, readNone } from "./read-claims.ts"
import { readBackward, readForward, readShareOfLast } from "./read-counts.ts"
import { readTogether } from "./read-together.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, isUsed } from "./vocabulary.ts"

const NEGATION = bitsOf("negation")
const AMONG = bitsOf("among")
const ALL = bitsOf("all", "each")
const CARRY = bitsOf("carry")
const SUM = bitsOf("sum")
const TELLING = NEGATION | ALL | AMONG | CARRY | bitsOf("measure")

/** True for a token without which a clause says nothing of figures. */
export function tellsFigures({ kind, roles }: Token): boolean {
  return kind === "number" || (roles & TELLING) !== 0
}

/** Reads the mentions of one clause after another. */
export class ClauseReader {
  readonly #progress: Progress

  constructor(form: Form, self: Self, context: Context) {
    this.#progress = new Progress(form, self, context)
  }

  get mentions(): readonly SaidMention[] {
    return this.#progress.log.mentions
  }

  startPassage(passage: Passage, tokens: readonly Token[]): void {
    this.#progress.startPassage(passage, tokens)
  }

  endSentence(): void {
    this.#progress.endSentence()
  }

  readClause(from: number, to: number): void {
    const progress = this.#progress
    progress.startClause(from, to)
    readShareOfLast(progress, from)
    if (!saysAnything(progress.clause, from)) {
      progress.advance(to)
      return
    }
    readNarrower(progress, from)
    if (readAlone(progress, from) !== undefined) return
    let index = from
    while (index < to) {
      const token = progress.clause.tokens[index]
      if (!token) return
      const isLong = (measureAt(progress.clause, index)?.end ?? index) > index + 1
      if (!isLong) progress.advance(index + 1)
      if (token.kind === "list" || token.kind === "colon") progress.left = index + 1
      if (isUsed(token, "including")) progress.includes = true
      if (token.roles & AMONG) {
        progress.context.isAmong = true
        progress.log.startParts()
      }
      const end = readAt(progress, index, token)
      progress.advance(end)
      if (end > index + 1) progress.left = end
      index = end
    }
  }
}

/** Logs what is only spoken of, such as 上年结转的申请; the index after it. */
function readNamed(progress: Progress, index: number, { measure, end }: FoundMeasure): number {
  progress.add("named", { measures: [measure], isEach: false }, index, index, end, false)
  if (isTotal(measure)) progress.hasTotal = true
  if (measure.key === progress.clause.self.prose.carry.last.measure) progress.addCarried()
  return end
}

/** False for most clauses: without a number or a negation there is nothing to compare. */
function saysAnything({ tokens, to }: Clause, from: number): boolean {
  for (let index = from; index < to; index++) {
    const token = tokens[index]
    if (token && tellsFigures(token)) return true
  }
  return false
}

/** Reads what begins at `index`; the index after it. */
function readAt(progress: Progress, index: number, token: Token): number {
  const { clause } = progress
  const next = index + 1
  if (token.roles & NEGATION) return readNone(progress, index) ?? next
  if (token.roles & ALL) readAll(progress, index)
  const together = token.roles & SUM ? readTogether(progress, index) : undefined
  if (together !== undefined) return together
  if (token.kind === "number") {
    const end = readBackward(progress, index)
    if (end === undefined && readCount(clause, index))
      progress.addUnknown(token.number?.plain ?? "")
    return end ?? next
  }
  const found = measureAt(clause, index)
  if (!found) {
    const carried = token.roles & CARRY ? readCarried(progress, index) : undefined
    if (carried !== undefined) return carried
    // 结转的申请: last year's, or next year's.
    if (token.roles & CARRY && !((clause.tokens[index - 1]?.roles ?? 0) & NEGATION))
      progress.addCarried()
    return next
  }
  if (found.measure.isNamed) progress.namedTable = found.measure.table
  return readForward(progress, index) ?? readNamed(progress, index, found)
}
