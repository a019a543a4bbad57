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
