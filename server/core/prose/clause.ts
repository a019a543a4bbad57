import type { Form, MeasureForm } from "../form/schema.ts"
import type { Context, Self } from "./context.ts"
import type { Mention } from "./mentions.ts"
import type { Passage } from "./passages.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, COUNT_UNITS, isUsed, type Vocabulary, vocabularyOf } from "./vocabulary.ts"

const NEGATION = bitsOf("negation")
const MEASURE = bitsOf("measure")
const AMONG = bitsOf("among")
const ALL = bitsOf("all")
const EACH = bitsOf("each")
const AND = bitsOf("and")
const ABOUT = bitsOf("about")
const SHARE = bitsOf("share")
const CAUSE = bitsOf("cause")
const OUTCOME = bitsOf("outcome")
const RESPECTIVELY = bitsOf("respectively")
const CHANGE = bitsOf("compare", "change")
const SUBJECT = bitsOf("strong", "weak")
const STRONG = bitsOf("strong")
/** Words that may stand between a measure and its number. */
const BETWEEN = bitsOf("filler", "sum", "strong", "weak", "each", "own")
/** Words that may stand before a measure that is a noun. */
const BEFORE =
  BETWEEN | bitsOf("among", "cause", "self", "preposition", "body", "wide", "to", "and")

interface List {
  readonly measures: readonly MeasureForm[]
  readonly isEach: boolean
  readonly hasSubject: boolean
  readonly hasShare: boolean
  /** The index of the token that ends it. */
  readonly end: number
}

/** Reads the mentions of one clause after another. */
export class ClauseReader {
  readonly mentions: Mention[] = []
  readonly #self: Self
  readonly #vocabulary: Vocabulary
  readonly #context: Context
  #passage: Passage | undefined
  #tokens: readonly Token[] = []
  #sentence = 0
  /** The table that the sentence last named by one of its measures. */
  #named: string | undefined
  /** The last number that results are of. */
  #total: Mention | undefined
  /** The last number of whatever; "unknown" where what it counts was not understood. */
  #last: Mention | "unknown" | undefined
  /** What 其中 was said of. */
  #whole: Mention | "unknown" | undefined
  /** The clause has said 含. */
  #includes = false
  /** How far the context has read. */
  #cursor = 0
  /** The clause's end. */
  #to = 0
  /** Where what stands before the next mention begins. */
  #left = 0

  constructor(form: Form, self: Self, context: Context) {
    this.#self = self
    this.#vocabulary = vocabularyOf(form)
    this.#context = context
  }

  startPassage(passage: Passage, tokens: readonly Token[]): void {
    this.#passage = passage
    this.#tokens = tokens
    this.#total = this.#last = this.#whole = undefined
    this.endSentence()
  }

  endSentence(): void {
    this.#named = undefined
    this.#sentence++
  }

  readClause(from: number, to: number): void {
    this.#to = to
    this.#left = from
    this.#cursor = from
    this.#includes = false
    this.#readShareOfLast(from)
    let index = from
    while (index < to) {
      const token = this.#tokens[index]
      if (!token) return
      const isLong = (this.#measureAt(index)?.end ?? index) > index + 1
      if (!isLong) this.#advance(index + 1)
      if (token.kind === "list" || token.kind === "colon") this.#left = index + 1
      if (isUsed(token, "including")) this.#includes = true
      if (token.roles & AMONG) {
        this.#context.isAmong = true
        this.#whole = this.#last
      }
      const end = this.#readAt(index, token)
      this.#advance(end)
      if (end > index + 1) this.#left = end
      index = end
    }
  }

  /** Lets the context read on to `end`. */
  #advance(end: number): void {
    while (this.#cursor < end) {
      const isLong = (this.#measureAt(this.#cursor)?.end ?? 0) > this.#cursor + 1
      const token = this.#tokens[this.#cursor]
      // 上年 of 上年结转 says nothing of when the rest happened.
      if (!isLong && token)
        this.#context.read(token, this.#tokens[this.#cursor - 1], this.#tokens[this.#cursor + 1])
      this.#cursor += isLong ? 2 : 1
    }
  }

  /** Reads what begins at `index`; the index after it. */
  #readAt(index: number, token: Token): number {
    const next = index + 1
    if (token.roles & NEGATION) return this.#readNone(index) ?? next
    if (token.roles & (ALL | EACH)) this.#readAll(index, token)
    if (token.kind === "number") {
      const end = this.#readBackward(index)
      if (end === undefined && this.#readCount(index)) this.#last = "unknown"
      return end ?? next
    }
    const found = this.#measureAt(index)
    if (found?.measure.isNamed) this.#named = found.measure.table
    return found ? (this.#readForward(index) ?? found.end) : next
  }

  /** 新收申请 12 件; 行政复议、行政诉讼共 2 件; 行政复议、行政诉讼均未发生. */
  #readForward(index: number): number | undefined {
    const list = this.#readList(index)
    const token = this.#tokens[list.end]
    if (!token || list.end >= this.#to) return undefined
    if (token.roles & NEGATION) return this.#readNoneAfter(index, list)
    const count = this.#readCount(list.end)
    if (!count || token.roles & RESPECTIVELY) return undefined
    this.#advance(count.end)
    const after = this.#readAfter(count.end)
    const isRight = list.measures.every((measure) => this.#counts(measure, list.hasSubject, after))
    const isLeft = this.#isClear(this.#left, index, !list.measures[0]?.needsSubject)
    // 收到的 3 件: some of them.
    const isSome = list.measures[0]?.needsSubject && isUsed(this.#before(list.end), "of")
    const isCertain =
      isLeft && isRight && !isSome && !after.isOutcome && !count.isAbout && this.#context.isPlain
    this.#add(count.isShare ? "share" : "count", list, index, list.end, count.end, isCertain)
    return count.end
  }

  /** 6 件予以公开; 10 件已办结. */
  #readBackward(index: number): number | undefined {
    const count = this.#readCount(index)
    if (!count || count.isShare) return undefined
    let at = count.end
    while (at < this.#to && (this.#tokens[at]?.roles ?? 0) & BETWEEN) at++
    const found = this.#measureAt(at)
    if (!found || (found.measure.needsSubject && !found.measure.isPart)) return undefined
    const list = this.#readList(at)
    const following = this.#tokens[list.end]
    if (
      following &&
      list.end < this.#to &&
      (this.#readCount(list.end) || following.roles & NEGATION)
    )
      return undefined
    this.#advance(list.end)
    const after = this.#readAfter(list.end)
    const isCertain =
      list.measures.length === 1 &&
      !after.isUnknown &&
      !after.isOutcome &&
      !count.isAbout &&
      this.#isClear(this.#left, index, true) &&
      this.#isAbout(found.measure, false) &&
      this.#context.isPlain
    this.#add("count", list, index, index, list.end, isCertain)
    return list.end
  }

  /** 未收到申请; 没有因此发生行政复议、行政诉讼. */
  #readNone(index: number): number | undefined {
    let measures: MeasureForm[] = []
    let hasSubject = false
    let at = index + 1
    for (; at < this.#to; at++) {
      const token = this.#tokens[at]
      if (!token) break
      const found = this.#measureAt(at)
      const last = measures.at(-1)
      if (found) {
        // 未收到行政复议申请: the verb of another matter.
        if (last?.takes === found.measure.table && !hasSubject) measures = measures.slice(0, -1)
        measures = [...measures, found.measure]
        hasSubject = false
        at = found.end - 1
      } else if (token.roles & SUBJECT) hasSubject = true
      else if (token.kind === "list" && (this.#tokens[at + 1]?.roles ?? 0) & NEGATION) break
      else if (
        !(token.roles & (BETWEEN | CAUSE | AND) || this.#isName(token) || token.kind === "list")
      )
        return undefined
    }
    if (measures.length === 0) return undefined
    const isPlain = this.#context.isPlainClaim && !this.#context.isAmong
    this.#advance(at)
    const isCertain =
      isPlain &&
      this.#context.isPlainClaim &&
      measures.every((measure) => measure.mayBeNone && this.#isAbout(measure, true))
    const list = { measures, isEach: true, hasSubject, hasShare: false, end: at }
    this.#add("none", list, index, index, at, isCertain)
    return at
  }

  #readNoneAfter(index: number, list: List): number | undefined {
    let at = list.end + 1
    while (at < this.#to && (this.#tokens[at]?.roles ?? 0) & (BETWEEN | CAUSE)) at++
    if (
      at < this.#to ||
      list.measures.some((measure) => !measure.mayBeNone || measure.needsSubject)
    )
      return undefined
    this.#advance(at)
    const isCertain =
      this.#isClear(this.#left, index, true) &&
      this.#context.isPlainClaim &&
      !this.#context.isAmong &&
      list.measures.every((measure) => this.#isAbout(measure, true))
    this.#add("none", { ...list, isEach: true }, index, index, at, isCertain)
    return at
  }

  /** 已全部办结: nothing is left over. */
  #readAll(index: number, { roles }: Token): void {
    let at = index + 1
    while (at < this.#to && (this.#tokens[at]?.roles ?? 0) & BETWEEN) at++
    const found = this.#measureAt(at)
    const rest = found?.measure.allMeansNone
    if (!found || !rest || (!(roles & ALL) && !rest.each)) return
    for (let end = found.end; end < this.#to; end++)
      if (!((this.#tokens[end]?.roles ?? 0) & BETWEEN)) return
    const last = this.#last
    const isOfAll =
      last === undefined ||
      (last !== "unknown" && last.measures.some(({ heads, isPart }) => heads && !isPart))
    const isCertain =
      isOfAll &&
      this.#context.isPlain &&
      !this.#context.isAmong &&
      this.#isAbout(found.measure, false)
    const measure = this.#vocabulary.measures.get(rest.measure)
    if (!measure) return
    const list = { measures: [measure], isEach: true, hasSubject: true, hasShare: false, end: at }
    this.#add("all", list, index, index, found.end, isCertain)
  }

  /** ，占 46.4%: of the result just counted. */
  #readShareOfLast(from: number): void {
    const last = this.mentions.at(-1)
    if (last?.sentence !== this.#sentence || last.kind !== "count") return
    let at = from
    if (!((this.#tokens[at]?.roles ?? 0) & SHARE)) return
    while (at < this.#to && (this.#tokens[at]?.roles ?? 0) & (BETWEEN | SHARE)) at++
    const count = this.#readCount(at)
    if (!count?.isShare) return
    const list = { ...last, hasSubject: true, hasShare: true, end: at }
    this.#add("share", list, from, at, count.end, last.isCertain && !count.isAbout)
  }

  /** The measures that are said together, and where what is said of them begins. */
  #readList(index: number): List {
    const measures: MeasureForm[] = []
    let isEach = false
    let hasSubject = false
    let hasShare = false
    let at = index
    for (;;) {
      const found = this.#measureAt(at)
      if (!found || (measures[0] && !isAlike(measures[0], found.measure))) break
      measures.push(found.measure)
      at = found.end
      let ahead = at
      for (; ahead < this.#to; ahead++) {
        const token = this.#tokens[ahead]
        if (!token) break
        if (token.kind === "blank" || token.kind === "colon" || this.#isName(token)) continue
        if (!(token.roles & (BETWEEN | SHARE)) || this.#measureAt(ahead)) break
        if (token.roles & EACH) isEach = true
        if (token.roles & SUBJECT) hasSubject = true
        if (token.roles & SHARE) hasShare = true
      }
      at = ahead
      const token = this.#tokens[at]
      if (!token || at >= this.#to || !(token.kind === "list" || token.roles & AND)) break
      let next = at + 1
      while (
        next < this.#to &&
        (this.#tokens[next]?.roles ?? 0) & (BETWEEN | CAUSE) &&
        !this.#measureAt(next)
      )
        next++
      const other = this.#measureAt(next)
      if (!other || !measures[0] || !isAlike(measures[0], other.measure)) break
      at = next
    }
    return { measures, isEach, hasSubject, hasShare, end: at }
  }
  /** The measure that begins at a token, and the index after its words: 结转下年 is two words. */
  #measureAt(index: number): { readonly measure: MeasureForm; readonly end: number } | undefined {
    const token = this.#tokens[index]
    if (!token || index >= this.#to) return undefined
    if (token.word?.measure) return { measure: token.word.measure, end: index + 1 }
    const after = this.#tokens[index + 1]
    if (!after || index + 1 >= this.#to) return undefined
    const { next, last } = this.#self.prose.carry
    const { year = Number.NaN } = this.#self
    if (isUsed(token, "carry") && (isUsed(after, "nextYear") || isYear(after, year + 1)))
      return this.#named(next.measure, index + 2)
    if (isUsed(after, "carry") && (isUsed(token, "lastYear") || isYear(token, year - 1)))
      return this.#named(last.measure, index + 2)
    return undefined
  }

  /** A number with the unit of a count, or a percentage. */
  #readCount(
    index: number,
  ): { readonly end: number; readonly isAbout: boolean; readonly isShare: boolean } | undefined {
    const number = this.#tokens[index]
    if (!number?.number || index >= this.#to) return undefined
    const before = this.#tokens[index - 1]
    let isAbout = number.number.value === undefined || ((before?.roles ?? 0) & ABOUT) > 0
    let at = index + 1
    for (; at < this.#to; at++) {
      const token = this.#tokens[at]
      if (token?.kind !== "blank" && !((token?.roles ?? 0) & ABOUT)) break
      if (token?.kind !== "blank") isAbout = true
    }
    const unit = at < this.#to ? this.#tokens[at]?.word?.text : undefined
    const isShare = unit === "%" || unit === "％"
    if (isShare)
      return { end: at + 1, isAbout: isAbout && number.number.value !== undefined, isShare }
    if (unit !== undefined && COUNT_UNITS.has(unit)) {
      if ((this.#tokens[at + 1]?.roles ?? 0) & ABOUT) isAbout = true
      return { end: at + 1, isAbout, isShare }
    }
    const isZero = number.number.isChinese && number.number.value === 0
    return isZero ? { end: index + 1, isAbout, isShare } : undefined
  }

  /** What stands between a mention and the next. */
  #readAfter(index: number): {
    readonly isUnknown: boolean
    readonly hasSubject: boolean
    readonly isOutcome: boolean
  } {
    let isUnknown = false
    let hasSubject = false
    let isOutcome = false
    for (let at = index; at < this.#to; at++) {
      const token = this.#tokens[at]
      if (!token || token.kind === "list" || token.kind === "colon" || token.kind === "number")
        break
      if (this.#measureAt(at) || token.roles & (CHANGE | NEGATION | AMONG)) break
      if (token.roles & OUTCOME) isOutcome = true
      if (token.roles & SUBJECT) {
        hasSubject = true
        if (token.roles & STRONG) this.#context.read(token, undefined, undefined)
      } else if (!(token.roles & BEFORE) && token.kind !== "blank" && !this.#isName(token))
        isUnknown = true
    }
    return { isUnknown, hasSubject, isOutcome }
  }

  /** True when the words around leave no doubt that the measure's own matter is counted. */
  #counts(
    measure: MeasureForm,
    hasSubject: boolean,
    after: { readonly isUnknown: boolean; readonly hasSubject: boolean },
  ): boolean {
    if (!this.#isAbout(measure, hasSubject || after.hasSubject)) return false
    return (measure.needsSubject && hasSubject) || !after.isUnknown
  }

  /**
   * True when the words speak of the measure's own matter. After a number of another table, 办结 may be of that;
   * after one of its own, in the same sentence, a review need not be said to be about it again.
   */
  #isAbout({ table, isNamed }: MeasureForm, hasSubject: boolean): boolean {
    const last = this.mentions.at(-1)
    const before = last?.sentence === this.#sentence ? last : undefined
    if (isNamed) return this.#context.isAbout(table) || before?.isCertain === true
    const isOther = this.#named !== undefined && this.#named !== table
    return this.#context.isAbout(table) && (hasSubject || !isOther)
  }

  /** True when nothing from `from` to `to` makes what follows something else. */
  #isClear(from: number, to: number, isNoun: boolean): boolean {
    for (let at = from; at < to; at++) {
      const token = this.#tokens[at]
      if (!token) return false
      if (token.roles & (MEASURE | NEGATION | OUTCOME)) return false
      if (!isNoun) {
        if (token.roles & CAUSE) return false
      } else if (
        !(token.roles & BEFORE) &&
        token.kind !== "date" &&
        token.kind !== "blank" &&
        !this.#isName(token)
      )
        return false
    }
    return true
  }

  /** The token before `index` that is no blank. */
  #before(index: number): Token | undefined {
    const before = this.#tokens[index - 1]
    return before?.kind === "blank" ? this.#tokens[index - 2] : before
  }

  #isName({ kind, start, end }: Token): boolean {
    if (kind === "blank") return true
    if (kind !== "other") return false
    const words = this.#passage?.text.slice(start, end) ?? ""
    return this.#self.issuer.includes(words)
  }

  #named(
    key: string,
    end: number,
  ): { readonly measure: MeasureForm; readonly end: number } | undefined {
    const measure = this.#vocabulary.measures.get(key)
    return measure && { measure, end }
  }

  #add(
    kind: Mention["kind"],
    list: List | Mention,
    from: number,
    at: number,
    end: number,
    isCertain: boolean,
  ): void {
    const [first, number, last] = [this.#tokens[from], this.#tokens[at], this.#tokens[end - 1]]
    if (!this.#passage || !first || !number || !last) return
    const words = { start: first.start, end: Math.max(last.end, number.end) }
    const { isAmong } = this.#context
    const head = isAmong ? this.#whole : this.#total
    const isKnownPart =
      head !== "unknown" &&
      head?.measures.some(({ heads }) => heads) &&
      list.measures.every(({ isPart }) => isPart)
    const mention: Mention = {
      kind,
      passage: this.#passage,
      measures: list.measures,
      isEach: list.isEach,
      plain: number.number?.plain ?? "0",
      span: number.number ? { start: number.start, end: number.end } : words,
      words,
      sentence: this.#sentence,
      isCertain:
        isCertain &&
        (!isAmong || isKnownPart === true) &&
        (kind !== "share" || list.measures.every(({ isResult }) => isResult)),
      ...(head && head !== "unknown" && { head }),
      isIncluded: isAmong || this.#includes,
      isAmong,
    }
    this.mentions.push(mention)
    if (kind !== "count") return
    this.#last = mention
    if (list.measures.some(({ heads }) => heads)) this.#total = mention
  }
}

function isYear({ date }: Token, year: number): boolean {
  return date?.year === year && date.month === undefined
}

function isAlike(a: MeasureForm, b: MeasureForm): boolean {
  return a.table === b.table && a.needsSubject === b.needsSubject
}
