import { isSpace } from "../text/line.ts"
import { Recent } from "../text/recent.ts"
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

const PUNCTUATION: Readonly<Partial<Record<Token["kind"], string>>> = {
  end: "。！？!?",
  pause: "；;，,",
  list: "、",
  colon: "：:",
  open: "（(［【〔",
  close: "）)］】〕",
}
// Marks that say nothing: emphasis and quotation.
const SILENT = "*“”\"'‘’「」"
const UNDERSCORE = 0x5f
const LONGEST_NAME = 80
const YEAR_LENGTH = 4

/** What may begin with a character. */
const NOTHING = 1
const WORD = 2
const BLANK = 3
const QUIET = 4
const BOOK = 5
const FIGURE = 6
const MARK = 7
const FIRST_PUNCTUATION = 8

/** Tells by a character's code what may begin with it. */
type Starts = (code: number) => number

// More prose than is read of one report.
const REMEMBERED = 400_000
const remembered = new WeakMap<Vocabulary, Recent<readonly Token[]>>()

/**
 * Reads `text` into tokens; what no vocabulary knows is `other`, one token a run. For the same text they are the
 * same array, by which others may remember what they made of it.
 */
export function tokenise(text: string, vocabulary: Vocabulary, marks: string): readonly Token[] {
  let recent = remembered.get(vocabulary)
  if (!recent) {
    const starts = startsOf(vocabulary, marks)
    recent = new Recent(REMEMBERED, (passage) => readTokens(passage, vocabulary, starts))
    remembered.set(vocabulary, recent)
  }
  return recent.get(text)
}

function readTokens(text: string, vocabulary: Vocabulary, starts: Starts): readonly Token[] {
  const tokens: Token[] = []
  let other = -1
  let offset = 0
  while (offset < text.length) {
    const start = starts(text.charCodeAt(offset))
    const token = start === NOTHING ? undefined : readToken(text, offset, start, vocabulary, starts)
    if ((token || start === QUIET) && other >= 0) {
      tokens.push({ kind: "other", start: other, end: offset, roles: 0 })
      other = -1
    }
    if (token) {
      tokens.push(token)
      offset = token.end
    } else {
      if (other < 0 && start !== QUIET) other = offset
      offset++
    }
  }
  if (other >= 0) tokens.push({ kind: "other", start: other, end: text.length, roles: 0 })
  return tokens
}

function readToken(
  text: string,
  offset: number,
  start: number,
  vocabulary: Vocabulary,
  starts: Starts,
): Token | undefined {
  if (start === WORD) return readWord(text, offset, vocabulary)
  if (start >= FIRST_PUNCTUATION) {
    const kind = KINDS[start - FIRST_PUNCTUATION] ?? "pause"
    return { kind, start: offset, end: offset + 1, roles: 0 }
  }
  if (start === BLANK)
    return { kind: "blank", start: offset, end: blankEnd(text, offset), roles: 0 }
  if (start === BOOK) return readBook(text, offset)
  if (start === FIGURE) {
    const figure = readFigure(text, offset, vocabulary)
    const word = readWord(text, offset, vocabulary)
    // 一年来 is no 一年.
    return figure && (!word || word.end <= figure.end) ? figure : word
  }
  return start === MARK ? readMarks(text, offset, starts) : undefined
}

/** XX, or 20XX before 年, of which the figures are those of a token of their own; not the marks of A4X or 3×5米. */
function readMarks(text: string, start: number, starts: Starts): Token | undefined {
  let end = start + 1
  while (starts(text.charCodeAt(end)) === MARK) end++
  const from = start - figuresOfYear(text, start)
  const isInside = starts(text.charCodeAt(start - 1)) === MARK
  if (isInside || /[a-z0-9０-９]/i.test(text[from - 1] ?? "")) return undefined
  if (from < start && (end - from !== YEAR_LENGTH || text[end] !== "年")) return undefined
  return { kind: "mark", start, end, roles: 0 }
}

/** How many figures of a year stand before `end`: those of 20XX or 202X. */
export function figuresOfYear(text: string, end: number): number {
  return (
    /(?:19|20|１９|２０)[\d０-９]?$/.exec(text.slice(Math.max(0, end - 3), end))?.[0].length ?? 0
  )
}

/** The name of a law or document, in which no word counts. */
function readBook(text: string, start: number): Token | undefined {
  const end = text.slice(start, start + LONGEST_NAME).indexOf("》")
  return end < 0 ? undefined : { kind: "other", start, end: start + end + 1, roles: 0 }
}

function readWord(text: string, start: number, vocabulary: Vocabulary): Token | undefined {
  const word = findWord(text, start, vocabulary)
  return word && { kind: "word", start, end: start + word.text.length, roles: word.roles, word }
}

/** The longest word that starts at `offset`. */
function findWord(text: string, offset: number, { byFirst }: Vocabulary): Word | undefined {
  const words = byFirst.get(text.charCodeAt(offset))
  if (!words) return undefined
  const second = text.charCodeAt(offset + 1)
  for (const word of words) {
    const { text: known } = word
    if (known.length === 1) return word
    if (known.charCodeAt(1) === second && (known.length === 2 || text.startsWith(known, offset)))
      return word
  }
  return undefined
}

/** A date, or a number; a Chinese numeral is a number only before a unit, as 一 and 三 are in many words. */
function readFigure(text: string, start: number, vocabulary: Vocabulary): Token | undefined {
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
  while (end < text.length && isBlank(text.charCodeAt(end))) end++
  return end
}

function isBlank(code: number): boolean {
  return isSpace(code) || code === UNDERSCORE
}

const KINDS = Object.keys(PUNCTUATION) as readonly Token["kind"][]

function startsOf(vocabulary: Vocabulary, marks: string): Starts {
  // A report has some hundred of the characters that there are.
  const found = new Uint8Array(0x10000)
  return (code) => {
    const start = found[code]
    if (start) return start
    found[code] = findStart(code, vocabulary, marks)
    return found[code] ?? NOTHING
  }
}

function findStart(code: number, { byFirst }: Vocabulary, marks: string): number {
  const char = String.fromCharCode(code)
  const punctuation = KINDS.findIndex((kind) => PUNCTUATION[kind]?.includes(char))
  if (punctuation >= 0) return FIRST_PUNCTUATION + punctuation
  if (isBlank(code)) return BLANK
  if (isDigit(code) || isNumeral(char)) return FIGURE
  if (SILENT.includes(char)) return QUIET
  if (marks.includes(char)) return MARK
  if (char === "《") return BOOK
  return byFirst.has(code) ? WORD : NOTHING
}
