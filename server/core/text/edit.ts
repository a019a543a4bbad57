import { byPosition, type Edit } from "./span.ts"

/**
 * Applies edits to `text`. They may come in any order but must not overlap; two insertions at one
 * place keep the order in which they are given.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = sortEdits(edits)
  let result = ""
  let position = 0
  for (const { span, newText } of sorted) {
    if (span.start < position) throw new RangeError("edits overlap")
    result += text.slice(position, span.start) + newText
    position = span.end
  }
  return result + text.slice(position)
}

/** The edits by position; stable, so insertions at one place keep their order. */
export function sortEdits(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => byPosition(a.span, b.span))
}

/**
 * One edit that turns `text` into `changed`, without what they have in common at both ends. It cuts neither a surrogate
 * pair nor a CRLF, which an editor could not show and might change.
 */
export function difference(text: string, changed: string): Edit {
  const shortest = Math.min(text.length, changed.length)
  let start = 0
  while (start < shortest && text[start] === changed[start]) start++
  while (isWithinCharacter(text, start) || isWithinCharacter(changed, start)) start--
  let common = 0
  while (common < shortest - start && text.at(-1 - common) === changed.at(-1 - common)) common++
  while (
    isWithinCharacter(text, text.length - common) ||
    isWithinCharacter(changed, changed.length - common)
  )
    common--
  const newText = changed.slice(start, changed.length - common)
  return { span: { start, end: text.length - common }, newText }
}

function isWithinCharacter(text: string, offset: number): boolean {
  return /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(
    text.slice(Math.max(0, offset - 1), offset + 1),
  )
}
