import type { Form, MeasureForm } from "../form/schema.ts"
import { findAll, findNone, findNoneAfter } from "./claims.ts"
import { BETWEEN, type Clause, type MeasureList, measureAt, readList } from "./clause.ts"
import type { Context, Self } from "./context.ts"
import { type After, isClear, readAfter, readCount } from "./count.ts"
import { MentionLog } from "./log.ts"
import type { Mention } from "./mentions.ts"
import type { Passage } from "./passages.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, isUsed, vocabularyOf } from "./vocabulary.ts"

const NEGATION = bitsOf("negation")
const AMONG = bitsOf("among")
const ALL = bitsOf("all", "each")
const TELLING = NEGATION | ALL | AMONG | bitsOf("measure")
const SHARE = bitsOf("share")
const RESPECTIVELY = bitsOf("respectively")

/** True for a token without which a clause says nothing of figures. */
export function tellsFigures({ kind, roles }: Token): boolean {
  return kind === "number" || (roles & TELLING) !== 0
}

/** Reads the mentions of one clause after another. */
export class ClauseReader {
  readonly #log = new MentionLog()
  readonly #context: Context
  #clause: Clause
  /** The table that the sentence last named by one of its measures. */
  #namedTable: string | undefined
  /** The clause has said 含. */
  #includes = false
  /** How far the context has read. */
  #cursor = 0
  /** Where what stands before the next mention begins. */
  #left = 0

  constructor(form: Form, self: Self, context: Context) {
    this.#context = context
    this.#clause = { tokens: [], text: "", to: 0, self, vocabulary: vocabularyOf(form) }
  }

  get mentions(): readonly Mention[] {
    return this.#log.mentions
  }

  startPassage(passage: Passage, tokens: readonly Token[]): void {
    this.#log.startPassage(passage)
    this.#clause = { ...this.#clause, tokens, text: passage.text }
    this.#namedTable = undefined
  }

  endSentence(): void {
    this.#namedTable = undefined
    this.#log.endSentence()
  }

  readClause(from: number, to: number): void {
    this.#clause = { ...this.#clause, to }
    this.#left = from
    this.#cursor = from
    this.#includes = false
    this.#readShareOfLast(from)
    if (!this.#saysAnything(from)) {
      this.#advance(to)
      return
    }
    let index = from
    while (index < to) {
      const token = this.#clause.tokens[index]
      if (!token) return
      const isLong = (measureAt(this.#clause, index)?.end ?? index) > index + 1
      if (!isLong) this.#advance(index + 1)
      if (token.kind === "list" || token.kind === "colon") this.#left = index + 1
      if (isUsed(token, "including")) this.#includes = true
      if (token.roles & AMONG) {
        this.#context.isAmong = true
        this.#log.startParts()
      }
      const end = this.#readAt(index, token)
      this.#advance(end)
      if (end > index + 1) this.#left = end
      index = end
    }
  }

  /** False for most clauses: without a number or a negation there is nothing to compare. */
  #saysAnything(from: number): boolean {
    const { tokens, to } = this.#clause
    for (let index = from; index < to; index++) {
      const token = tokens[index]
      if (token && tellsFigures(token)) return true
    }
    return false
  }

  /** Lets the context read on to `end`. */
  #advance(end: number): void {
    while (this.#cursor < end) {
      // Most tokens say nothing, and begin no measure.
      const { roles = 0, kind } = this.#clause.tokens[this.#cursor] ?? {}
      if (roles === 0 && kind !== "date") {
        this.#cursor++
        continue
      }
      const isLong = (measureAt(this.#clause, this.#cursor)?.end ?? 0) > this.#cursor + 1
      const token = this.#clause.tokens[this.#cursor]
      // 上年 of 上年结转 says nothing of when the rest happened.
      if (!isLong && token)
        this.#context.read(
          token,
          this.#clause.tokens[this.#cursor - 1],
          this.#clause.tokens[this.#cursor + 1],
        )
      this.#cursor += isLong ? 2 : 1
    }
  }

  /** Reads what begins at `index`; the index after it. */
  #readAt(index: number, token: Token): number {
    const next = index + 1
    if (token.roles & NEGATION) return this.#readNone(index) ?? next
    if (token.roles & ALL) this.#readAll(index)
    if (token.kind === "number") {
      const end = this.#readBackward(index)
      if (end === undefined && readCount(this.#clause, index)) this.#log.addUnknown()
      return end ?? next
    }
    const found = measureAt(this.#clause, index)
    if (found?.measure.isNamed) this.#namedTable = found.measure.table
    return found ? (this.#readForward(index) ?? found.end) : next
  }

  /** 新收申请 12 件; 行政复议、行政诉讼共 2 件; 行政复议、行政诉讼均未发生. */
  #readForward(index: number): number | undefined {
    const list = readList(this.#clause, index)
    const token = this.#clause.tokens[list.end]
    if (!token || list.end >= this.#clause.to) return undefined
    if (token.roles & NEGATION) return this.#readNoneAfter(index, list)
    const count = readCount(this.#clause, list.end)
    if (!count || token.roles & RESPECTIVELY) return undefined
    this.#advance(count.end)
    const after = this.#readAfter(count.end)
    const isRight = list.measures.every((measure) => this.#counts(measure, list.hasSubject, after))
    const isLeft = isClear(this.#clause, this.#left, index, !list.measures[0]?.needsSubject)
    // 收到的 3 件: some of them.
    const isSome = list.measures[0]?.needsSubject && isUsed(this.#before(list.end), "of")
    const isCertain =
      isLeft && isRight && !isSome && !after.isOutcome && !count.isAbout && this.#context.isPlain
    this.#add(count.isShare ? "share" : "count", list, index, list.end, count.end, isCertain)
    return count.end
  }

  /** 6 件予以公开; 10 件已办结. */
  #readBackward(index: number): number | undefined {
    const count = readCount(this.#clause, index)
    if (!count || count.isShare) return undefined
    let at = count.end
    while (at < this.#clause.to && (this.#clause.tokens[at]?.roles ?? 0) & BETWEEN) at++
    const found = measureAt(this.#clause, at)
    if (!found || (found.measure.needsSubject && !found.measure.isPart)) return undefined
    const list = readList(this.#clause, at)
    const following = this.#clause.tokens[list.end]
    if (
      following &&
      list.end < this.#clause.to &&
      (readCount(this.#clause, list.end) || following.roles & NEGATION)
    )
      return undefined
    this.#advance(list.end)
    const after = this.#readAfter(list.end)
    const isCertain =
      list.measures.length === 1 &&
      !after.isUnknown &&
      !after.isOutcome &&
      !count.isAbout &&
      isClear(this.#clause, this.#left, index, true) &&
      this.#isAbout(found.measure, false) &&
      this.#context.isPlain
    this.#add("count", list, index, index, list.end, isCertain)
    return list.end
  }

  /** 未收到申请. */
  #readNone(index: number): number | undefined {
    const list = findNone(this.#clause, index)
    if (!list) return undefined
    const isPlain = this.#context.isPlainClaim
    this.#advance(list.end)
    this.#add("none", list, index, index, list.end, isPlain && this.#isNoneOf(list))
    return list.end
  }

  #readNoneAfter(index: number, before: MeasureList): number | undefined {
    const list = findNoneAfter(this.#clause, before)
    if (!list) return undefined
    this.#advance(list.end)
    const isCertain = isClear(this.#clause, this.#left, index, true) && this.#isNoneOf(list)
    this.#add("none", list, index, index, list.end, isCertain)
    return list.end
  }

  #isNoneOf({ measures }: MeasureList): boolean {
    return (
      this.#context.isPlainClaim &&
      !this.#context.isAmong &&
      measures.every((measure) => measure.mayBeNone && this.#isAbout(measure, true))
    )
  }

  /** 已全部办结: nothing is left over. */
  #readAll(index: number): void {
    const found = findAll(this.#clause, index)
    if (!found) return
    const isCertain =
      this.#log.isAllOfTotal &&
      this.#context.isPlain &&
      !this.#context.isAmong &&
      this.#isAbout(found.done, false)
    const list = { measures: [found.rest], isEach: true, hasSubject: true, end: found.end }
    this.#add("all", list, index, index, found.end, isCertain)
  }

  /** ，占 46.4%: of the result just counted. */
  #readShareOfLast(from: number): void {
    const last = this.#log.lastOfSentence
    if (last?.kind !== "count") return
    let at = from
    if (!((this.#clause.tokens[at]?.roles ?? 0) & SHARE)) return
    while (at < this.#clause.to && (this.#clause.tokens[at]?.roles ?? 0) & (BETWEEN | SHARE)) at++
    const count = readCount(this.#clause, at)
    if (!count?.isShare) return
    const list = { ...last, hasSubject: true, end: at }
    this.#add("share", list, from, at, count.end, last.isCertain && !count.isAbout)
  }

  /** What stands behind a mention; the context knows what it says of its matter. */
  #readAfter(index: number): After {
    const after = readAfter(this.#clause, index)
    for (const subject of after.subjects) this.#context.read(subject, undefined, undefined)
    return after
  }

  /** True when the words around leave no doubt that the measure's own matter is counted. */
  #counts(measure: MeasureForm, hasSubject: boolean, after: After): boolean {
    if (!this.#isAbout(measure, hasSubject || after.hasSubject)) return false
    return (measure.needsSubject && hasSubject) || !after.isUnknown
  }

  /**
   * True when the words speak of the measure's own matter. After a number of another table, 办结 may be of that;
   * after one of its own, in the same sentence, a review need not be said to be about it again.
   */
  #isAbout({ table, isNamed }: MeasureForm, hasSubject: boolean): boolean {
    if (isNamed) return this.#context.isAbout(table) || this.#log.lastOfSentence?.isCertain === true
    const isOther = this.#namedTable !== undefined && this.#namedTable !== table
    return this.#context.isAbout(table) && (hasSubject || !isOther)
  }

  /** The token before `index` that is no blank. */
  #before(index: number): Token | undefined {
    const before = this.#clause.tokens[index - 1]
    return before?.kind === "blank" ? this.#clause.tokens[index - 2] : before
  }

  #add(
    kind: Mention["kind"],
    list: Pick<MeasureList, "measures" | "isEach">,
    from: number,
    at: number,
    end: number,
    isCertain: boolean,
  ): void {
    this.#log.add(
      { kind, list, clause: this.#clause, from, at, end, isCertain, includes: this.#includes },
      this.#context.isAmong,
    )
  }
}
