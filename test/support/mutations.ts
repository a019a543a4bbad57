import fc from "fast-check"
import { fixtures } from "./files.ts"

/** Text that a report may be made of, and much that it should not. */
export const fragment: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    " ",
    "\u00a0",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\u0000",
    "\ud800",
    "\udc00",
    "𠮷",
    "#",
    "## ",
    "**",
    "|",
    "||",
    "一、",
    "2、 ",
    "（三）",
    "1.",
    "第二十条第（一）项",
    "三、收到和处理政府信息公开申请情况",
    "一、本年新收政府信息公开申请数量",
    "3.其他",
    "其他",
    "总计",
    "（七）总计",
    "商业企业",
    "行政许可",
    "0",
    "7",
    "007",
    "１２",
    "1,234",
    "1，23",
    "-1",
    "0.5",
    "²",
    "①",
    "/",
    "—",
    "无",
    "12件",
    "251000元",
    "22（其中修订16件）",
    "- 5 -",
    "2024年",
    "政府信息公开工作年度报告",
    "。",
    "9".repeat(40),
  ),
  fc.string({ unit: "binary", maxLength: 5 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 5 }),
)

/** Any text: fragments in any order. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fragment, { maxLength: 60 })
  .map((fragments) => fragments.join(""))

type Mutate = (text: string) => string

const place = fc.nat(1_000_000)

const mutate: fc.Arbitrary<Mutate> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(place, fragment).map(([at, piece]) => insert(at, piece)) },
  { weight: 3, arbitrary: fc.tuple(place, fc.nat(60)).map(([at, length]) => cut(at, length)) },
  { weight: 3, arbitrary: fc.tuple(place, fragment).map(([at, piece]) => replaceCell(at, piece)) },
  {
    weight: 2,
    arbitrary: place.map((at) => onLines((lines) => lines.toSpliced(at % lines.length, 1))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(place, place)
      .map(([from, to]) =>
        onLines((lines) => lines.toSpliced(to % lines.length, 0, lines[from % lines.length] ?? "")),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(place, place).map(([a, b]) =>
      onLines((lines) => {
        const [first, second] = [a % lines.length, b % lines.length]
        return lines.with(first, lines[second] ?? "").with(second, lines[first] ?? "")
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: place.map(
      (at): Mutate =>
        (text) =>
          text.slice(0, at % (text.length + 1)),
    ),
  },
  {
    weight: 1,
    arbitrary: place.map(
      (at): Mutate =>
        (text) =>
          text.slice(at % (text.length + 1)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("\r", "\r\n").map(
      (lineEnding): Mutate =>
        (text) =>
          text.replace(/\r\n|\r|\n/g, lineEnding),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Mutate>((text) => `\ufeff${text}`) },
  { weight: 1, arbitrary: fc.constant<Mutate>((text) => text.replace(/[!-~]/g, toFullWidth)) },
)

/** A fixture with a few mistakes made at random. */
export const mutatedFixture: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...fixtures.map(({ text }) => text)),
    fc.array(mutate, { minLength: 1, maxLength: 6 }),
  )
  .map(([text, mutations]) => mutations.reduce((result, apply) => apply(result), text))

function insert(at: number, piece: string): Mutate {
  return (text) => {
    const offset = at % (text.length + 1)
    return text.slice(0, offset) + piece + text.slice(offset)
  }
}

function cut(at: number, length: number): Mutate {
  return (text) => {
    const offset = at % (text.length + 1)
    return text.slice(0, offset) + text.slice(offset + length)
  }
}

/** Puts `piece` in the place of a figure. */
function replaceCell(at: number, piece: string): Mutate {
  return (text) => {
    const cells = [...text.matchAll(/(?<=\t)\d+/g)]
    const cell = cells[at % Math.max(1, cells.length)]
    if (!cell) return text
    return text.slice(0, cell.index) + piece + text.slice(cell.index + cell[0].length)
  }
}

function onLines(change: (lines: readonly string[]) => readonly string[]): Mutate {
  return (text) => change(text.split("\n")).join("\n")
}

function toFullWidth(char: string): string {
  return String.fromCharCode(char.charCodeAt(0) + 0xfee0)
}
