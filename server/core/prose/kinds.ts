import type { MeasureForm } from "../form/schema.ts"
import { BETWEEN, type Clause, isName, measureAt } from "./clause.ts"

/**
 * The measures that are spoken of, once `next` is said after `measures`: 未经复议直接起诉的行政诉讼 is one of a kind.
 * `isList` where 、 or 和 parts them.
 */
export function withNext(
  measures: readonly MeasureForm[],
  next: MeasureForm,
  isList: boolean,
): readonly MeasureForm[] {
  const last = measures.at(-1)
  if (last?.kindOf === next.key) return measures
  const isKind = last !== undefined && next.kindOf === last.key && !isList
  return [...(isKind ? measures.slice(0, -1) : measures), next]
}

/** The same with the brackets after the clause: 行政诉讼（未经复议直接起诉）. Brackets that say more change nothing. */
export function withBrackets(
  clause: Clause,
  measures: readonly MeasureForm[],
): readonly MeasureForm[] {
  const { tokens, to } = clause
  if (tokens[to]?.kind !== "open") return measures
  const inside = { ...clause, tokens, to: tokens.length }
  let kind: MeasureForm | undefined
  let at = to + 1
  for (let token = tokens[at]; token?.kind !== "close"; token = tokens[at]) {
    const found = measureAt(inside, at)
    if (!token || (found ? kind : !(token.roles & BETWEEN || isName(clause, token))))
      return measures
    kind = found?.measure ?? kind
    at = found?.end ?? at + 1
  }
  return kind?.kindOf !== undefined && kind.kindOf === measures.at(-1)?.key
    ? withNext(measures, kind, false)
    : measures
}

/** True for a measure of what came, of which the rest is a part. */
export function isTotal(measure: MeasureForm | undefined): boolean {
  return measure?.heads !== undefined && !measure.isPart
}
