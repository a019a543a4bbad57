import { lint } from "./lint.ts"
import { applyEdits, sortEdits } from "./text/edit.ts"
import { type Edit, overlaps } from "./text/span.ts"

/** The edits of all safe fixes of a report; of fixes that overlap the first counts. */
export function safeEdits(text: string): readonly Edit[] {
  const edits: Edit[] = []
  for (const finding of lint(text)?.findings ?? []) {
    const fix = finding.fixes.find(({ safe }) => safe)
    if (!fix || fix.edits.some((edit) => edits.some((other) => overlaps(edit.span, other.span))))
      continue
    edits.push(...fix.edits)
  }
  return sortEdits(edits)
}

/** The text with every safe fix applied; applying it again changes nothing. */
export function fixAll(text: string): string {
  return applyEdits(text, safeEdits(text))
}
