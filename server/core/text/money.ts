import { withoutSpacing } from "./invisible.ts"
import { simplify } from "./label.ts"

// （单位：元）, （元）, 单位：件、元, 金额/元 and 以元为单位; not the 元 of a word.
const UNIT =
  /(?:[（(【〔［[/／]|单位(?:[:：]|为|是)?(?:[件宗个条项人次][、，,/／和及])?)(?:人民币[:：]?)?([十百千万亿]{0,3})元(?!\p{Script=Han})|([十百千万亿]{0,3})元为单位/u
const ZEROS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }

/** The unit of money that `text` says amounts are in, as a power of ten of 元: 0 is 元, 4 is 万元. */
export function statedUnit(text: string): number | undefined {
  if (!text.includes("元")) return undefined
  const match = UNIT.exec(simplify(withoutSpacing(text)))
  return match ? toPower(match[1] ?? match[2] ?? "") : undefined
}

/** What 元, 千元 or 万元 behind a number stands for, as a power of ten of 元; absent where it is no unit of money. */
export function powerOf(unit: string | undefined): number | undefined {
  return unit?.endsWith("元") ? toPower(unit.slice(0, -1)) : undefined
}

function toPower(multiples: string): number {
  return [...multiples].reduce((power, multiple) => power + (ZEROS[multiple] ?? 0), 0)
}
