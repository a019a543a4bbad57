import type { BoundTable, Facts } from "../core/bind/facts.ts"
import type { Cell } from "../core/syntax/tree.ts"
import { isNumber } from "../core/text/figure.ts"
import { lineStart, nextLine } from "../core/text/place.ts"
import { contains, type Span } from "../core/text/span.ts"

// Longer words on a line are prose, not the beginning of a heading or label.
const LONGEST_BEGINNING = 30

/** The line of the cursor. */
export interface Place {
  readonly line: Span
  /** The words up to the cursor, without what marks a heading or a cell. */
  readonly typed: string
  readonly span: Span
  readonly deletions: readonly Span[]
}

/** Absent where what stands on the line is not the beginning of something. */
export function readPlace(text: string, offset: number): Place | undefined {
  const start = lineStart(text, offset)
  let end = nextLine(text, offset)
  while (end > offset && /[\r\n]/.test(text[end - 1] ?? "")) end--
  if (offset < start) return undefined
  const [before, after] = [text.slice(start, offset), text.slice(offset, end)]
  const typed = before.replace(/^[\s|#]+/, "")
  if (typed.length > LONGEST_BEGINNING || /[^\s|]/.test(after) || /[。；<]/.test(typed))
    return undefined
  const span = { start: offset - typed.length, end: offset }
  const around = [
    { start, end: span.start },
    { start: offset, end },
  ]
  return {
    line: { start, end },
    typed: typed.replace(/(?<![\s|])[\s|]+$/, ""),
    span,
    deletions: around.filter((rest) => rest.start < rest.end),
  }
}

/** True when the characters typed are among the label's, in their order. */
export function isBeginning(typed: string, label: string): boolean {
  let from = 0
  for (const char of typed.replace(/[\s、.．()（）]/g, "")) {
    const at = label.indexOf(char, from)
    if (at < 0) return false
    from = at + char.length
  }
  return true
}

/** True when there is nothing but spacing on the cursor's line. */
export function isEmpty(text: string, { line }: Place): boolean {
  return text.slice(0, line.start).trim() === "" && text.slice(line.end).trim() === ""
}

/** True when the cursor's line is in the table or right below it, and has no figure. */
export function isInTable(
  { report: { text } }: Facts,
  { pieces, rows }: BoundTable,
  { line }: Place,
): boolean {
  const isNear = pieces.some(
    ({ span }) => span.start <= line.end && line.start <= nextLine(text, span.end),
  )
  if (!isNear || (text.slice(line.start, line.end).trim() === "" && isAfterBlank(text, line)))
    return false
  const figures = rows.flatMap(({ row }) => row.cells.filter(isFigure))
  return !figures.some(({ span }) => contains(line, span))
}

function isFigure({ text }: Cell): boolean {
  return isNumber(text)
}

/** True when the line above is blank: what follows is no longer the table. */
function isAfterBlank(text: string, { start }: Span): boolean {
  return start === 0 || text.slice(lineStart(text, start - 1), start).trim() === ""
}
