import type { Finding } from "./lint.ts"
import { type Locale, render } from "./messages.ts"

// A form has some two hundred figures: whoever reads these knows what is wrong with the file.
const MOST_OF_A_RULE = 300

/**
 * The findings, which come by position, with no more than the first of a rule that has very many; where the
 * others begin, one says how many they are. An editor cannot show them, and nobody would read them.
 */
export function limit(findings: readonly Finding[], locale: Locale): readonly Finding[] {
  if (findings.length <= MOST_OF_A_RULE) return findings
  const counts = new Map<string, number>()
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const seen = new Map<string, number>()
  return findings.flatMap((finding) => {
    const { rule, severity, span } = finding
    const count = (seen.get(rule) ?? 0) + 1
    seen.set(rule, count)
    if (count <= MOST_OF_A_RULE) return [finding]
    if (count > MOST_OF_A_RULE + 1) return []
    const more = (counts.get(rule) ?? 0) - MOST_OF_A_RULE
    const message = render({ key: "more", values: { count: more } }, locale)
    return [{ rule, severity, message, span, related: [], fixes: [] }]
  })
}
