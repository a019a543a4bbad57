import type { Token } from "./tokens.ts"
import { bitsOf, isUsed } from "./vocabulary.ts"

const CAUSE = bitsOf("cause")
const PART = bitsOf("part")
const STRONG = bitsOf("strong")
const SUM = bitsOf("sum")

/** Whether what is said is of some of the requests only: from the web, about land, of one field. */
export class Parts {
  #sentenceHasPart = false
  /** The sentence has said 教育招生方面. */
  #isOfTopic = false
  #clauseHasPart = false
  /** How many parts it has named. */
  #clauseParts = 0
  /** The clause has said 招生类. */
  #clauseIsOfKind = false
  /** The clause has said 协助. */
  #clauseIsForOthers = false
  #sentenceHasFigure = false
  #clauseHasSum = false
  #lastFigureIsOfSome = false

  startPassage(): void {
    this.#lastFigureIsOfSome = false
    this.#clauseIsOfKind = false
  }

  startSentence(): void {
    this.#sentenceHasPart = false
    // 招生类。收到5件: as under a heading.
    this.#isOfTopic = this.#clauseIsOfKind && !this.#sentenceHasFigure
    this.#sentenceHasFigure = false
  }

  startClause(): void {
    this.#clauseHasPart = false
    this.#clauseParts = 0
    this.#clauseIsOfKind = false
    this.#clauseIsForOthers = false
    this.#clauseHasSum = false
  }

  read(token: Token, before: Token | undefined, after: Token | undefined): void {
    const { roles } = token
    const isAfterOther = before?.kind === "other"
    if (isUsed(token, "topic") && before)
      this.#isOfTopic = isAfterOther || (this.#isOfTopic && !(before.roles & STRONG))
    if (isUsed(token, "help")) this.#clauseIsForOthers = true
    if (isUsed(token, "sort") && isAfterOther) this.#clauseIsOfKind = true
    if (roles & PART && !isUsed(token, "rest") && !isOfMatter(token, after))
      this.#readPart(token, before)
    // 网上、信函共收到: of both. 网上共收到: of one.
    if (roles & SUM && this.#clauseParts !== 1) {
      this.#clauseHasSum = true
      this.#clauseHasPart = false
    }
  }

  /** A figure was read, of some or not. */
  say(isOfSome: boolean): void {
    this.#sentenceHasFigure = true
    this.#lastFigureIsOfSome = isOfSome || this.#isOfTopic || this.isOfSome
  }

  /** The clause itself says so, or the sentence that it is of one topic. */
  get isNamed(): boolean {
    return this.#isOfTopic || this.#clauseHasPart
  }

  get isOfSome(): boolean {
    const isPart = this.#clauseHasPart || (this.#sentenceHasPart && !this.#clauseHasSum)
    return isPart || this.#clauseIsOfKind || this.#clauseIsForOthers
  }

  /** The last figure of the passage was of some, of which 办结 may then be said. */
  get isAfterSome(): boolean {
    return this.#lastFigureIsOfSome && !this.#clauseHasSum
  }

  #readPart(token: Token, before: Token | undefined): void {
    this.#sentenceHasPart = this.#clauseHasPart = true
    const isSame = before !== undefined && (before.roles & PART) > 0
    if (!isSame && !isUsed(token, "way")) this.#clauseParts++
  }
}

/** 涉及政府信息公开 says the matter, 涉及征地 a part of it. */
function isOfMatter({ roles }: Token, after: Token | undefined): boolean {
  return (roles & CAUSE) > 0 && ((after?.roles ?? 0) & STRONG) > 0
}
