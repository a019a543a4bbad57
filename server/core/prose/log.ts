import type { ProseForm } from "../form/schema.ts"
import type { Clause, MeasureList } from "./clause.ts"
import { isTotal } from "./kinds.ts"
import type { SaidMention } from "./mentions.ts"
import { isUsed } from "./vocabulary.ts"

/** A mention just read, by the indexes of its tokens. */
export interface Read {
  readonly kind: SaidMention["kind"]
  readonly list: Pick<MeasureList, "measures" | "isEach">
  readonly clause: Clause
  /** Of the first token. */
  readonly from: number
  /** Of the number, or of the first token where there is none. */
  readonly at: number
  /** After the last token. */
  readonly end: number
  readonly isCertain: boolean
  /** The clause has said 含. */
  readonly includes: boolean
}

/** A number of a sentence, and the mention that it is, if it was understood what it counts. */
export interface SaidNumber {
  readonly plain: number
  readonly mention?: SaidMention
}

// More are a list of which it is not known what is part of what.
const MOST_NUMBERS = 16

/** The mentions of a passage so far, and which of them the next may be a part of. */
export class MentionLog {
  mentions: SaidMention[] = []
  readonly #carry: ProseForm["carry"]
  #sentence = 0
  /** The last number that results are of. */
  #total: SaidMention | undefined
  /** The last number of whatever; "unknown" where what it counts was not understood. */
  #last: SaidMention | "unknown" | undefined
  /** The last words were of the requests that last year left. */
  #isOfCarried = false
  /** The indexes of `wider`. */
  #wider: readonly number[] = []
  #numbers: SaidNumber[] = []
  /** What 其中 was said of. */
  #whole: SaidMention | "unknown" | undefined

  constructor({ carry }: ProseForm) {
    this.#carry = carry
  }

  startPassage(): void {
    this.mentions = []
    this.#sentence = 0
    this.#total = this.#last = this.#whole = undefined
    this.#isOfCarried = false
    this.endSentence()
  }

  endSentence(): void {
    this.#sentence++
    if (this.#numbers.length > 0) this.#numbers = []
    this.#wider = []
  }

  /** 其中: what follows are parts of the last number. */
  startParts(): void {
    this.#whole = this.#last
  }

  /** A number that counts something else. */
  addUnknown(plain: string): void {
    this.#last = "unknown"
    this.#numbers.push({ plain: Number(plain) })
  }

  /** The last numbers of the sentence. */
  get numbers(): readonly SaidNumber[] {
    return this.#numbers.slice(-MOST_NUMBERS)
  }

  /** The mentions of the sentence that may be of other matters too, as nothing but the heading says of which. */
  get wider(): readonly SaidMention[] {
    return this.#wider.flatMap((index) => this.mentions[index] ?? [])
  }

  /** The last mention is, or is not, one whose matter only the heading says. */
  setWider(isWider: boolean): void {
    this.#wider = isWider ? [...this.#wider, this.mentions.length - 1] : []
  }

  /** Those that may be of other matters too are: they are compared with nothing. */
  doubtWider(): void {
    for (const index of this.#wider) {
      const mention = this.mentions[index]
      if (mention) this.mentions[index] = { ...mention, isCertain: false }
    }
    this.#wider = []
  }

  /** 结转的申请: what follows may be said of the requests that last year left. */
  addCarried(): void {
    this.#isOfCarried = true
  }

  /** The last mention of the sentence that says something. */
  get lastOfSentence(): SaidMention | undefined {
    const last = this.mentions.findLast(({ kind }) => kind !== "named")
    return last?.sentence === this.#sentence ? last : undefined
  }

  /** The last number of the sentence, where it was understood what it counts. */
  get lastCount(): SaidMention | undefined {
    const last = this.#last
    return last !== "unknown" && last?.sentence === this.#sentence ? last : undefined
  }

  /** True when `plain` may count what was done with the requests that last year left, or the next will have. */
  isOfCarried(plain: string): boolean {
    const last = this.#last
    if (last === undefined || last === "unknown") return this.#isOfCarried
    const { last: over, next: forward } = this.#carry
    const isLeft = last.measures.every(({ key }) => key === over.measure || key === forward.measure)
    return isLeft && Number(plain) <= Number(last.plain)
  }

  /** True when “all” can only be all requests: the last number, if any, is how many came. */
  get isAllOfTotal(): boolean {
    if (this.#isOfCarried) return false
    return (
      this.#last === undefined || (this.#last !== "unknown" && this.#last.measures.some(isTotal))
    )
  }

  /** True after 新收12件，上年结转1件, where “all” in the next clause is of both. */
  get isAllOfBoth(): boolean {
    const [total, carried] = this.#numbers.slice(-2).map(({ mention }) => mention)
    if (!total || !carried || carried !== this.#last || carried.isAmong) return false
    return (
      total.measures.some(isTotal) &&
      carried.measures.every(({ key }) => key === this.#carry.last.measure)
    )
  }

  add({ kind, list, clause, from, at, end, isCertain, includes }: Read, isAmong: boolean): void {
    const { tokens } = clause
    const [first, number, last] = [tokens[from], tokens[at], tokens[end - 1]]
    if (!first || !number || !last) return
    const words = { start: first.start, end: Math.max(last.end, number.end) }
    const head = isAmong ? this.#whole : this.#total
    const isKnownPart =
      head !== "unknown" &&
      head?.measures.some(({ heads }) => heads) &&
      list.measures.every(({ isPart }) => isPart)
    const areResults = list.measures.every(({ isResult }) => isResult)
    // 其中征地类5件（上年结转1件）: a part of the part that was not understood.
    const isOfPart = isAmong && this.#last === "unknown" && !areResults
    const mention: SaidMention = {
      kind,
      measures: list.measures,
      isEach: list.isEach,
      plain: number.number?.plain ?? "0",
      span: number.number ? { start: number.start, end: number.end } : words,
      words,
      sentence: this.#sentence,
      isCertain:
        isCertain &&
        !isOfPart &&
        (!isAmong || isKnownPart === true) &&
        (kind !== "share" || areResults),
      ...(head && head !== "unknown" && { head }),
      isIncluded: isAmong || includes,
      isRest: clause.tokens.slice(from - 2, from).some((token) => isUsed(token, "rest")),
      isAmong,
    }
    this.mentions.push(mention)
    if (kind === "count" || kind === "none") this.#isOfCarried = false
    if (kind !== "count") return
    this.#last = mention
    this.#numbers.push({ plain: Number(mention.plain), mention })
    if (list.measures.some(({ heads }) => heads)) this.#total = mention
  }
}
