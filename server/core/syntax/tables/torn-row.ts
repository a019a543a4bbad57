import { isNumber, readFigure } from "../../text/figure.ts"
import type { Cell } from "../tree.ts"
import { lastWritten } from "../written.ts"

/**
 * True for a number alone on the line below a row whose figures add up to it: the row's total, which a line break
 * tore off. Any other number may be a page's.
 */
export function isTornTotal(above: readonly Pick<Cell, "text">[], line: string): boolean {
  const content = line.trim()
  if (content === "" || !isNumber(content)) return false
  let sum = 0n
  let count = 0
  for (let place = lastWritten(above); place >= 0; place--) {
    const value = readWhole(above[place]?.text ?? "")
    if (value === undefined) break
    sum += value
    count++
  }
  return count > 1 && sum === readWhole(content)
}

/** True for cells of which those that are written are figures: what a line break tore off a row. */
export function isTornOff(cells: readonly Pick<Cell, "text">[]): boolean {
  return lastWritten(cells) >= 0 && cells.every(({ text }) => text === "" || isNumber(text))
}

function readWhole(text: string): bigint | undefined {
  const reading = readFigure(text)
  return reading.kind === "number" ? reading.value : undefined
}
