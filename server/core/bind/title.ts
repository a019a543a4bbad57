import type { Form } from "../form/schema.ts"
import type { Paragraph, Report } from "../syntax/tree.ts"
import { isSpace } from "../text/line.ts"
import type { Title } from "./facts.ts"

// A title may be folded over lines: the issuer, then the rest.
const MOST_LINES = 3
const LONGEST_TITLE = 120
const YEAR = /(?:19|20)\d\d|二[〇○零0][〇○零一二三四五六七八九]{2}/
// The last year before the words is the title's: a date may stand above it.
const TITLE = new RegExp(`^(.*?)(${YEAR.source})年((?:(?!${YEAR.source}年).)*)$`)
const TITLE_WITH_YEAR_LAST = new RegExp(`^(.*?)[（(](${YEAR.source})年?度?[)）]$`)
const WORDS = /(?:政府|政务){0,2}(?:信息|政务)?公开.{0,12}(?:报告|年报)$/
const NOT_AN_ISSUER = /发布|解读|通知|公告|印发|关于做好|转发|[:：；，。]|\d{4}|日期|索引/
const NOTE = /[（(][^（）()\d]{1,12}[)）]$/
const CHINESE_DIGITS = "〇一二三四五六七八九"

/** The lines' characters without spacing and marks, and where each stands in the text. */
interface CompactText {
  readonly compact: string
  readonly offsets: readonly number[]
}

/** The title among the paragraphs before the first section, and the year and issuer that it names. */
export function findTitle(report: Report, paragraphs: readonly Paragraph[]): Title | undefined {
  for (let count = 1; count <= MOST_LINES; count++) {
    for (let first = 0; first + count <= paragraphs.length; first++) {
      const lines = paragraphs.slice(first, first + count)
      if (!lines.every(({ heading, text }) => heading ?? text.length < LONGEST_TITLE)) continue
      const title = readTitle(compactText(report, lines))
      if (title)
        return title.issuer ? title : (withIssuerAbove(report, paragraphs, first, count) ?? title)
    }
  }
  return undefined
}

/** A title without an issuer has it on the line above. */
function withIssuerAbove(
  report: Report,
  paragraphs: readonly Paragraph[],
  first: number,
  count: number,
): Title | undefined {
  if (first === 0 || count === MOST_LINES) return undefined
  return readTitle(compactText(report, paragraphs.slice(first - 1, first + count)))
}

/** True when a line says what a title says but names no year. */
export function isTitleWithoutYear(form: Form, text: string): boolean {
  return text.replace(/[\s#*《》]/g, "").endsWith(form.title)
}

function readTitle({ compact, offsets }: CompactText): Title | undefined {
  if (compact.length === 0 || compact.length > LONGEST_TITLE) return undefined
  const end = (offsets.at(-1) ?? 0) + 1
  const match = TITLE.exec(compact)
  const words = match && WORDS.exec(match[3] ?? "")
  if (!match || !words) return readTitleWithYearLast({ compact, offsets })
  const [, before = "", year = "", after = ""] = match
  // 2024年度某局政府信息公开工作年度报告 names its issuer after the year.
  const afterYear = before === "" ? after.slice(0, words.index).replace(/^度/, "") : ""
  const issuer = before || afterYear
  if (NOT_AN_ISSUER.test(issuer)) return undefined
  // Between year and words there may be nothing but what doubles 年度.
  if (afterYear === "" && words.index > 1) return undefined
  const wordsStart = compact.length - after.length + (afterYear ? words.index : 0)
  return {
    span: { start: offsets[0] ?? 0, end },
    ...(issuer && { issuer }),
    year: readYear(year),
    words: { start: offsets[wordsStart] ?? end, end },
  }
}

function readTitleWithYearLast({ compact, offsets }: CompactText): Title | undefined {
  const match = TITLE_WITH_YEAR_LAST.exec(compact)
  const words = match && WORDS.exec(match[1] ?? "")
  if (!match || !words) return undefined
  const issuer = compact.slice(0, words.index)
  if (NOT_AN_ISSUER.test(issuer)) return undefined
  const end = (offsets.at(-1) ?? 0) + 1
  const wordsEnd = (offsets[words.index + words[0].length - 1] ?? end - 1) + 1
  return {
    span: { start: offsets[0] ?? 0, end },
    ...(issuer && { issuer }),
    year: readYear(match[2] ?? ""),
    words: { start: offsets[words.index] ?? end, end: wordsEnd },
  }
}

function compactText({ text }: Report, lines: readonly Paragraph[]): CompactText {
  let compact = ""
  const offsets: number[] = []
  for (const { span, heading } of lines) {
    for (let offset = heading?.marker.end ?? span.start; offset < span.end; offset++) {
      if (isSpace(text.charCodeAt(offset)) || "*《》".includes(text[offset] ?? "")) continue
      compact += text[offset]
      offsets.push(offset)
    }
  }
  compact = compact.replace(/[０-９]/g, (digit) => digit.normalize("NFKC"))
  // （摘要） and a full stop say nothing of the title.
  const length = compact.replace(/。$/, "").replace(NOTE, "").length
  return { compact: compact.slice(0, length), offsets: offsets.slice(0, length) }
}

function readYear(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const digits = [...text].map((char) => CHINESE_DIGITS.indexOf(char.replace(/[○零0]/, "〇")))
  return Number(digits.map((digit) => Math.max(0, digit)).join(""))
}
