import { bind } from "../core/bind/bind.ts"
import type { Facts } from "../core/bind/facts.ts"
import { parse } from "../core/syntax/parse.ts"
import { applyEdits } from "../core/text/edit.ts"
import { isNumber } from "../core/text/figure.ts"
import type { Edit, Span } from "../core/text/span.ts"

/**
 * Writes `text` into the cell of a figure, changing nothing but its characters; no edit where it stands there.
 * A number typed in full width, as an input method may leave it, is written in half width; one under a header that the
 * report has in another unit, with the form's unit.
 * Absent when there is no such cell, or when the report would then read otherwise in more than this figure,
 * as where the layout takes the text for the start of another cell.
 */
export function setFigure(facts: Facts, key: string, text: string): readonly Edit[] | undefined {
  const { cell, isInOtherUnit, column } = facts.figures.get(key) ?? {}
  if (!cell || cell.isCovered) return undefined
  const typed = toFigure(text)
  // The preview's header says the form's unit, and the report's another.
  const figure =
    isInOtherUnit && isNumber(`${typed}${column?.unit}`) ? `${typed}${column?.unit}` : typed
  if (figure === cell.text) return []
  const { report } = facts
  const span = placeOf(report.text, cell.span)
  // Where a cell is a line, a blank one has none yet.
  const isBlank = span.start === span.end
  const line = report.lineEnding
  const ways = isBlank ? [figure, figure + line, line + figure] : [figure]
  return ways
    .map((newText) => [{ span, newText }])
    .find((edits) => isRead(facts, applyEdits(report.text, edits), key, figure))
}

function toFigure(text: string): string {
  const figure = text.trim()
  if (!/^[-－]?[\d０-９]+(?:[.．。][\d０-９]+)?$/.test(figure)) return figure
  return figure.normalize("NFKC").replace("。", ".")
}

/** True when `text` reads as the report does, but for one figure. */
function isRead({ figures }: Facts, text: string, key: string, figure: string): boolean {
  const after = bind(parse(text))
  return (
    after?.figures.size === figures.size &&
    [...figures].every(
      ([other, { cell }]) =>
        after.figures.get(other)?.cell.text === (other === key ? figure : cell.text),
    )
  )
}

/** Of the two spaces of a blank between separators, as in “|  |”, one stays on either side. */
function placeOf(text: string, span: Span): Span {
  const { start, end } = span
  const isBetween = start === end && text.startsWith("  ", start) && text[start - 1] === "|"
  return isBetween ? { start: start + 1, end: end + 1 } : span
}
