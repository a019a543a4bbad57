import type { MeasureForm } from "../form/schema.ts"
import { isName } from "./clause.ts"
import type { Progress } from "./progress.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, isUsed } from "./vocabulary.ts"

const AMONG = bitsOf("among")
const AND = bitsOf("and")
const KNOWN = bitsOf("own", "self", "body", "among")
const LONGEST_SENTENCE = 100

/** True unless a strict measure at `index` has more before it than when and who, or is divided: 其中, 含. */
export function isStrictlySaid(
  progress: Progress,
  measures: readonly MeasureForm[],
  index: number,
): boolean {
  if (!measures.some(({ isStrict }) => isStrict)) return true
  return isAtBeginning(progress, index) && !isDivided(progress.clause.tokens, index)
}

/** 本年制发规范性文件, or behind the number before: 制发规范性文件9件、废止规范性文件4件. */
function isAtBeginning({ clause, from, log }: Progress, index: number): boolean {
  for (let at = index - 1; at >= from; at--) {
    const token = clause.tokens[at]
    if (!token || token.kind === "colon") return true
    if (token.kind === "list" || token.roles & AND)
      return log.lastOfSentence?.words.end === token.start
    if (!isKnown(token) && !isName(clause, token)) return false
  }
  return true
}

function isKnown(token: Token): boolean {
  if (token.kind === "date" || (token.roles & KNOWN) > 0) return true
  return isUsed(token, "when") || isUsed(token, "together")
}

function isDivided(tokens: readonly Token[], index: number): boolean {
  for (let at = index + 1; at < index + LONGEST_SENTENCE; at++) {
    const token = tokens[at]
    if (!token || token.kind === "end") return false
    if (token.roles & AMONG || isUsed(token, "including")) return true
  }
  return false
}
