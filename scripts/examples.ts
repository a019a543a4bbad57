import { readFileSync } from "node:fs"
import { join } from "node:path"
import { bind } from "../server/core/bind/bind.ts"
import type { Facts } from "../server/core/bind/facts.ts"
import type { Example } from "../server/core/rules/rule.ts"
import { parse } from "../server/core/syntax/parse.ts"
import type { Span } from "../server/core/text/span.ts"

/** What stands for the text left out in an example: the same in `before`, `after` and `fixed`. */
export const LEFT_OUT = "⋯"

const FOLDER = join(import.meta.dirname, "../samples")
const SAMPLES = {
  text: "示例街道办事处2024年政府信息公开工作年度报告.txt",
  markdown: "区级示例2024年政府信息公开工作年度报告.md",
}
const LAST_YEARS_SAMPLE = "示例街道办事处2023年政府信息公开工作年度报告.txt"

/** The clean sample in which the mistake of an example is made. */
export function readSample({ sample = "text" }: Example): string {
  return readFileSync(join(FOLDER, SAMPLES[sample]), "utf8")
}

/** The clean report of the year before the text sample's, by the same issuer. */
export function readLastYearsSample(): string {
  return readFileSync(join(FOLDER, LAST_YEARS_SAMPLE), "utf8")
}

/** Last year's report of an example, as its rule is given it. */
export function lastYearOf({ lastYear }: Example): Facts | undefined {
  return lastYear && bind(parse(patch(readLastYearsSample(), lastYear.before, lastYear.after)))
}

/** `sample` with `before` replaced by `after`; throws unless each piece of `before` occurs once, in order. */
export function patch(sample: string, before: string, after: string): string {
  const pieces = findPieces(sample, before)
  const replacements = after.split(LEFT_OUT)
  if (replacements.length !== pieces.length)
    throw new Error(`“${after}” leaves out other text than “${before}”`)
  let result = ""
  let position = 0
  for (const [index, { start, end }] of pieces.entries()) {
    result += sample.slice(position, start) + replacements[index]
    position = end
  }
  return result + sample.slice(position)
}

/** Where the pieces of `before`, between what it leaves out, stand in the sample. */
export function findPieces(sample: string, before: string): readonly Span[] {
  const pieces = before.split(LEFT_OUT).map((piece) => {
    const start = sample.indexOf(piece)
    if (piece === "" || start < 0 || sample.indexOf(piece, start + 1) >= 0)
      throw new Error(`“${piece}” does not occur once in the sample`)
    return { start, end: start + piece.length }
  })
  if (pieces.some(({ start }, index) => start < (pieces[index - 1]?.end ?? 0)))
    throw new Error(`“${before}” is not in the order of the sample`)
  return pieces
}
