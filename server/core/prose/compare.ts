import type { Facts } from "../bind/facts.ts"
import type { MeasureForm } from "../form/schema.ts"
import { findCauses } from "../formulas/cause.ts"
import { derive } from "../text/derived.ts"
import type { Mention } from "./mentions.ts"
import type { Passage } from "./passages.ts"
import { readProse } from "./prose.ts"
import { type Sum, sumOf } from "./sums.ts"

/** A mention that no reading of the tables fits. */
export interface Contradiction {
  readonly mention: Mention
  readonly measure: MeasureForm
  /** What it could have been, each once; the first is the plainest. */
  readonly expected: readonly Sum[]
}

/** The mentions by the sentence that they are in, and of what each passage says that there is some. */
interface Index {
  readonly sentences: ReadonlyMap<number, readonly Mention[]>
  readonly spokenOf: ReadonlyMap<Passage, ReadonlyMap<MeasureForm, number>>
  /** The passages that say how many were done, by the measure of what would be left if they were all. */
  readonly done: ReadonlyMap<Passage, ReadonlySet<string>>
}

const NOTHING: Sum = { value: 0, least: 0, shortfall: 0, figures: [] }
const MOST_READINGS = 16
// A sentence with more is a list of which it is not known what is part of what.
const MOST_IN_SENTENCE = 40

/** What the prose says against the tables; of a mention in doubt nothing is said. */
export const findContradictions = derive((facts: Facts): readonly Contradiction[] => {
  const mentions = readProse(facts)?.mentions ?? []
  const index = indexOf(mentions)
  return mentions
    .flatMap((mention) => contradiction(facts, mention, index) ?? [])
    .filter((wrong) => !isPartOfSentence(facts, wrong, index))
})

function indexOf(mentions: readonly Mention[]): Index {
  const sentences = new Map<number, Mention[]>()
  const spokenOf = new Map<Passage, Map<MeasureForm, number>>()
  const done = new Map<Passage, Set<string>>()
  for (const mention of mentions) {
    const { sentence, passage, kind, measures } = mention
    sentences.set(sentence, [])
    const times = spokenOf.get(passage) ?? new Map<MeasureForm, number>()
    spokenOf.set(passage, times)
    if (kind === "count" || kind === "named")
      for (const measure of measures) times.set(measure, (times.get(measure) ?? 0) + 1)
  }
  for (const mention of mentions) {
    sentences.get(mention.sentence)?.push(mention)
    const { kind, measures, passage } = mention
    for (const { allMeansNone } of kind === "count" ? measures : [])
      if (allMeansNone)
        done.set(passage, (done.get(passage) ?? new Set()).add(allMeansNone.measure))
  }
  return { sentences, spokenOf, done }
}

function contradiction(facts: Facts, mention: Mention, index: Index): Contradiction | undefined {
  const { kind, isCertain, measures, isEach, passage } = mention
  const [measure] = measures
  if (!isCertain || !measure || !isOfTheTable(facts, mention)) return undefined
  const times = index.spokenOf.get(passage)?.get(measure) ?? 0
  // The prose says itself that some are left, or how many were done; or of others that are left before the rest.
  if (kind === "all" && (times > 0 || index.done.get(passage)?.has(measure.key))) return undefined
  if (kind !== "all" && mention.isRest && times > 1) return undefined
  const sentence = index.sentences.get(mention.sentence) ?? []
  if (sentence.length > MOST_IN_SENTENCE) return undefined
  for (const list of isEach ? measures.map((each) => [each]) : [measures]) {
    const expected = readings(facts, list, sentence)
    const isWrong = expected && !expected.some((sum) => fits(facts, mention, sum))
    if (isWrong && !isAsCorrected(facts, mention, list, sentence))
      return { mention, measure: list[0] ?? measure, expected }
  }
  return undefined
}

/** The table is what is wrong where the prose says what its formulas determine. */
function isAsCorrected(
  facts: Facts,
  mention: Mention,
  measures: readonly MeasureForm[],
  sentence: readonly Mention[],
): boolean {
  return findCauses(facts).some(({ changes, isCertain }) => {
    if (!isCertain) return false
    const values = new Map(changes.map(({ figure, value }) => [figure.key, value]))
    const corrected = readings(facts, measures, sentence, values) ?? []
    return corrected.some((sum) => fits(facts, mention, sum))
  })
}

/** What the figures of several measures may come to; absent when one cannot be relied on. */
function readings(
  facts: Facts,
  measures: readonly MeasureForm[],
  sentence: readonly Mention[],
  values?: ReadonlyMap<string, bigint>,
): readonly Sum[] | undefined {
  const ways: (readonly Sum[])[] = []
  for (const measure of measures) {
    const including = Object.entries(measure.including ?? {}).flatMap(([key, fits]) =>
      sentence.some((other) => other.isIncluded && counts(other, key)) ? fits : [],
    )
    const own = [...measure.fits, ...including].map((fit) => sumOf(facts, fit, values))
    if (!own.every((sum) => sum !== undefined)) return undefined
    ways.push(own)
  }
  if (areSteps(measures)) return ways.flat()
  return ways.reduce(
    (sums, own) =>
      sums.flatMap((sum) => own.map((next) => plus(sum, next))).slice(0, MOST_READINGS),
    [NOTHING],
  )
}

/** 接收、办理申请12件: what was done with the same requests, one step after another. */
export function areSteps(measures: readonly MeasureForm[]): boolean {
  return measures.every(({ needsSubject }) => needsSubject)
}

function counts({ measures }: Mention, key: string): boolean {
  return measures.some((measure) => measure.key === key)
}

function plus(a: Sum, b: Sum): Sum {
  return {
    value: a.value + b.value,
    least: a.least + b.least,
    shortfall: a.shortfall + b.shortfall,
    figures: [...a.figures, ...b.figures],
  }
}

/** A total that is not the sum of its addends has its own finding: what its addends come to fits as well. */
function fits(facts: Facts, { kind, plain }: Mention, { value, least, shortfall }: Sum): boolean {
  const whole = [0, shortfall]
  if (kind !== "share") return whole.some((by) => isBetween(Number(plain), least + by, value + by))
  return shares(facts).some((all) => all === undefined || isShare(plain, value, all))
}

function isBetween(number: number, least: number, most: number): boolean {
  return least <= number && number <= most
}

/** Percentages are rounded or cut off; of nothing any is right. */
function isShare(plain: string, part: number, whole: number): boolean {
  const unit = 10 ** -(plain.split(".")[1]?.length ?? 0)
  return whole === 0 || Math.abs((part / whole) * 100 - Number(plain)) <= unit + 1e-9
}

function shares(facts: Facts): readonly (number | undefined)[] {
  return (facts.form.prose?.shares ?? []).map((add) => sumOf(facts, { add: [...add] })?.value)
}

/** Results are those of the table only when they are the results of all that was concluded. */
function isOfTheTable(facts: Facts, { measures, head, isAmong }: Mention): boolean {
  if (!head || !measures.some(({ isPart }) => isPart)) return true
  const areResults = measures.some(({ isResult }) => isResult)
  if (!areResults && !isAmong) return true
  // What last year left is among what was received or handled; what was concluded need not have all of it.
  if (measures.some(({ key }) => key === facts.form.prose?.carry.last.measure))
    return head.isCertain && !head.measures.some(({ isPart }) => isPart)
  const unless = head.measures.flatMap(({ heads }) => heads?.unless ?? [])
  if (unless.some((figure) => sumOf(facts, { add: [figure] })?.value !== 0)) return false
  if (!areResults) return true
  const whole = facts.form.prose && sumOf(facts, { add: [facts.form.prose.resultsOf] })
  return head.isCertain && whole?.value === Number(head.plain)
}

/** Numbers of one sentence that are parts of one another: one of them is the table's, or their sum. */
function isPartOfSentence(
  facts: Facts,
  { mention, measure, expected }: Contradiction,
  { sentences }: Index,
): boolean {
  const same = (sentences.get(mention.sentence) ?? []).filter(
    ({ kind, measures }) =>
      kind === mention.kind && measures.length === 1 && measures[0] === measure,
  )
  if (same.length < 2 || mention.kind === "share") return false
  const together = same.reduce((sum, { plain }) => sum + Number(plain), 0)
  return expected.some(
    (sum) =>
      same.some((other) => fits(facts, other, sum)) || isBetween(together, sum.least, sum.value),
  )
}
