import { isSpace } from "../text/line.ts"
import type { Span } from "../text/span.ts"
import { type DateRead, readDate } from "./date.ts"
import { isDigit, isNumeral, type NumberRead, readNumber } from "./number.ts"
import { COUNT_UNITS, type Vocabulary, type Word } from "./vocabulary.ts"

/** A piece of a sentence; its offsets are those of the passage. */
export interface Token extends Span {
  readonly kind:
    | "word"
    | "number"
    | "date"
    | "end"
    | "pause"
    | "list"
    | "colon"
    | "open"
    | "close"
    | "blank"
    | "mark"
    | "other"
  /** The bits of its word's roles; 0 where it is none. */
  readonly roles: number
  readonly word?: Word
  readonly number?: NumberRead
  readonly date?: DateRead
}

const PUNCTUATION: Readonly<Record<string, Token["kind"]>> = {
  "。": "end",
  "！": "end",
  "？": "end",
  "!": "end",
  "?": "end",
  "；": "pause",
  ";": "pause",
  "，": "pause",
  ",": "pause",
  "、": "list",
  "：": "colon",
  ":": "colon",
  "（": "open",
  "(": "open",
  "［": "open",
  "【": "open",
  "〔": "open",
  "）": "close",
  ")": "close",
  "］": "close",
  "】": "close",
  "〕": "close",
}
// Marks that say nothing: emphasis and quotation.
const SILENT = new Set("*“”\"'‘’「」")

/** Reads `text` into tokens; what no vocabulary knows is `other`, one token a run. */
export function tokenise(text: string, vocabulary: Vocabulary, marks: string): readonly Token[] {
  const tokens: Token[] = []
  let other = -1
  let offset = 0
  const flush = (end: number) => {
    if (other >= 0) tokens.push({ kind: "other", start: other, end, roles: 0 })
    other = -1
  }
  const push = (token: Token) => {
    flush(token.start)
    tokens.push(token)
    offset = token.end
  }
  while (offset < text.length) {
    const char = text[offset] ?? ""
    const code = text.charCodeAt(offset)
    if (isSpace(code) || code === 0x5f) {
      push({ kind: "blank", start: offset, end: blankEnd(text, offset), roles: 0 })
      continue
    }
    if (SILENT.has(char)) {
      flush(offset++)
      continue
    }
    if (char === "《") {
      const end = text.indexOf("》", offset)
      if (end > 0 && end - offset < 80) {
        push({ kind: "other", start: offset, end: end + 1, roles: 0 })
        continue
      }
    }
    const punctuation = PUNCTUATION[char]
    if (punctuation) {
      push({ kind: punctuation, start: offset, end: offset + 1, roles: 0 })
      continue
    }
    if (isDigit(code) || isNumeral(char)) {
      const token = readFigureToken(text, offset, vocabulary)
      if (token) {
        push(token)
        continue
      }
    }
    if (marks.includes(char) && !isLetterOrDigit(text[offset - 1] ?? "")) {
      let end = offset + 1
      while (end < text.length && marks.includes(text[end] ?? " ")) end++
      push({ kind: "mark", start: offset, end, roles: 0 })
      continue
    }
    const word = findWord(text, offset, vocabulary)
    if (word) {
      push({ kind: "word", start: offset, end: offset + word.text.length, roles: word.roles, word })
      continue
    }
    if (other < 0) other = offset
    offset++
  }
  flush(text.length)
  return tokens
}

/** The longest word that starts at `offset`. */
function findWord(text: string, offset: number, { byFirst }: Vocabulary): Word | undefined {
  return byFirst.get(text.charCodeAt(offset))?.find((word) => text.startsWith(word.text, offset))
}

/** A date, or a number; a Chinese numeral is a number only before a unit, as 一 and 三 are in many words. */
function readFigureToken(text: string, start: number, vocabulary: Vocabulary): Token | undefined {
  const date = readDate(text, start)
  if (date) return { kind: "date", start, end: date.end, roles: 0, date }
  const number = readNumber(text, start)
  if (!number) return undefined
  if (number.isChinese) {
    const word = findWord(text, blankEnd(text, number.end), vocabulary)
    const isZero = number.value === 0 && !/[\p{L}\p{N}]/u.test(text[number.end] ?? "")
    if (!isZero && !(word && COUNT_UNITS.has(word.text))) return undefined
  }
  return { kind: "number", start, end: number.end, roles: 0, number }
}

function blankEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && (isSpace(text.charCodeAt(end)) || text.charCodeAt(end) === 0x5f))
    end++
  return end
}

function isLetterOrDigit(char: string): boolean {
  return /[a-z0-9０-９]/i.test(char)
}
