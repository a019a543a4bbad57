import type { BoundRow, BoundTable, Figure } from "../bind/facts.ts"
import { isBareNumber, isPageNumber } from "../syntax/page-number.ts"
import type { Report, Table } from "../syntax/tree.ts"
import type { Span } from "../text/span.ts"

/** Nothing but blank lines and page numbers: prose between two tables is not a mistake of theirs. */
export function isGap(text: string, piece: Table, following: Table): boolean {
  return textBetween(text, piece, following)
    .split(/[\r\n]+/)
    .every((line) => line.trim() === "" || isPageNumber(line) || isBareNumber(line))
}

/** True where a number stands between two rows of which one lacks a figure there: it may be that figure, torn off. */
export function holdsFigure(
  { text }: Report,
  { rows }: BoundTable,
  piece: Table,
  following: Table,
): boolean {
  if (!isBareNumber(textBetween(text, piece, following))) return false
  const above = rows.findLast((row) => row.piece === piece)
  const below = rows.find((row) => row.piece === following)
  return lacks(above, above?.figures.at(-1)) || lacks(below, below?.figures[0])
}

function lacks(row: BoundRow | undefined, figure: Figure | undefined): boolean {
  return row !== undefined && (row.missing > 0 || figure?.reading.kind === "blank")
}

/** Where the number of a page stands between two tables. */
export function pageNumber(text: string, piece: Table, following: Table): Span | undefined {
  const match = /[^\s][^\r\n]*/.exec(textBetween(text, piece, following))
  if (!match) return undefined
  const start = piece.span.end + match.index
  return { start, end: start + match[0].trimEnd().length }
}

/** What stands between two tables, with spaces for the tags of HTML and the padding of CSV. */
function textBetween(text: string, piece: Table, following: Table): string {
  const marks = piece.layout === "csv" ? /[,"]/g : /<[^<>]*>/g
  return text
    .slice(piece.span.end, following.span.start)
    .replace(marks, (mark) => " ".repeat(mark.length))
}
