import { readLastYearsSample, readSample } from "../../scripts/examples.ts"
import { bind } from "../../server/core/bind/bind.ts"
import type { Facts } from "../../server/core/bind/facts.ts"
import { parse } from "../../server/core/syntax/parse.ts"
import { replaceOnce } from "./replace.ts"

/** The sample report, and that of the year before; between them nothing is wrong. */
export const thisYear = readSample({ before: "", after: "", messages: [] })
export const lastYear = readLastYearsSample()

export const ISSUER = "示例街道办事处"

/** The year before, with other figures carried forward: 商业企业 2 for 0, 总计 3 for 1. */
export const otherLastYear = replaceOnce(
  lastYear,
  "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1",
  "四、结转下年度继续办理\t\t1\t2\t0\t0\t0\t0\t3",
)

/** A report with another issuer in its title. */
export function withIssuer(text: string, issuer: string): string {
  return text.replace(ISSUER, () => issuer)
}

export function toFacts(text: string): Facts {
  const facts = bind(parse(text))
  if (!facts) throw new Error("Not a report")
  return facts
}
