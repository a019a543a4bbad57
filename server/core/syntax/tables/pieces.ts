import { isPageNumber } from "../page-number.ts"
import type { Table } from "../tree.ts"
import type { Source } from "./layout.ts"

/** A table, or what stands of it between two page numbers. */
export interface Piece {
  readonly table: Table
  readonly nextLine: number
}

/**
 * Reads a table that page numbers may cut: as long as the layout goes on below them, the pieces are one
 * table, and enough cells in all of them make it one.
 */
export function readPieces(
  source: Source,
  index: number,
  fewestCells: number,
  readPiece: (source: Source, index: number) => Piece | undefined,
): { table: Table; more: readonly Table[]; nextLine: number } | undefined {
  const first = readPiece(source, index)
  if (!first) return undefined
  const more: Table[] = []
  let { nextLine } = first
  for (
    let next = afterPageNumber(source, nextLine);
    next !== undefined;
    next = afterPageNumber(source, nextLine)
  ) {
    const piece = readPiece(source, next)
    if (!piece) break
    more.push(piece.table)
    nextLine = piece.nextLine
  }
  const count = [first.table, ...more].reduce((sum, table) => sum + countCells(table), 0)
  return count < fewestCells ? undefined : { table: first.table, more, nextLine }
}

/** The first line with something on it after a page number; absent where no page number follows. */
function afterPageNumber({ lines }: Source, index: number): number | undefined {
  const number = skipBlank(index)
  return isPageNumber(lines[number]?.text ?? "") ? skipBlank(number + 1) : undefined

  function skipBlank(from: number): number {
    let next = from
    while (lines[next]?.text === "" || lines[next]?.text.trim() === "") {
      // A tab alone is an empty cell.
      if (lines[next]?.text.startsWith("\t")) break
      next++
    }
    return next
  }
}

function countCells({ rows }: Table): number {
  return rows.reduce((sum, { cells }) => sum + cells.length, 0)
}
