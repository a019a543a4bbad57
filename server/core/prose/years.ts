import type { Facts } from "../bind/facts.ts"
import type { ProseForm } from "../form/schema.ts"
import type { MessageKey } from "../messages.ts"
import type { Block } from "../syntax/tree.ts"
import { firstWords } from "../syntax/written.ts"
import { derive } from "../text/derived.ts"
import {
  datedSentences,
  type Period,
  periodOf,
  type SaidDate,
  type Sentence,
  yearOfPeriod,
} from "./periods.ts"
import { bitsOf, isUsed, wordsOf } from "./vocabulary.ts"

/** A date that names another year than the title where it should not. */
export interface WrongYear {
  readonly said: SaidDate
  /** The other end of the period, where it names that year too. */
  readonly end?: SaidDate
  readonly year: number
  readonly message: MessageKey & `year-mismatch${string}`
}

const ELSEWHERE = bitsOf("back", "compare", "change", "ahead")
const BESIDE = bitsOf("preposition", "and")
const LAST_MONTH = 12

/**
 * The years that should be the title's: of the period, of the introduction's own report, after 截至, and at the
 * head of a paragraph that names no other. Years that look back or ahead are none of them.
 */
export function wrongYears(facts: Facts): readonly WrongYear[] {
  const { title } = facts
  const period = facts.form.prose?.period
  if (!title || !period) return []
  const sentences = datedSentences(facts)
  const isTitleYear = ({ date }: SaidDate) => date.year === title.year
  const own = new Set(
    sentences.filter(({ dates }) => dates.some(isTitleYear)).map(({ passage }) => passage),
  )
  return sentences.flatMap((sentence) => {
    const range = periodOf(period, sentence)
    if (range) return wrongPeriod(range, title.year)
    const isElsewhere = sentence.tokens.some(
      (token) => token.roles & ELSEWHERE || isUsed(token, "history"),
    )
    if (isElsewhere || sentence.dates.some(isTitleYear)) return []
    const whole = yearOfPeriod(period, sentence)
    return sentence.dates.flatMap((said) => {
      if (said === whole) return wrong(said, title.year, "year-mismatch.period")
      if (isUntil(said, sentence, title.year)) return wrong(said, title.year, "year-mismatch.until")
      if (isOfReport(said, sentence)) return wrong(said, title.year, "year-mismatch.report")
      if (!isHead(said, sentence, title.year) || own.has(said.passage)) return []
      return isPlan(period, sentence, said.date.year, title.year) || isAboveOther(facts, sentence)
        ? []
        : wrong(said, title.year, "year-mismatch")
    })
  })
}

/** One mistake where both ends name the same year. */
function wrongPeriod({ from, to }: Period, title: number): readonly WrongYear[] {
  if (from.date.month !== 1 || to.date.month !== LAST_MONTH) return []
  const [first, ...others] = [from, to].flatMap((said) =>
    wrong(said, title, "year-mismatch.period"),
  )
  const isSame = first && others[0]?.year === first.year
  return isSame ? [{ ...first, end: to }] : first ? [first, ...others] : []
}

function wrong(said: SaidDate, title: number, message: WrongYear["message"]): readonly WrongYear[] {
  const { year } = said.date
  return year === undefined || year === title ? [] : [{ said, year, message }]
}

/** 截至2023年12月31日: the end of another year. A day of January is when the report was written. */
function isUntil({ index, date }: SaidDate, { tokens }: Sentence, title: number): boolean {
  const isEnd = date.month === LAST_MONTH && date.day === 31
  return (
    isEnd &&
    date.year !== undefined &&
    Math.abs(date.year - title) === 1 &&
    isUsed(tokens[index - 1], "until")
  )
}

/** 现将2023年度…工作报告如下, in the introduction. */
function isOfReport({ index, date, passage }: SaidDate, { tokens }: Sentence): boolean {
  if (passage.section || date.month !== undefined) return false
  if ((tokens[index - 1]?.roles ?? 0) & BESIDE) return false
  for (const token of tokens.slice(index + 1)) {
    if (token.kind === "pause") return false
    if (isUsed(token, "reporting")) return true
  }
  return false
}

/** 2025年，进一步完善制度, in a report for 2024. */
function isPlan(
  { plans }: ProseForm["period"],
  { passage, tokens }: Sentence,
  year: number | undefined,
  title: number,
): boolean {
  if (year === undefined || year <= title) return false
  const words = passage.text.slice(tokens[0]?.start, tokens.at(-1)?.end)
  return wordsOf(plans).some((word) => words.includes(word))
}

/** 2023年情况如下：above a table, or the part of one, that is none of the report's own. */
function isAboveOther(facts: Facts, { passage }: Sentence): boolean {
  const last = passage.lines.at(-1)?.paragraph
  return last !== undefined && linesAboveOthers(facts).has(last)
}

const linesAboveOthers = derive(({ tables, sections }: Facts): ReadonlySet<Block> => {
  const starts = new Map<Block, number>()
  for (const { rows } of tables)
    for (const { row, piece } of rows)
      starts.set(piece, Math.min(row.span.start, starts.get(piece) ?? row.span.start))
  const above = new Set<Block>()
  for (const { body } of sections) {
    for (const [index, block] of body.entries()) {
      const line = body[index - 1]
      if (block.kind !== "table" || !line) continue
      const start = firstWords(block.rows)?.start ?? block.span.start
      if ((starts.get(block) ?? Number.POSITIVE_INFINITY) > start) above.add(line)
    }
  }
  return above
})

/** A paragraph that begins with last year or next year. */
function isHead({ date, index }: SaidDate, { isFirst, tokens }: Sentence, title: number): boolean {
  if (!isFirst || date.month !== undefined || date.year === undefined) return false
  return index === 0 && Math.abs(date.year - title) === 1 && tokens[1]?.kind === "pause"
}
