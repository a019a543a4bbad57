import { BETWEEN, isName } from "./clause.ts"
import { readCount } from "./count.ts"
import type { Progress } from "./progress.ts"
import type { Token } from "./tokens.ts"
import { bitsOf, isUsed } from "./vocabulary.ts"

const AMONG = bitsOf("among")
const EACH = bitsOf("each", "all")
const NEGATION = bitsOf("negation")
const BEFORE_SUBJECT = BETWEEN | bitsOf("among", "cause", "part", "preposition")

/**
 * Reads 其中政府信息公开类1件 after 行政复议15件, of which only the heading said the matter: they were reviews of
 * whatever matter, and those of the table's are what is said now.
 */
export function readNarrower(progress: Progress, from: number): void {
  const { clause, log } = progress
  const { wider } = log
  const [whole] = wider
  if (!whole) return
  const { tokens, to } = clause
  const words = tokens.slice(from, to)
  if (words.some(({ word }) => word?.measure)) return
  if (!words.some(isOfThem) && tokens[from - 1]?.kind !== "open") return
  const table = whole.measures[0]?.table ?? ""
  const subject = words.findIndex(({ word }) => word?.subjects.includes(table))
  if (subject >= 0 || words.some((token) => token.kind === "other" && !isName(clause, token)))
    log.doubtWider()
  if (subject < 0 || wider.length > 1) return
  let at = from + subject
  while (at < to && has(tokens[at], BETWEEN)) at++
  const count = readCount(clause, at)
  const isAlone = count?.end === to && words.slice(0, subject).every((token) => isBefore(token))
  if (!count || count.isShare || !isAlone) return
  const isCertain = whole.isCertain && !count.isAbout
  const list = { measures: whole.measures, isEach: whole.isEach }
  log.add({ kind: "count", list, clause, from, at, end: to, isCertain, includes: false }, false)
}

/** 其中, 含, 均 or 未: what is said is said of the cases before. */
function isOfThem(token: Token): boolean {
  return has(token, AMONG | EACH | NEGATION) || isUsed(token, "including")
}

function isBefore(token: Token): boolean {
  return token.kind === "blank" || has(token, BEFORE_SUBJECT) || isUsed(token, "including")
}

function has(token: Token | undefined, roles: number): boolean {
  return ((token?.roles ?? 0) & roles) > 0
}
