import type { Span } from "../text/span.ts"
import type { Cell, Row } from "./tree.ts"

/** Where the first words of some rows stand; absent where they have none. */
export function firstWords(rows: readonly Row[]): Span | undefined {
  return rows.flatMap(({ cells }) => cells).find(({ text }) => text !== "")?.span
}

/** The index of the first cell, from one on, that something is written in; -1 where there is none. */
export function firstWritten(cells: readonly Pick<Cell, "text">[], from = 0): number {
  let index = from
  while (cells[index]?.text === "") index++
  return index < cells.length ? index : -1
}

/** The index of the last cell that something is written in; -1 where there is none. */
export function lastWritten(cells: readonly Pick<Cell, "text">[]): number {
  return cells.findLastIndex(({ text }) => text !== "")
}
