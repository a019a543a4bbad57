import { distance } from "fastest-levenshtein"

/** How an ordinal is written: 一、 of a section or row, （一） of a group, 1. of an item. */
export type OrdinalStyle = "chinese" | "parenthesised" | "arabic"

/** The numbering at the start of a heading or label; `length` counts its characters as written. */
export interface Ordinal {
  readonly style: OrdinalStyle
  readonly value: number
  readonly length: number
}

const DIGITS = "一二三四五六七八九十"
const ORDINAL =
  /^(?:[（(]\s*([一二三四五六七八九十]{1,3})\s*[)）]|([一二三四五六七八九十]{1,3})\s*(?:[、.．,，:：)）]|(?=\s))|第([一二三四五六七八九十]{1,3})(?:部分|章)[、.．:：\s]*|([0-9０-９]{1,2})\s*(?:[、.．)）]|(?=\s)))\s*/

/** The ordinal that `text` starts with. */
export function readOrdinal(text: string): Ordinal | undefined {
  const match = ORDINAL.exec(text)
  if (!match) return undefined
  const [whole, parenthesised, chinese, part, arabic] = match
  const length = whole.length
  if (parenthesised) return { style: "parenthesised", value: chineseNumber(parenthesised), length }
  if (chinese ?? part)
    return { style: "chinese", value: chineseNumber(chinese ?? part ?? ""), length }
  return { style: "arabic", value: Number((arabic ?? "").normalize("NFKC")), length }
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
  /\([一二三四五六七八九十]{1,3}\)(?!项)|(?:^|[^\p{L}\p{N}])\d{1,2}[.、)](?!\d)|^\d{1,2} |^[一二三四五六七八九十]{1,3}[、.,)]|^[一二三四五六七八九十]{1,3}\)/gu

const remembered = new Map<string, string>()
const REMEMBERED_AT_MOST = 4096

/**
 * A label reduced to what it says: compatibility forms folded, ordinals, spacing, punctuation and
 * brackets removed. Two labels with the same normal form mean the same (layouts.md, “Labels that
 * mean the same”).
 */
export function normalForm(label: string): string {
  const known = remembered.get(label)
  if (known !== undefined) return known
  const result = label
    .normalize("NFKC")
    .trim()
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "")
    .replace(INNER_ORDINALS, "-")
    .replace(/[^\p{L}\p{N}]/gu, "")
  // Remembering speeds up typing; the bound keeps a large file from filling the memory.
  if (remembered.size >= REMEMBERED_AT_MOST) remembered.clear()
  remembered.set(label, result)
  return result
}

/** The likeness of two normal forms: 1 when equal, 0 when nothing agrees (by edit distance). */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length)
  return longest === 0 ? 1 : 1 - distance(a, b) / longest
}
