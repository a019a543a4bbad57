import type { Facts, Figure } from "../bind/facts.ts"
import { type Equation, equationsFor, equationsWith } from "./equations.ts"
import { excess, reader } from "./sum.ts"

// One equation may fail for another figure's sake; two that tell the same do not.
const ENOUGH = 2

// What is taken for a digit, one after the other: 0 to 9.
const LOOKALIKES = [
  "oOQ〇零",
  "lIi|丨一壹",
  "zZ二贰",
  "三叁",
  "四肆",
  "sS五伍",
  "六陆",
  "七柒",
  "B八捌",
  "九玖",
]
const DIGITS = new Map(
  LOOKALIKES.flatMap((characters, digit) =>
    [...characters].map((character) => [character, String(digit)] as const),
  ),
)

/** The number that belongs where no count stands, and whether what is written reads like it. */
export interface Implied {
  readonly value: bigint
  readonly isLike: boolean
}

/**
 * What the formulas tell of a figure that is no count. They must agree, and be a total's own sum, or two of them;
 * one is enough where what is written reads like the number, as l2 does like 12.
 */
export function findImplied(facts: Facts, figure: Figure): Implied | undefined {
  const { table, key, cell } = figure
  const values = solveAll(facts, figure)
  const [value] = values
  if (value === undefined || value < 0n || values.some((other) => other !== value)) return undefined
  const isLike = readDigits(cell.text) === String(value)
  const isSum = equationsFor(table, key).some((equation) => solve(facts, equation, key).length > 0)
  return isLike || isSum || values.length >= ENOUGH ? { value, isLike } : undefined
}

/** What each formula tells of a figure, where none of its other figures is in the way. */
export function solveAll(facts: Facts, { table, key }: Figure): readonly bigint[] {
  return equationsWith(table, key).flatMap((equation) => solve(facts, equation, key))
}

/** The number with which the equation holds; none where another of its figures is in the way. */
function solve(facts: Facts, equation: Equation, key: string): readonly bigint[] {
  const missing = excess(reader(facts, new Map([[key, 0n]])), equation)
  if (missing === undefined) return []
  return [equation.addends.includes(key) ? missing : -missing]
}

/** The digits of what is written, characters that look like digits or name them for digits; 十 is no place of one. */
function readDigits(text: string): string | undefined {
  if (/[十百千万拾佰仟]/.test(text)) return undefined
  const digits = [...text.normalize("NFKC")].map((character) => DIGITS.get(character) ?? character)
  return digits
    .join("")
    .replace(/\D/g, "")
    .replace(/^0+(?=\d)/, "")
}
