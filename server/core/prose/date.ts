import { isSpace } from "../text/line.ts"
import type { Span } from "../text/span.ts"
import { isDigit, isNumeral } from "./number.ts"

/** A date or a part of one, such as 2024年, 2024年12月31日, 1月1日 or 三年. */
export interface DateRead {
  readonly year?: number
  /** Where the digits of the year stand. */
  readonly yearSpan?: Span
  readonly month?: number
  readonly day?: number
  /** The offset after its last character. */
  readonly end: number
}

const YEAR = /((?:19|20|１９|２０)[\d０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年(?:度)?/y
// 2020 of 2020—2024年: without 年 of its own.
const FIRST_YEAR =
  /((?:19|20|１９|２０)[\d０-９]{2})(?=\s?(?:至|到|和|与|及|、|[—–~～－―-]{1,2})\s?(?:19|20|１９|２０)[\d０-９]{2}\s?年)/y
const MONTH = /\s*([\d０-９]{1,2}|十[一二]?|[一二三四五六七八九])\s*月(?:份)?/y
const DAY = /\s*([\d０-９]{1,2}|二?三?十[一二三四五六七八九]?|[一二三四五六七八九])\s*[日号]/y
const SPAN_OF_YEARS = /(?:[\d０-９]{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:多|余|个)?年/y
const DOTTED = /((?:19|20)\d\d)[.．/-](\d{1,2})(?:[.．/-](\d{1,2}))?(?!\d)/y
const LONGEST_NUMBER = 6
const WHITE_CIRCLE = 0x25cb
const CHINESE = "〇一二三四五六七八九"

/** The date that starts at `start`; without year, month and day where it is a number of years. */
export function readDate(text: string, start: number): DateRead | undefined {
  if (!mayBeDate(text, start)) return undefined
  const dotted = at(DOTTED, text, start)
  if (dotted) {
    const [whole, year = "", month = "", day] = dotted
    if (Number(month) >= 1 && Number(month) <= 12)
      return {
        ...toYear(year, start),
        month: Number(month),
        ...(day !== undefined && { day: Number(day) }),
        end: start + whole.length,
      }
  }
  const year = at(YEAR, text, start) ?? at(FIRST_YEAR, text, start)
  const afterYear = start + (year?.[0].length ?? 0)
  const month = at(MONTH, text, afterYear)
  const afterMonth = afterYear + (month?.[0].length ?? 0)
  const day = month && at(DAY, text, afterMonth)
  if (!year && !month) {
    const years = at(SPAN_OF_YEARS, text, start)
    return years ? { end: start + years[0].length } : undefined
  }
  return {
    ...(year && toYear(year[1] ?? "", start)),
    ...(month && { month: toNumber(month[1] ?? "") }),
    ...(day && { day: toNumber(day[1] ?? "") }),
    end: afterMonth + (day?.[0].length ?? 0),
  }
}

/** Most numbers are not followed by what dates are. */
function mayBeDate(text: string, start: number): boolean {
  let end = start
  while (end < text.length && end - start < LONGEST_NUMBER && isPartOfNumber(text.charCodeAt(end)))
    end++
  while (isSpace(text.charCodeAt(end))) end++
  return "年月./．-多余个至到和与及、—–~～－―".includes(text[end] ?? " ")
}

function isPartOfNumber(code: number): boolean {
  return isDigit(code) || code === WHITE_CIRCLE || isNumeral(String.fromCharCode(code))
}

function at(pattern: RegExp, text: string, start: number): RegExpExecArray | undefined {
  pattern.lastIndex = start
  return pattern.exec(text) ?? undefined
}

function toYear(written: string, start: number): Pick<DateRead, "year" | "yearSpan"> {
  return { year: toNumber(written), yearSpan: { start, end: start + written.length } }
}

/** Digits, a Chinese numeral below 40, or a year digit by digit. */
function toNumber(written: string): number {
  const plain = written.normalize("NFKC")
  if (/^\d+$/.test(plain)) return Number(plain)
  if (plain.length === 4)
    return Number([...plain].map((char) => CHINESE.indexOf(char.replace(/[○零]/, "〇"))).join(""))
  const [tens = "", ones] = plain.split("十")
  if (ones === undefined) return CHINESE.indexOf(plain)
  return (tens === "" ? 1 : CHINESE.indexOf(tens)) * 10 + Math.max(0, CHINESE.indexOf(ones || "〇"))
}
