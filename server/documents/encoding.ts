/** What a client counts the characters of a line in. */
export type Encoding = (typeof encodings)[number]

const encodings = ["utf-8", "utf-16", "utf-32"] as const

/** The first that is known of those a client offers, which have them in its order; UTF-16 where it offers none. */
export function chooseEncoding(offered: readonly string[] = []): Encoding {
  for (const name of offered) {
    const known = encodings.find((each) => each === name)
    if (known) return known
  }
  return "utf-16"
}

/** How many units of `encoding` the text has from `start` to `end`, which are UTF-16. */
export function unitsIn(text: string, start: number, end: number, encoding: Encoding): number {
  if (encoding === "utf-16") return end - start
  let units = 0
  for (let offset = start; offset < end; offset += lengthAt(text, offset)) {
    units += unitsAt(text, offset, encoding)
  }
  return units
}

/** The offset at which `units` of `encoding` behind `start` end, at most `end`; before a character cut in two. */
export function offsetAfter(
  text: string,
  start: number,
  end: number,
  units: number,
  encoding: Encoding,
): number {
  if (encoding === "utf-16") return Math.min(start + units, end)
  let offset = start
  for (let rest = units; offset < end; offset += lengthAt(text, offset)) {
    rest -= unitsAt(text, offset, encoding)
    if (rest < 0) break
  }
  return Math.min(offset, end)
}

function lengthAt(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1
}

/** Half of a surrogate pair counts as what it is sent as, U+FFFD. */
function unitsAt(text: string, offset: number, encoding: Encoding): number {
  if (encoding === "utf-32") return 1
  const code = text.codePointAt(offset) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code > 0xffff ? 4 : 3
}
