import fc from "fast-check"
import { directive, fragment } from "./fragments.ts"
import { disguise, sprinkle } from "./lookalikes.ts"

/** A change at a random place, which every text has. */
export type Mutate = (text: string) => string

const place = fc.nat(1_000_000)

/** One of the mistakes that typing, pasting, converting and saving make. */
export const mutate: fc.Arbitrary<Mutate> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(place, fragment).map(([at, piece]) => insert(at, piece)) },
  { weight: 3, arbitrary: fc.tuple(place, fc.nat(60)).map(([at, length]) => cut(at, length)) },
  { weight: 3, arbitrary: fc.tuple(place, fragment).map(([at, piece]) => replaceCell(at, piece)) },
  {
    weight: 2,
    arbitrary: place.map((at) => onLines((lines) => lines.toSpliced(at % lines.length, 1))),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(place, directive)
      .map(([at, comment]) => onLines((lines) => lines.toSpliced(at % lines.length, 0, comment))),
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
  { weight: 3, arbitrary: disguise },
  { weight: 2, arbitrary: sprinkle },
)

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

/** Puts `piece` in the place of a figure, or of what looks like one. */
function replaceCell(at: number, piece: string): Mutate {
  return (text) => {
    const cells = [...text.matchAll(/(?<=[\t|> ,"])\d+|^\d+/gm)]
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
