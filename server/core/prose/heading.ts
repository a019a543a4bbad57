import type { ProseForm } from "../form/schema.ts"
import type { Passage } from "./passages.ts"
import { wordsOf } from "./vocabulary.ts"

const LONGEST_HEADING = 24

/**
 * The tables of whose matter a passage speaks that begins as with a heading, such as （二）依申请公开情况。: none
 * where the heading is of nothing that the form knows. Absent where the passage begins with no heading.
 */
export function tablesOfHeading(
  { aspects, subjects }: ProseForm,
  { text, lines }: Passage,
): readonly string[] | undefined {
  const heading = beginningOf(text)
  const has = (words: string) => wordsOf(words).some((word) => heading.includes(word))
  const named = aspects.filter(({ headings }) => has(headings))
  const tables = subjects.flatMap(({ headings = "", table }) => (has(headings) ? [table] : []))
  if (named.length + tables.length > 0)
    return [...named.flatMap((aspect) => aspect.tables ?? []), ...tables]
  return lines.length === 1 && lines[0]?.paragraph.heading?.ordinal ? [] : undefined
}

/** What stands before the first full stop or colon, where it is as short as a heading and has no comma; else nothing. */
function beginningOf(text: string): string {
  const end = text.slice(0, LONGEST_HEADING + 1).search(/[。：:.]/)
  const beginning = end >= 0 ? text.slice(0, end) : text
  return beginning.length <= LONGEST_HEADING && !/[，,；;]/.test(beginning) ? beginning : ""
}
