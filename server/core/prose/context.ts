import type { ProseForm } from "../form/schema.ts"
import { Digression } from "./digression.ts"
import { tablesOfHeading } from "./heading.ts"
import { Parts } from "./parts.ts"
import type { Passage } from "./passages.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, isUsed, sameBodies } from "./vocabulary.ts"

const BACK = bitsOf("back")
const OWN = bitsOf("own")
const AHEAD = bitsOf("ahead")
const SEASON = bitsOf("season")
const NOW = bitsOf("now")
const BODY = bitsOf("body")
const WIDE = bitsOf("wide")
const SELF = bitsOf("self")
const PREPOSITION = bitsOf("preposition")
const CONDITION = bitsOf("condition")
const COMPARE = bitsOf("compare", "change")
const FOREIGN = bitsOf("foreign")
const STRONG = bitsOf("strong")
const TO = bitsOf("to")
const JOINS = bitsOf("to", "and")
// 起至, with a space before and after.
const LONGEST_JOIN = 4

/** What the report says of itself, by which sentences about others are told. */
export interface Self {
  readonly prose: ProseForm
  readonly year: number | undefined
  readonly issuer: string
  /** The introduction says that the figures of other bodies are in the tables. */
  readonly isSummary: boolean
}

/** What the words read so far say of those that follow: of when, of whom and of what they speak. */
export class Context {
  readonly #self: Self
  /** Tables of whose matter the heading above speaks. */
  #headingSubjects: ReadonlySet<string> = new Set()
  #passageSubjects = new Set<string>()
  #clauseSubjects = new Set<string>()
  #sentenceIsForeign = false
  readonly #time = new Digression()
  readonly #body = new Digression()
  readonly #parts = new Parts()
  /** The last word for all bodies of a place. */
  #wide: Token | undefined
  #isAhead = false
  #isSeason = false
  #clauseIsRest = false
  #clauseIsConditional = false
  /** The clause has said a word of comparison by now. */
  #clauseCompares = false
  /** The clause has one somewhere. */
  #comparesInClause = false
  /** As it was when the clause began. */
  #timeBefore = false
  /** The last date with a year. */
  #dated: Token | undefined
  /** The sentence has said 其中. */
  isAmong = false
  /** The sentence has said 主动公开: what is not disclosed may be documents, not requests. */
  isOfDocuments = false
  /** The sentence has said 目前: when the report is written. */
  isNow = false

  constructor(self: Self) {
    this.#self = self
  }

  startSection(
    key: string | undefined,
    tables: readonly { readonly key: string; readonly section: string }[],
  ): void {
    this.#headingSubjects = new Set(
      tables.filter(({ section }) => section === key).map((table) => table.key),
    )
  }

  startPassage(passage: Passage): void {
    this.#passageSubjects = new Set()
    const tables = tablesOfHeading(this.#self.prose, passage)
    if (tables) this.#headingSubjects = new Set(tables)
    this.#time.startPassage()
    this.#body.startPassage()
    this.#parts.startPassage()
    this.startSentence()
  }

  startSentence(): void {
    this.#sentenceIsForeign = false
    this.#time.startSentence()
    this.#body.startSentence()
    this.#wide = undefined
    this.#isAhead = false
    this.#isSeason = false
    this.#parts.startSentence()
    this.#dated = undefined
    this.isAmong = false
    this.isOfDocuments = false
    this.isNow = false
    this.startClause()
  }

  /** The tables of whose matter the heading above speaks; all that one passage is told by another. */
  get matter(): string {
    return [...this.#headingSubjects].join()
  }

  /** `compares` where the clause has a word of comparison, so that 去年 in it is what is compared with. */
  startClause(compares = false): void {
    this.#clauseSubjects.clear()
    this.#parts.startClause()
    this.#clauseIsRest = false
    this.#timeBefore = this.#time.isOn
    this.#clauseIsConditional = false
    this.#clauseCompares = false
    this.#comparesInClause = compares
  }

  /** Time as it is, to be put back after brackets. */
  get time(): boolean {
    return this.#time.isOn
  }
  set time(isOther: boolean) {
    this.#time.isOn = isOther
  }

  /** Time as it was before the clause, where the year in it says something else: 上年度无结转. */
  resetTime(): void {
    this.#time.isOn = this.#timeBefore
  }

  read(token: Token, before: Token | undefined, after: Token | undefined): void {
    if (token.kind === "date") this.#readDate(token, before, after)
    const { roles, word } = token
    if (!word) return
    if (roles & BACK && !this.#comparesInClause && !this.#isOwnYear(before)) {
      this.#time.isOn = true
      if (isFirst(before) && isUsed(token, "lastYear")) this.#time.say()
    }
    if (roles & OWN) this.#time.isOn = false
    if (roles & AHEAD) this.#isAhead = true
    if (roles & SEASON) this.#isSeason = true
    if (roles & NOW) this.isNow = true
    if (roles & BODY) this.#readBody(word.text, before)
    else if (roles & WIDE && !this.#self.isSummary && !isNamed(before)) {
      this.#body.isOn = true
      this.#wide = token
    }
    if (isUsed(token, "issuer")) this.#body.isOn = false
    if (isUsed(token, "kind")) this.isOfDocuments = true
    if (isUsed(token, "rest")) this.#clauseIsRest = true
    this.#parts.read(token, before, after)
    if (roles & CONDITION) this.#clauseIsConditional = true
    if (roles & COMPARE) this.#clauseCompares = true
    if (roles & FOREIGN) {
      this.#sentenceIsForeign = true
      this.#passageSubjects.clear()
    }
    if (roles & STRONG) for (const table of word.subjects) this.#addSubject(table)
  }

  /**
   * A figure was read; `isOfMatter` where it counts what one of the tables does, `isOfSome` where it is known to count
   * some of that.
   */
  sayFigure(isOfMatter: boolean, isOfSome = false): void {
    this.#time.say()
    if (isOfMatter) this.#body.say()
    if (!this.isAmong) this.#parts.say(isOfSome || this.#isSeason)
  }

  /** True when the last figure of the passage was of a part, of which 办结 may then be said. */
  get isAfterPart(): boolean {
    return this.#parts.isAfterSome
  }

  /** True when what is said now is of the report's own year and issuer, in full, and no plan or condition. */
  get isPlain(): boolean {
    return !this.#clauseIsRest && this.isPlainRest
  }

  /** The same, but what is said may be of those that are left. */
  get isPlainRest(): boolean {
    return this.#isPlainMatter && !this.#parts.isOfSome
  }

  /** The same of a claim, which a part said before does not limit. */
  get isPlainClaim(): boolean {
    return !this.#clauseIsRest && this.#isPlainMatter
  }

  get #isPlainMatter(): boolean {
    return !(
      this.#time.isOn ||
      this.#isAhead ||
      this.#body.isOn ||
      this.#isSeason ||
      this.#parts.isNamed ||
      this.#clauseIsConditional ||
      this.#clauseCompares
    )
  }

  /** True when the words so far speak of the matter of a table. */
  isAbout(table: string): boolean {
    if (this.#passageSubjects.has(table) || this.#clauseSubjects.has(table)) return true
    return this.#headingSubjects.has(table) && !this.#sentenceIsForeign
  }

  /** True when the clause itself speaks of the matter of a table. */
  says(table: string): boolean {
    return this.#clauseSubjects.has(table)
  }

  #addSubject(table: string): void {
    const subject = this.#self.prose.subjects.find((each) => each.table === table)
    if (subject?.inClause) this.#clauseSubjects.add(table)
    else this.#passageSubjects.add(table)
  }

  #readDate(token: Token, before: Token | undefined, after: Token | undefined): void {
    const { date } = token
    if (!date) return
    const { year, month, day } = date
    if (year === undefined && month === undefined) this.#time.isOn = true
    if (year !== undefined && !this.#comparesInClause) {
      this.#time.isOn = year !== this.#self.year || this.#isLastOfYears(token, before)
      if (this.#time.isOn && isFirst(before) && !((after?.roles ?? 0) & BACK)) this.#time.say()
    }
    if (year !== undefined) this.#dated = token
    if (month !== undefined && !isEdgeOfYear(month, day, before, after)) this.#isSeason = true
  }

  #isOwnYear(token: Token | undefined): boolean {
    return token?.date?.year !== undefined && token.date.year === this.#self.year
  }

  /** 2024年 of 2020—2024年, or of 2023年和2024年. */
  #isLastOfYears({ start, date }: Token, before: Token | undefined): boolean {
    const first = this.#dated
    if (!first || first.date?.year === date?.year || start - first.end > LONGEST_JOIN) return false
    return before?.kind === "list" || ((before?.roles ?? 0) & JOINS) > 0
  }

  #readBody(body: string, before: Token | undefined): void {
    const isSelf =
      (before && before.roles & SELF) ||
      this.#self.issuer.includes(body) ||
      sameBodies.some(
        (names) => names.includes(body) && names.some((name) => this.#self.issuer.endsWith(name)),
      )
    // 各区教育局: the bodies of others.
    const wide = this.#wide
    const isWide = wide !== undefined && (before === wide || before?.start === wide.end)
    if (isSelf && !isWide) this.#body.isOn = false
    else if (!isNamed(before)) this.#body.isOn = true
  }
}

/** 按照区政府: whom a preposition names does nothing here. */
function isNamed(before: Token | undefined): boolean {
  return before !== undefined && (before.roles & PREPOSITION) > 0
}

/** True where nothing of the sentence stands before. */
function isFirst(before: Token | undefined): boolean {
  return before === undefined || before.kind === "end"
}

/** The first or the last day of a year, as a period begins and ends. */
function isEdgeOfYear(
  month: number,
  day: number | undefined,
  before: Token | undefined,
  after: Token | undefined,
): boolean {
  const isRange = ((before?.roles ?? 0) | (after?.roles ?? 0)) & TO
  if (month === 1) return day === 1 || (day === undefined && isRange > 0)
  return month === 12 && (day === 31 || (day === undefined && isRange > 0))
}
