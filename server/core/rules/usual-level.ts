import type { Section } from "../bind/facts.ts"

const LOWEST = 6

/**
 * The level of Markdown that the headings of a report's sections should have: the highest that one has. 0 where most
 * have none: a report with a few of them only is not written in Markdown. A heading at the end of a row says nothing.
 */
export function usualLevel(sections: readonly Section[]): number {
  const apart = sections.filter(({ joinedTo }) => !joinedTo)
  const marked = apart.filter(({ heading }) => heading.level > 0)
  if (marked.length * 2 <= apart.length) return 0
  return marked.reduce((least, { heading }) => Math.min(least, heading.level), LOWEST)
}
