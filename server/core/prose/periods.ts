import type { Facts } from "../bind/facts.ts"
import type { ProseForm } from "../form/schema.ts"
import { derive } from "../text/derived.ts"
import type { DateRead } from "./date.ts"
import type { Passage } from "./passages.ts"
import { type ReadPassage, readProse, remembering } from "./prose.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, isUsed, wordsOf } from "./vocabulary.ts"

/** A date of a report's prose, and what is said with it. */
export interface SaidDate {
  readonly passage: Passage
  readonly token: Token
  /** The index of the token in its sentence. */
  readonly index: number
  readonly date: DateRead
}

/** From one date to another: the period of the report. */
export interface Period {
  readonly from: SaidDate
  readonly to: SaidDate
}

/** A sentence by the tokens of its passage. */
export interface Sentence {
  readonly passage: Passage
  readonly tokens: readonly Token[]
  readonly dates: readonly SaidDate[]
  /** It is the first of its passage. */
  readonly isFirst: boolean
}

type DatedSentence = Omit<Sentence, "passage" | "dates"> & {
  readonly dates: readonly Omit<SaidDate, "passage">[]
}

const TO = bitsOf("to")

/** The sentences with a date, in the parts of a report that speak of its own year. */
export const datedSentences = derive((facts: Facts): readonly Sentence[] => {
  const prose = readProse(facts)
  const sentences: Sentence[] = []
  for (const read of prose?.passages ?? []) {
    if (!isOwn(prose?.form, read) || isTitle(facts, read)) continue
    const { passage } = read
    for (const { tokens, dates, isFirst } of findDated(read))
      sentences.push({
        passage,
        tokens,
        dates: dates.map((each) => ({ passage, ...each })),
        isFirst,
      })
  }
  return sentences
})

/** The period that a sentence states, where it says that it is the report's. */
export function periodOf(
  { words }: ProseForm["period"],
  { passage, tokens, dates }: Sentence,
): Period | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (dates.length < 2 || !first || !last) return undefined
  const text = passage.text.slice(first.start, last.end)
  if (!wordsOf(words).some((word) => text.includes(word))) return undefined
  for (const [index, to] of dates.entries()) {
    const from = dates[index - 1]
    const before = tokens[to.index - 1]
    const isRange = before && before.roles & TO
    if (from && isRange && from.date.month !== undefined && to.date.month !== undefined)
      return { from, to }
  }
  return undefined
}

/** 2024年度 of 统计期限为2024年度。 */
export function yearOfPeriod(
  { names }: ProseForm["period"],
  { passage, tokens, dates }: Sentence,
): SaidDate | undefined {
  return dates.find(({ date, index }) => {
    const after = tokens[index + 1]
    if (date.month !== undefined || !isEnd(after)) return false
    let end = index
    while (isBetween(tokens[end - 1])) end--
    const words = passage.text.slice(tokens[0]?.start, tokens[end]?.start)
    return end < index && wordsOf(names).some((name) => words.endsWith(name))
  })
}

/** True for what may stand behind 2024年: a comma, or 全年. */
function isEnd(token: Token | undefined): boolean {
  return !token || token.kind === "pause" || isUsed(token, "when")
}

/** What may stand between a period and its name. */
function isBetween(token: Token | undefined): boolean {
  return token?.kind === "blank" || token?.kind === "colon" || isUsed(token, "is")
}

function isOwn(form: ProseForm | undefined, { passage }: ReadPassage): boolean {
  return !passage.section || (form?.sections.includes(passage.section.form.key) ?? false)
}

/** The title itself, and what stands above it. */
function isTitle({ title }: Facts, { passage }: ReadPassage): boolean {
  const start = passage.lines[0]?.paragraph.span.start ?? 0
  return title !== undefined && start < title.span.end
}

/** The sentences with a date, whatever passage has those words. */
const findDated = remembering((_, tokens): readonly DatedSentence[] => {
  const sentences: DatedSentence[] = []
  if (!tokens.some(({ date }) => date)) return sentences
  let from = 0
  for (let index = 0; index <= tokens.length; index++) {
    if (index < tokens.length && tokens[index]?.kind !== "end") continue
    const said = tokens.slice(from, index)
    const dates = said.flatMap((token, place) =>
      token.date ? [{ token, index: place, date: token.date }] : [],
    )
    if (dates.length > 0) sentences.push({ tokens: said, dates, isFirst: from === 0 })
    from = index + 1
  }
  return sentences
})
