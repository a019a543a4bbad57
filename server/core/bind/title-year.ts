import type { Form } from "../form/schema.ts"
import type { Paragraph, Report } from "../syntax/tree.ts"
import { withoutSpacing } from "../text/invisible.ts"
import { simplify } from "../text/label.ts"
import { type Span, slice } from "../text/span.ts"
import { YEAR } from "./title.ts"

// What stands for a year, whatever slipped into it or out of it: 02024年, 204年, 2O24年.
const FIGURES = /([\d０-９OoIl]{1,8})\s?年/g
const FULL_YEAR = /^(?:19|20)\d\d$/

/** True when a line says what a title says but names no year. */
export function isTitleWithoutYear(form: Form, text: string): boolean {
  const words = wordsOf(text)
  return words.endsWith(form.title) && !YEAR.test(words)
}

/** Where a line that says what a title says names a year that is none, such as 02024年. */
export function findYearSlip(
  form: Form,
  { text }: Report,
  { span, text: line }: Paragraph,
): Span | undefined {
  if (!wordsOf(line).endsWith(form.title)) return undefined
  const written = Array.from(slice(text, span).matchAll(FIGURES), ({ index, 1: figures = "" }) => ({
    start: span.start + index,
    figures,
    plain: figures.normalize("NFKC"),
  }))
  if (written.some(({ plain }) => FULL_YEAR.test(plain))) return undefined
  const slip = written.find(({ plain }) => /\d/.test(plain))
  return slip && { start: slip.start, end: slip.start + slip.figures.length }
}

function wordsOf(text: string): string {
  return simplify(withoutSpacing(text).replace(/[#*《》“”]/g, ""))
}
