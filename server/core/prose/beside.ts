import type { MeasureForm } from "../form/schema.ts"
import type { Clause } from "./clause.ts"
import { bitsOf } from "./vocabulary.ts"

const BACK = bitsOf("back")
const CARRY = bitsOf("carry")
const COMPARES = bitsOf("compare", "change")
const LONGEST_COMPARISON = 100

/** 予以公开3件（2023年）: of the year in the brackets. */
export function isDated(clause: Clause, index: number): boolean {
  const { tokens, self } = clause
  if (index !== clause.to || tokens[index]?.kind !== "open" || tokens[index + 2]?.kind !== "close")
    return false
  const { date, roles = 0 } = tokens[index + 1] ?? {}
  return (roles & BACK) > 0 || (date?.year !== undefined && date.year !== self.year)
}

/** 新增申请5件，增长40%: as many more. */
export function isCompared(
  clause: Clause,
  measures: readonly MeasureForm[],
  index: number,
): boolean {
  const { tokens } = clause
  if (!measures.some(({ unlessCompared }) => unlessCompared)) return false
  const goesOn = (at: number, from: number) =>
    Math.abs(at - from) < LONGEST_COMPARISON && tokens[at] && tokens[at].kind !== "end"
  for (let at = index - 1; goesOn(at, index); at--) if (compares(clause, at)) return true
  for (let at = index + 1; goesOn(at, index); at++) if (compares(clause, at)) return true
  return false
}

function compares({ tokens }: Clause, index: number): boolean {
  const { roles = 0 } = tokens[index] ?? {}
  const isCarried = ((tokens[index + 1]?.roles ?? 0) & CARRY) > 0
  return (roles & COMPARES) > 0 || ((roles & BACK) > 0 && !isCarried)
}
