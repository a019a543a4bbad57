/** Where the digits of a report's tables stand: what people edit. */
export function digitsOf(text: string): readonly number[] {
  const tables = text.matchAll(/(?<=[\t|])\d(?=[\t|\n])/g)
  return Array.from(tables, ({ index }) => index)
}

/** A character replaced: where, by what, and the text that this gives. */
export interface Typed {
  readonly place: number
  readonly digit: string
  readonly text: string
}

/** Types a wrong digit, then the right one again, and so on from place to place. */
export function typist(text: string, places: readonly number[]): () => Typed {
  let edit = 0
  return () => {
    const place = places[Math.floor(edit / 2) % places.length] ?? 0
    const right = text[place] ?? ""
    const digit = edit % 2 === 0 ? String((Number(right) + 1) % 10) : right
    edit++
    return { place, digit, text: text.slice(0, place) + digit + text.slice(place + 1) }
  }
}
