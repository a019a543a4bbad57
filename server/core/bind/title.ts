import type { Form } from "../form/schema.ts"
import type { Paragraph, Report } from "../syntax/tree.ts"
import { isSpace } from "../text/line.ts"
import type { Title } from "./facts.ts"

// A title may be folded over lines: the issuer, then the rest.
const MOST_LINES = 3
const LONGEST_TITLE = 120
const TITLE = /^(.*?)((?:19|20)\d\d|二[〇○零0Ｏ][〇○零一二三四五六七八九]{2})年(.*)$/
const WORDS = /(?:政府|政务)?(?:政务)?(?:信息|政务)公开.*报告$/
const NOT_AN_ISSUER = /发布|解读|通知|公告|印发|关于做好|转发/
const CHINESE_DIGITS = "〇一二三四五六七八九"

/** The title among the paragraphs before the first section, and the year and issuer that it names. */
export function findTitle(report: Report, paragraphs: readonly Paragraph[]): Title | undefined {
  for (let first = 0; first < paragraphs.length; first++) {
    for (let count = 1; count <= MOST_LINES; count++) {
      const lines = paragraphs.slice(first, first + count)
      if (lines.length < count || !lines.every(({ heading }) => heading)) break
      const title = readTitle(report, lines)
      if (title) return title
    }
  }
  return undefined
}

/** True when a line says what a title says but names no year. */
export function isTitleWithoutYear(form: Form, text: string): boolean {
  return text.replace(/[\s#*]/g, "").endsWith(form.title)
}

function readTitle(report: Report, lines: readonly Paragraph[]): Title | undefined {
  const { compact, offsets } = compactText(report, lines)
  if (compact.length === 0 || compact.length > LONGEST_TITLE) return undefined
  const match = TITLE.exec(compact)
  if (!match) return undefined
  const [, before = "", yearText = "", after = ""] = match
  if (!WORDS.test(after) || NOT_AN_ISSUER.test(before)) return undefined
  const year = readYear(yearText)
  // 2024年度某局政府信息公开工作年度报告 names its issuer after the year.
  const words = WORDS.exec(after)
  const afterYear = before === "" ? after.slice(0, words?.index).replace(/^度/, "") : ""
  const issuer = before || afterYear
  const wordsStart = compact.length - after.length + (afterYear ? (words?.index ?? 0) : 0)
  const end = (offsets.at(-1) ?? 0) + 1
  return {
    span: { start: offsets[0] ?? 0, end },
    ...(issuer && { issuer }),
    year,
    words: { start: offsets[wordsStart] ?? end, end },
  }
}

/** The lines' characters without spacing and Markdown marks, and where each stands in the text. */
function compactText(report: Report, lines: readonly Paragraph[]) {
  let compact = ""
  const offsets: number[] = []
  for (const { span, heading } of lines) {
    for (let offset = heading?.marker.end ?? span.start; offset < span.end; offset++) {
      const code = report.text.charCodeAt(offset)
      if (isSpace(code) || report.text[offset] === "*") continue
      compact += report.text[offset]
      offsets.push(offset)
    }
  }
  return { compact: compact.replace(/[０-９]/g, (digit) => digit.normalize("NFKC")), offsets }
}

function readYear(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  return Number(
    [...text]
      .map((char) => Math.max(0, CHINESE_DIGITS.indexOf(char.replace(/[○零0Ｏ]/, "〇"))))
      .join(""),
  )
}
