import { readFileSync } from "node:fs"
import { join } from "node:path"
import { mark, unmark } from "../../scripts/marks.ts"
import { type LintResult, lint } from "../../server/core/lint.ts"
import { type Span, slice } from "../../server/core/text/span.ts"

/** A clean report in tab rows. */
export const SAMPLE = readFileSync(
  join(import.meta.dirname, "../../samples/示例街道办事处2024年政府信息公开工作年度报告.txt"),
  "utf8",
)

/** The sample with pieces that occur once replaced by others. */
export function sampleWith(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [before, after]) => {
    placeOf(text, before)
    return text.replace(before, () => after)
  }, SAMPLE)
}

export function read(text: string): LintResult {
  const result = lint(text)
  if (!result) throw new Error("not a report")
  return result
}

/** Where the text between ⟦ and ⟧ stands, of a piece that occurs once but for the marks. */
export function placeOf(text: string, marked: string): Span {
  const { text: piece, spans } = unmark(marked)
  const offset = text.indexOf(piece)
  if (offset < 0 || text.indexOf(piece, offset + 1) >= 0)
    throw new Error(`“${piece}” does not occur once`)
  const { start, end } = spans[0] ?? { start: 0, end: piece.length }
  return { start: offset + start, end: offset + end }
}

/** The lines on which spans are, with the spans marked. */
export function linesWith(text: string, spans: readonly Span[]): readonly string[] {
  return mark(text, spans)
    .split(/\r\n|\n|\r/)
    .filter((line) => line.includes("⟦") || line.includes("⟧"))
}

export function textsOf(text: string, spans: readonly Span[]): readonly string[] {
  return spans.map((span) => slice(text, span))
}
