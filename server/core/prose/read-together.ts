import type { MeasureForm } from "../form/schema.ts"
import { BETWEEN } from "./clause.ts"
import { readCount } from "./count.ts"
import type { SaidNumber } from "./log.ts"
import type { Progress } from "./progress.ts"
import { isUsed } from "./vocabulary.ts"

/**
 * Reads 合计13件 behind 上年结转1件，新收12件, of which 合计 is at `index`: the sum of measures that are addends of one
 * total. The index after it. Where it is the sum of numbers before it, they are what is compared.
 */
export function readTogether(progress: Progress, index: number): number | undefined {
  const { clause, context, left, log } = progress
  const { tokens, to } = clause
  if (!isUsed(tokens[index], "together") || !isBetween(progress, left, index)) return undefined
  let at = index + 1
  while (at < to && isBetween(progress, at, at + 1)) at++
  const count = readCount(clause, at)
  if (!count || count.isShare || (count.end < to && tokens[count.end]?.kind !== "list"))
    return undefined
  const measures = findAddends(log.numbers, clause.self.prose.addends)
  if (measures.length < 2) return undefined
  progress.advance(count.end)
  const isSum = sumsOf(log.numbers).includes(Number(tokens[at]?.number?.plain))
  const isCertain = !isSum && !count.isAbout && context.isPlain
  progress.add("count", { measures, isEach: false }, index, at, count.end, isCertain)
  return count.end
}

function isBetween({ clause: { tokens } }: Progress, from: number, to: number): boolean {
  return tokens
    .slice(from, to)
    .every(({ kind, roles }) => kind === "blank" || kind === "colon" || roles & BETWEEN)
}

/** The measures of the last numbers, as many as are addends of one total. */
function findAddends(
  numbers: readonly SaidNumber[],
  totals: readonly (readonly string[])[],
): readonly MeasureForm[] {
  let found: readonly MeasureForm[] = []
  for (const { mention } of numbers.toReversed()) {
    const [measure, ...others] = mention?.isCertain ? mention.measures : []
    if (!measure || others.length > 0 || found.includes(measure)) break
    const next = [measure, ...found]
    if (!totals.some((keys) => next.every(({ key }) => keys.includes(key)))) break
    found = next
  }
  return found
}

/** What the last two numbers come to, the last three, and so on. */
function sumsOf(numbers: readonly SaidNumber[]): readonly number[] {
  let sum = 0
  return numbers.toReversed().map(({ plain }) => (sum += plain))
}
