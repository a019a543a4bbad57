import type { Paragraph, Report } from "../syntax/tree.ts"
import { hasInvisible } from "../text/invisible.ts"
import { simplify } from "../text/label.ts"
import { isSpace } from "../text/line.ts"
import type { Span } from "../text/span.ts"
import type { Title } from "./facts.ts"

// A title may be folded over lines: the issuer, then the rest.
const MOST_LINES = 3
const LONGEST_TITLE = 120
/** A year as titles have it. */
export const YEAR = /(?:19|20)\d\d|二[〇○零0][〇○零一二三四五六七八九]{2}/
// The last year before the words is the title's: a date may stand above it.
const TITLE = new RegExp(`^(.*?)(?<!\\d)(${YEAR.source})(年|(?!\\d))((?:(?!${YEAR.source}年).)*)$`)
const YEAR_FIRST = new RegExp(`^[（(](?:${YEAR.source})年度?[)）]`)
const TITLE_WITH_YEAR_LAST = new RegExp(`^(.*?)[（(]?(${YEAR.source})年?度?[)）]?$`)
const WORDS = /(?:政府|政务){0,2}(?:信息|政务)?公开.{0,12}(?:报告|年报)$/
const NOT_AN_ISSUER = /发布|解读|通知|公告|印发|关于做好|转发|[:：；，。]|(?:19|20)\d\d|日期|索引/
const NOTE = /[（(][^（）()\d]{1,12}[)）]$/
// A site names what it publishes in a list above it.
const NAME = /^(?:文件|信息)?(?:标题|名称|题目|題目)[:：]/
// A page's own title has the site's behind it, and a file's its kind.
const SITE =
  /(?<=报告|年报|[)）”】])(?:(?:[-_|｜]|[—–]{1,2}|--)\D{2,60}|\.(?:pdf|docx?|wps|html?|txt))$/i
const OPENING = "“‘「『【\"'"
const CLOSING = "”’」』】\"'"
const CHINESE_DIGITS = "〇一二三四五六七八九"

/** The lines' characters without spacing and marks, and where each stands in the text. */
interface CompactText {
  readonly compact: string
  readonly offsets: readonly number[]
}

/** The title among the paragraphs before the first section, and the year and issuer that it names. */
export function findTitle(report: Report, paragraphs: readonly Paragraph[]): Title | undefined {
  return findWritten(report, paragraphs) ?? findAmong(report, paragraphs)
}

function findWritten(report: Report, paragraphs: readonly Paragraph[]): Title | undefined {
  for (let count = 1; count <= MOST_LINES; count++) {
    for (let first = 0; first + count <= paragraphs.length; first++) {
      const lines = paragraphs.slice(first, first + count)
      if (!lines.every(isShort)) continue
      const title = readTitle(compactText(report, lines))
      if (title)
        return title.issuer ? title : (withIssuerAbove(report, paragraphs, first, count) ?? title)
    }
  }
  return undefined
}

/** 标题：某局2024年政府信息公开工作年度报告, or the same in quotes or before a site's name, where no line is the title alone. */
function findAmong(report: Report, paragraphs: readonly Paragraph[]): Title | undefined {
  for (const paragraph of paragraphs.filter(isShort)) {
    const whole = compactText(report, [paragraph])
    const { start, end } = findBare(simplify(whole.compact))
    const title =
      end - start < whole.compact.length &&
      readTitle({
        compact: whole.compact.slice(start, end),
        offsets: whole.offsets.slice(start, end),
      })
    if (title) return title
  }
  return undefined
}

/** Where the title would stand, were the line one. */
function findBare(line: string): Span {
  const start = NAME.exec(line)?.[0].length ?? 0
  const end = SITE.exec(line)?.index ?? line.length
  const closing = CLOSING[OPENING.indexOf(line.charAt(start))]
  const isQuoted = closing !== undefined && line.indexOf(closing, start + 1) === end - 1
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end }
}

function isShort({ heading, text }: Paragraph): boolean {
  return heading !== undefined || text.length < LONGEST_TITLE
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

function readTitle({ compact, offsets }: CompactText): Title | undefined {
  if (compact.length === 0 || compact.length > LONGEST_TITLE) return undefined
  const end = (offsets.at(-1) ?? 0) + 1
  const match = TITLE.exec(simplify(compact))
  const index = match ? findWords(match[4] ?? "") : undefined
  if (!match || index === undefined) return readTitleWithYearLast({ compact, offsets })
  const [, before = "", year = "", mark = "", after = ""] = match
  const afterStart = compact.length - after.length
  // 2024年度某局政府信息公开工作年度报告 names its issuer after the year.
  const afterYear =
    before === "" ? compact.slice(afterStart, afterStart + index).replace(/^度/, "") : ""
  const issuer = compact.slice(0, before.length) || afterYear
  if (NOT_AN_ISSUER.test(simplify(issuer))) return undefined
  // Between year and words there may be nothing but what doubles 年度.
  if (afterYear === "" && index > 1) return undefined
  const wordsStart = afterStart + (afterYear ? index : 0)
  return {
    span: { start: offsets[0] ?? 0, end },
    ...(issuer && { issuer }),
    year: readYear(year),
    words: { start: offsets[wordsStart] ?? end, end },
    ...(mark === "" && { bareYear: spanOf(offsets, before.length, year.length) }),
  }
}

function spanOf(offsets: readonly number[], start: number, length: number): Span {
  return { start: offsets[start] ?? 0, end: (offsets[start + length - 1] ?? 0) + 1 }
}

function readTitleWithYearLast({ compact, offsets }: CompactText): Title | undefined {
  const match = TITLE_WITH_YEAR_LAST.exec(simplify(compact))
  const before = match?.[1] ?? ""
  const index = findWords(before)
  if (!match || index === undefined) return undefined
  const issuer = compact.slice(0, index)
  if (NOT_AN_ISSUER.test(simplify(issuer))) return undefined
  const end = (offsets.at(-1) ?? 0) + 1
  const wordsEnd = (offsets[before.length - 1] ?? end - 1) + 1
  return {
    span: { start: offsets[0] ?? 0, end },
    ...(issuer && { issuer }),
    year: readYear(match[2] ?? ""),
    words: { start: offsets[index] ?? end, end: wordsEnd },
  }
}

/** Where the words of a title begin that `text` ends in; 政府 of 人民政府 is the issuer's. */
function findWords(text: string): number | undefined {
  const words = WORDS.exec(text)
  if (!words) return undefined
  const isIssuers = words[0].startsWith("政府政府") && text.slice(0, words.index).endsWith("人民")
  return words.index + (isIssuers ? 2 : 0)
}

function compactText({ text }: Report, lines: readonly Paragraph[]): CompactText {
  let compact = ""
  const offsets: number[] = []
  for (const { span, heading } of lines) {
    for (let offset = heading?.marker.end ?? span.start; offset < span.end; offset++) {
      const char = text.charAt(offset)
      if (isSpace(text.charCodeAt(offset)) || "*《》".includes(char) || hasInvisible(char)) continue
      compact += char
      offsets.push(offset)
    }
  }
  compact = compact.replace(/[０-９]/g, (digit) => digit.normalize("NFKC"))
  // The brackets of （2024年度） above the rest.
  const [bracketed = ""] = YEAR_FIRST.exec(compact) ?? []
  if (bracketed) {
    offsets.splice(bracketed.length - 1, 1)
    offsets.splice(0, 1)
    compact = bracketed.slice(1, -1) + compact.slice(bracketed.length)
  }
  // （摘要） and a full stop say nothing of the title.
  const length = compact.replace(/。$/, "").replace(NOTE, "").length
  return { compact: compact.slice(0, length), offsets: offsets.slice(0, length) }
}

function readYear(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const digits = [...text].map((char) => CHINESE_DIGITS.indexOf(char.replace(/[○零0]/, "〇")))
  return Number(digits.map((digit) => Math.max(0, digit)).join(""))
}
