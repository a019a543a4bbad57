/** A number in prose. */
export interface NumberRead {
  /** Absent where it is no whole number that can be read for certain, such as 十余. */
  readonly value?: number
  /** In plain digits, with a fraction where it has one. */
  readonly plain: string
  /** The offset after its last character. */
  readonly end: number
  readonly isChinese: boolean
}

const CHINESE = "零一二三四五六七八九"
const STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const MOST_DIGITS = 12

/** The number that starts at `start`: digits of either width, with separators, or a Chinese numeral. */
export function readNumber(text: string, start: number): NumberRead | undefined {
  return isDigit(text.charCodeAt(start)) ? readDigits(text, start) : readNumeral(text, start)
}

/** True for the code of an Arabic digit, half or full width. */
export function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)
}

/** True for the characters that a Chinese numeral begins with. */
export function isNumeral(char: string): boolean {
  return "零〇一二两三四五六七八九十百千".includes(char)
}

function readDigits(text: string, start: number): NumberRead | undefined {
  let end = start
  let digits = ""
  for (;;) {
    const run = digitsFrom(text, end)
    digits += run
    end += run.length
    // 1,234 is one number, 12,5 are two.
    if (!/[,，]/.test(text[end] ?? "") || !isGroup(text, end + 1) || digits.length > MOST_DIGITS)
      break
    end++
  }
  const fraction = /[.．]/.test(text[end] ?? "") ? digitsFrom(text, end + 1) : ""
  if (fraction !== "") end += 1 + fraction.length
  const whole = digits.replace(/^0+(?=\d)/, "")
  const plain = fraction === "" ? whole : `${whole}.${fraction}`
  const isWhole = fraction === "" && whole.length <= MOST_DIGITS
  return { ...(isWhole && { value: Number(whole) }), plain, end, isChinese: false }
}

function isGroup(text: string, start: number): boolean {
  return digitsFrom(text, start, 4).length === 3
}

function digitsFrom(text: string, start: number, most = Number.POSITIVE_INFINITY): string {
  let end = start
  while (end - start < most && isDigit(text.charCodeAt(end))) end++
  const digits = text.slice(start, end)
  return text.charCodeAt(start) > 57 || /[０-９]/.test(digits) ? digits.normalize("NFKC") : digits
}

/** 十二, 二百零三, 两千, 一万二千; also 一二 read digit by digit, as years are written. */
function readNumeral(text: string, start: number): NumberRead | undefined {
  let end = start
  while (end < start + 16 && /[零〇一二两三四五六七八九十百千万]/.test(text[end] ?? "")) end++
  if (end === start) return undefined
  const value = numeralValue(text.slice(start, end).replace(/〇/g, "零").replace(/两/g, "二"))
  return {
    ...(value !== undefined && { value }),
    plain: String(value ?? text.slice(start, end)),
    end,
    isChinese: true,
  }
}

function numeralValue(numeral: string): number | undefined {
  const [before = "", after, ...more] = numeral.split("万")
  if (more.length > 0) return undefined
  if (after === undefined) return belowTenThousand(before)
  const high = belowTenThousand(before)
  const low = after === "" ? 0 : belowTenThousand(after)
  if (!high || low === undefined || (low >= 1 && low < 10 && !after.startsWith("零")))
    return undefined
  return high * 10_000 + low
}

function belowTenThousand(numeral: string): number | undefined {
  if (numeral === "零") return 0
  let value = 0
  let digit: number | undefined
  let last = 10_000
  for (const char of numeral) {
    const step = STEPS[char]
    if (step === undefined) {
      // Two digits without a step between them: a year, or two numbers.
      if (digit !== undefined && digit !== 0) return undefined
      digit = CHINESE.indexOf(char)
    } else {
      if (step >= last || digit === 0) return undefined
      value += (digit ?? 1) * step
      last = step
      digit = undefined
    }
  }
  // 一百二 is 120 in speech: not read.
  if (digit !== undefined && digit > 0 && last > 10 && last < 10_000 && !numeral.includes("零"))
    return undefined
  return value + (digit ?? 0)
}
