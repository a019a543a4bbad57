import type { Facts, Figure } from "../bind/facts.ts"
import type { Cell } from "../syntax/tree.ts"
import type { Edit } from "../text/span.ts"

/** A figure and what should stand there. */
export interface Change {
  readonly figure: Figure
  readonly value: bigint
}

/** How a number may have come to be another on its way to the keyboard. */
export type Slip = "transposed" | "dropped" | "doubled" | "mistyped"

const DIGITS = /[\d０-９][\d０-９,，]*/

/** Writes a number in the figure's cell; what stands beside the old one, such as a note in brackets, stays. */
export function toEdit({ report }: Facts, { figure, value }: Change): Edit {
  const { span } = figure.cell
  const newText = writtenIn(figure.cell, value, report.lineEnding)
  if (figure.reading.kind !== "number" || figure.reading.isPlain) return { span, newText }
  const digits = DIGITS.exec(report.text.slice(span.start, span.end))
  if (!digits || toPlain(digits[0]) !== figure.plain) return { span, newText }
  const start = span.start + digits.index
  return { span: { start, end: start + digits[0].length }, newText }
}

/** A number as it is written into a cell. */
export function writtenIn({ lineEnds }: Cell, value: bigint, lineEnding: string): string {
  const before = lineEnds === "before" ? lineEnding : ""
  return `${before}${value}${lineEnds === "after" ? lineEnding : ""}`
}

/** The slip that would turn what should stand there into what does; absent when none would. */
export function findSlip({ figure, value }: Change): Slip | undefined {
  const found = figure.plain
  const expected = String(value)
  if (found === undefined) return undefined
  if (found.length === expected.length) {
    const wrong = [...found].flatMap((digit, index) => (digit === expected[index] ? [] : [index]))
    const [first = 0, second] = wrong
    // Of two numbers of one digit each could be the other mistyped: that says nothing.
    if (second === undefined) return found.length > 1 ? "mistyped" : undefined
    const isSwap = wrong.length === 2 && second === first + 1
    return isSwap && found[first] === expected[second] && found[second] === expected[first]
      ? "transposed"
      : undefined
  }
  if (isShorterByOne(found, expected)) return "dropped"
  return isShorterByOne(expected, found) ? "doubled" : undefined
}

function isShorterByOne(short: string, long: string): boolean {
  if (short.length + 1 !== long.length) return false
  let index = 0
  while (index < short.length && short[index] === long[index]) index++
  return short.slice(index) === long.slice(index + 1)
}

function toPlain(digits: string): string {
  return digits
    .replace(/[,，]/g, "")
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/^0+(?=\d)/, "")
}
