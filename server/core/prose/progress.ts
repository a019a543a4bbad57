import type { Form, MeasureForm } from "../form/schema.ts"
import { type Clause, type MeasureList, measureAt, wordBefore } from "./clause.ts"
import type { Context, Self } from "./context.ts"
import { type After, isClear, readAfter } from "./count.ts"
import { isTotal } from "./kinds.ts"
import { MentionLog, type Read } from "./log.ts"
import type { Passage } from "./passages.ts"
import type { Token } from "./tokens.ts"
import { isUsed, vocabularyOf } from "./vocabulary.ts"

/** How far prose has been read, and what is known there of the words that follow. */
export class Progress {
  readonly log: MentionLog
  readonly context: Context
  clause: Clause
  /** The clause has said 含. */
  includes = false
  /** The clause has spoken of the requests that last year left, without a number. */
  isOfCarried = false
  /** The clause has named what came in, but its number was not understood: 收到招生申请5件. */
  hasTotal = false
  /** The table that the sentence last named by one of its measures. */
  namedTable: string | undefined
  /** Where the clause begins. */
  from = 0
  /** Where what stands before the next mention begins. */
  left = 0
  /** How far the context has read. */
  #cursor = 0

  constructor(form: Form, self: Self, context: Context) {
    this.log = new MentionLog(self.prose)
    this.context = context
    this.clause = { tokens: [], text: "", to: 0, self, vocabulary: vocabularyOf(form) }
  }

  startPassage(passage: Passage, tokens: readonly Token[]): void {
    this.log.startPassage()
    this.clause = { ...this.clause, tokens, text: passage.text }
    this.namedTable = undefined
  }

  startClause(from: number, to: number): void {
    this.clause = { ...this.clause, to }
    this.from = this.left = from
    this.#cursor = from
    this.includes = false
    this.isOfCarried = this.hasTotal = false
  }

  /** What follows may be said of the requests that last year left. */
  addCarried(): void {
    this.isOfCarried = true
    this.log.addCarried()
  }

  endSentence(): void {
    this.namedTable = undefined
    this.log.endSentence()
  }

  /** Lets the context read on to `end`. */
  advance(end: number): void {
    const { tokens } = this.clause
    while (this.#cursor < end) {
      const token = tokens[this.#cursor]
      if (!token || saysNothing(token)) {
        this.#cursor++
        continue
      }
      const isLong = (measureAt(this.clause, this.#cursor)?.end ?? 0) > this.#cursor + 1
      // 上年 of 上年结转 says nothing of when the rest happened.
      if (!isLong)
        this.context.read(token, wordBefore(this.clause, this.#cursor), tokens[this.#cursor + 1])
      this.#cursor += isLong ? 2 : 1
    }
  }

  /** What stands behind a mention that ends at `index`; the context knows what it says of its matter. */
  readAfter(index: number): After {
    const after = readAfter(this.clause, index)
    for (const subject of after.subjects) this.context.read(subject, undefined, undefined)
    return after
  }

  /** True when nothing since the last mention makes what begins at `index` something else. */
  isClearBefore(index: number, isNoun: boolean): boolean {
    return isClear(this.clause, this.left, index, isNoun)
  }

  /**
   * True when the words speak of the measure's own matter. After a number of another table, 办结 may be of that;
   * after one of its own, in the same sentence, a review need not be said to be about it again.
   */
  isAbout(
    { table, isNamed, isPart, isResult, isStrict }: MeasureForm,
    hasSubject: boolean,
  ): boolean {
    const last = this.log.lastOfSentence
    if (isStrict)
      return this.context.says(table) || (last?.isCertain === true && isOf(table, last.measures))
    if (isResult && this.context.isOfDocuments) return false
    if (isPart && !hasSubject && this.context.isAfterPart) return false
    if (isNamed) return this.context.isAbout(table) || last?.isCertain === true
    const isOther = this.namedTable !== undefined && this.namedTable !== table
    return this.context.isAbout(table) && (hasSubject || !isOther)
  }

  /** A number that counts something else. */
  addUnknown(plain: string): void {
    this.context.sayFigure(false, this.hasTotal)
    this.log.addUnknown(plain)
  }

  /** Logs a mention; `from`, `at` and `end` as `Read` has them. */
  add(
    kind: Read["kind"],
    list: Pick<MeasureList, "measures" | "isEach">,
    from: number,
    at: number,
    end: number,
    isCertain: boolean,
  ): void {
    const { clause, includes, context } = this
    if (kind !== "named") {
      const [measure, ...others] = list.measures
      // 系统收到5件: of what words around it make it, which what was done may be of, too.
      const isDoubtful = !isCertain && context.isPlain && others.length === 0 && isTotal(measure)
      context.sayFigure(context.isAbout(measure?.table ?? ""), isDoubtful)
    }
    const read = { kind, list, clause, from, at, end, isCertain, includes }
    this.log.add(read, context.isAmong)
  }
}

function isOf(table: string, measures: readonly MeasureForm[]): boolean {
  return measures.every((measure) => measure.table === table)
}

/** True for most tokens; they begin no measure. */
function saysNothing(token: Token): boolean {
  if (token.roles > 0 || token.kind === "date") return false
  return !(isUsed(token, "kind") || isUsed(token, "help") || isUsed(token, "topic"))
}
