import { distance } from "fastest-levenshtein"
import { Recent } from "./recent.ts"
import traditional from "./traditional.json" with { type: "json" }

/** How an ordinal is written: 一、 of a section or row, （一） or (1) of a group, 1. or ① of an item. */
export type OrdinalStyle = "chinese" | "parenthesised" | "arabic"

/** The numbering at the start of a heading or label; `length` counts its characters as written. */
export interface Ordinal {
  readonly style: OrdinalStyle
  readonly value: number
  readonly length: number
}

const DIGITS = "一二三四五六七八九十"
const CHINESE = "[一二三四五六七八九十]{1,3}"
const ORDINAL = new RegExp(
  "^(?:" +
    `[（(]\\s*(?<parenthesised>${CHINESE}|[0-9０-９]{1,2})\\s*[)）]` +
    `|(?<chinese>${CHINESE})\\s*(?:[、.．,，:：)）]|(?=\\s))` +
    `|第(?<part>${CHINESE})(?:部分|章)[、.．:：]?` +
    "|(?<arabic>[0-9０-９]{1,2})\\s*(?:[、.．)）]|(?=\\s))" +
    "|(?<numeral>[①-⑳Ⅰ-Ⅻ])[、.．)）]?" +
    ")\\s*",
)

// A radical or a digit of mathematics that looks like an ordinal's, or ㈠, which is one; ､ or ﹑ behind it.
const COMPATIBLE =
  /^[（(]?\s*[\u2f00-\u2fd5\u3220-\u3229\u{1d7ce}-\u{1d7ff}]|^.{0,4}[\ufe50-\ufe5a\uff64]/u
const LONGEST_ORDINAL = 12

const ordinals = new Recent<{ readonly ordinal?: Ordinal }>(20_000, (text) => {
  const ordinal = findOrdinal(text)
  return ordinal ? { ordinal } : {}
})

/** The ordinal that `text` starts with. */
export function readOrdinal(text: string): Ordinal | undefined {
  return ordinals.get(text).ordinal
}

function findOrdinal(text: string): Ordinal | undefined {
  return COMPATIBLE.test(text) ? readCompatible(text) : readWritten(text)
}

function readCompatible(text: string): Ordinal | undefined {
  const ordinal = readWritten(text.slice(0, LONGEST_ORDINAL).normalize("NFKC"))
  let length = 0
  for (const char of text) {
    if (text.slice(0, length).normalize("NFKC").length >= (ordinal?.length ?? 0)) break
    length += char.length
  }
  return ordinal && { ...ordinal, length }
}

function readWritten(text: string): Ordinal | undefined {
  const match = ORDINAL.exec(text)
  if (!match) return undefined
  const length = match[0].length
  const { parenthesised, chinese, part, arabic, numeral } = match.groups ?? {}
  if (parenthesised) return { style: "parenthesised", value: toNumber(parenthesised), length }
  if (chinese ?? part) return { style: "chinese", value: toNumber(chinese ?? part ?? ""), length }
  return { style: "arabic", value: toNumber(arabic ?? numeral ?? ""), length }
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

function toNumber(text: string): number {
  const plain = text.normalize("NFKC")
  if (/^[0-9]+$/.test(plain)) return Number(plain)
  return ROMAN.indexOf(plain) + 1 || chineseNumber(plain)
}

/** 一 to 三十九 as a number. */
function chineseNumber(text: string): number {
  const ten = text.indexOf("十")
  if (ten < 0) return DIGITS.indexOf(text) + 1
  const tens = ten === 0 ? 1 : DIGITS.indexOf(text[ten - 1] ?? "") + 1
  const ones = ten === text.length - 1 ? 0 : DIGITS.indexOf(text[ten + 1] ?? "") + 1
  return tens * 10 + ones
}

/** 1 to 10 as 一 to 十, as sections are numbered. */
export function toChineseNumber(value: number): string {
  return DIGITS[value - 1] ?? String(value)
}

// Ordinals anywhere in a label: group and item may be joined, as in 三、（三）不予公开-1.属于国家秘密.
// 第二十条第（一）项 keeps its number: it is a name there.
const INNER_ORDINALS =
  /\( *(?:[一二三四五六七八九十]{1,3}|\d{1,2}) *\)(?! {0,9}项)|(?:^|[^\p{L}\p{N}])\d{1,2}[.、)](?!\d)|^\d{1,2} |^[一二三四五六七八九十]{1,3}[、.,:)]/gu

// ① and Ⅰ would become digits and letters.
const NUMERALS = /^\s*[①-⑳Ⅰ-Ⅻ]/

// The traditional forms of the characters in the forms' labels, as mirror sites write them.
const simplified: Readonly<Record<string, string>> = traditional
const TRADITIONAL = new RegExp(`[${Object.keys(traditional).join("")}]`, "gu")

const remembered = new Recent(60_000, reduce)

/**
 * A label reduced to what it says: compatibility forms folded, ordinals, spacing, punctuation and
 * brackets removed. Two labels with the same normal form mean the same.
 */
export function normalForm(label: string): string {
  return remembered.get(label)
}

function reduce(label: string): string {
  return label
    .replace(NUMERALS, "")
    .normalize("NFKC")
    .trim()
    .replace(TRADITIONAL, toSimplified)
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "")
    .replace(INNER_ORDINALS, "-")
    .replace(/[^\p{L}\p{N}]/gu, "")
}

/** `text` with the traditional characters of the forms' labels simplified: as long, each character in its place. */
export function simplify(text: string): string {
  return text.replace(TRADITIONAL, toSimplified)
}

function toSimplified(char: string): string {
  return simplified[char] ?? char
}

/** The likeness of two normal forms: 1 when equal, 0 when nothing agrees (by edit distance). */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 1 : 1 - distance(a, b) / longest
}
