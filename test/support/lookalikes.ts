import fc from "fast-check"
import traditional from "../../server/core/text/traditional.json" with { type: "json" }

/** From the first to the last code point: blocks of characters that look like others. */
const BLOCKS = [
  ["CJK radicals", 0x2e80, 0x2ef3],
  ["Kangxi radicals", 0x2f00, 0x2fd5],
  ["compatibility ideographs", 0xf900, 0xfad9],
  ["full-width forms", 0xff01, 0xff64],
  ["mathematical digits", 0x1d7ce, 0x1d7ff],
  ["supplementary compatibility ideographs", 0x2f800, 0x2fa1d],
] as const

/** What is taken for a character, by the character, beside what Unicode itself holds for compatible. */
const MORE: Readonly<Record<string, string>> = {
  "（": "(﹙⟮❨",
  "）": ")﹚⟯❩",
  "、": ",､﹑，",
  "，": ",､﹐",
  "。": ".｡．·",
  "：": ":︰﹕∶",
  "“": '"「〝',
  "”": '"」〞',
  "-": "—–－‐‑−﹣",
  "|": "｜│¦∣",
  "0": "OoО〇○",
  "1": "lI｜",
  一: "—―ㄧー",
  二: "ニ゠",
  三: "Ξ☰",
  八: "ハ",
  口: "ロ",
  "/": "／∕⁄",
  " ": "\u00a0\u2002\u2003\u2007\u202f\u205f\u3000",
  "\t": "\u000b\u2409 ",
  "\n": "\u2028\u2029\u0085\u000c",
  见: "⻅",
  车: "⻋",
  长: "⻓",
  门: "⻔",
  页: "⻚",
}

/** Nothing of these is seen, or only as a mark upon the character before. */
const MARKS = [
  "\u200b",
  "\u200c",
  "\u200d",
  "\u2060",
  "\ufeff",
  "\u00ad",
  "\u200e",
  "\u202e",
  "\u2066",
  "\ufe0e",
  "\ufe0f",
  "\u{e0100}",
  "\u0301",
  "\u20dd",
  "\u3099",
  "\u00a0",
  "\ud800",
  "\udc00",
]

const lookalikes = readLookalikes()
const MOST_LENGTH = 200

/** Characters of a part of the text, or of all of it, become others that look like them. */
export const disguise: fc.Arbitrary<(text: string) => string> = fc
  .tuple(fc.nat(1_000_000), extent(), fc.nat(9), fc.integer({ min: 1, max: 3 }))
  .map(
    ([at, length, choice, every]) =>
      (text) =>
        onPart(text, at, length, (char, index) => {
          const others = lookalikes.get(char)
          return (index % every === 0 && others?.[choice % others.length]) || char
        }),
  )

/** Marks that nobody sees stand among the characters of a part of the text, or of all of it. */
export const sprinkle: fc.Arbitrary<(text: string) => string> = fc
  .tuple(fc.nat(1_000_000), extent(), fc.constantFrom(...MARKS), fc.integer({ min: 1, max: 40 }))
  .map(
    ([at, length, mark, every]) =>
      (text) =>
        onPart(text, at, length, (char, index) => (index % every === 0 ? char + mark : char)),
  )

function extent(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: MOST_LENGTH }) },
    { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
  )
}

function onPart(
  text: string,
  at: number,
  length: number,
  change: (char: string, index: number) => string,
): string {
  const start = at % (text.length + 1)
  const end = Math.min(start + length, text.length)
  const from = length === Number.POSITIVE_INFINITY ? 0 : start
  const part = Array.from(text.slice(from, end), change).join("")
  return text.slice(0, from) + part + text.slice(end)
}

function readLookalikes(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const add = (char: string, other: string) => found.set(char, [...(found.get(char) ?? []), other])
  for (const [, first, last] of BLOCKS)
    for (let code = first; code <= last; code++) {
      const other = String.fromCodePoint(code)
      const char = other.normalize("NFKC")
      if (char !== other) add(char, other)
    }
  for (const [char, others] of Object.entries(MORE)) for (const other of others) add(char, other)
  for (const [other, char] of Object.entries(traditional)) add(char, other)
  return found
}
