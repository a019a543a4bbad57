import { Recent } from "./recent.ts"

/** Nothing, or (with `placeholder`) a mark such as “/” or 无 that offices write for zero. */
export interface Blank {
  readonly kind: "blank"
  readonly placeholder: boolean
}

/** A number, and how it is written. */
export interface NumberReading {
  readonly kind: "number"
  /** The number in plain digits, such as "12", "-3" or "657.37". */
  readonly plain: string
  /** Written so. */
  readonly isPlain: boolean
  /** Where it is whole. */
  readonly value?: bigint
  /** What follows it inside the cell, such as 件 or 万元. */
  readonly unit?: string
  /** It is followed by a note in brackets, such as 22（其中修订16件）. */
  readonly isAnnotated?: boolean
}

/** What stands in a figure's cell; `text` is no number that can be read for certain. */
export type FigureReading = Blank | NumberReading | { readonly kind: "text" }

const BLANK: FigureReading = { kind: "blank", placeholder: false }
const PLACEHOLDER: FigureReading = { kind: "blank", placeholder: true }
const TEXT: FigureReading = { kind: "text" }

// No office counts so far, and a number of n digits takes longer than n times as long to compute with.
const LONGEST = 200
const ZERO = 48
// Most figures; those that have been read.
const SMALL = new Array<FigureReading | undefined>(10_000)
const LONGEST_SMALL = 4
const FIRST_OF_FIGURE = /^[\d０-９\s\u200b-\u200d\u2060\ufeff+\-−＋/\\／‐‑‒–—―－○〇×无零'‘’＇]/
const PLACEHOLDERS = /^(?:[/\\\-‐‑‒–—―－○〇×]{1,8}|无。?)$/
// How a spreadsheet marks a number that it takes for text.
const TEXT_MARK = /^['‘’](?=\d)/
const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d+)?$/
const NUMBER =
  /^([+\-−‐‑‒–—―]?)\s*(\d{1,3}(?:,\d{3})+|\d+(?: +\d+)?)(\.\d+)?\s*(?:(件|宗|起|条|次|份|个|项|人次|人|万元|元)\s*)?(\(.*\))?$/

/** Reads a cell's content as printed; never guesses: what is not one number for certain is text. */
export function readFigure(content: string): FigureReading {
  if (content === "") return BLANK
  const small = readSmall(content)
  if (small >= 0) {
    SMALL[small] ??= toNumber(content, { isPlain: true })
    return SMALL[small]
  }
  // Most cells are labels or plain figures: the first character tells the labels.
  return FIRST_OF_FIGURE.test(content) ? remembered.get(content) : TEXT
}

/** True for one number that can be read for certain. */
export function isNumber(content: string): boolean {
  return readFigure(content).kind === "number"
}

/** The number that `content` is in few plain digits; -1 where it is something else. */
function readSmall(content: string): number {
  const { length } = content
  if (length > LONGEST_SMALL || (length > 1 && content.charCodeAt(0) === ZERO)) return -1
  let number = 0
  for (let index = 0; index < length; index++) {
    const digit = content.charCodeAt(index) - ZERO
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}

const remembered = new Recent<FigureReading>(20_000, read)

function read(content: string): FigureReading {
  if (content.length <= LONGEST && PLAIN.test(content)) return toNumber(content, { isPlain: true })
  const text = toHalfWidth(content).trim().replace(TEXT_MARK, "")
  if (text === "") return BLANK
  if (text === "零") return toNumber("0", { isPlain: false })
  if (PLACEHOLDERS.test(text)) return PLACEHOLDER
  if (text.length > LONGEST) return TEXT
  const match = NUMBER.exec(text)
  if (!match) return TEXT
  const [, sign = "", digits = "", fraction = "", unit, note] = match
  const whole = digits.replace(/[, ]/g, "").replace(/^0+(?=\d)/, "")
  // A dash is a minus as it comes out of an input method.
  const isNegative = sign !== "" && sign !== "+" && /[1-9]/.test(whole + fraction)
  const plain = `${isNegative ? "-" : ""}${whole}${fraction}`
  return toNumber(plain, {
    isPlain: plain === content,
    ...(unit === undefined ? {} : { unit }),
    ...(note === undefined ? {} : { isAnnotated: true }),
  })
}

function toNumber(
  plain: string,
  how: Omit<NumberReading, "kind" | "plain" | "value">,
): NumberReading {
  const isWhole = !plain.includes(".")
  return { kind: "number", plain, ...how, ...(isWhole && { value: BigInt(plain) }) }
}

/** Full-width ASCII to ASCII, every kind of space to a space, zero-width characters dropped. */
function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\s/g, " ")
}
