import type { Span } from "../server/core/text/span.ts"

/** `text` with ⟦ and ⟧ around every span, so that a failing comparison shows where the spans fell. */
export function mark(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }) =>
    start === end
      ? [{ offset: start, order: 1, text: "⟦⟧" }]
      : [
          { offset: start, order: 2, text: "⟦" },
          { offset: end, order: 0, text: "⟧" },
        ],
  )
  // At one place the spans that end there close before the next ones open.
  marks.sort((a, b) => a.offset - b.offset || a.order - b.order)
  let result = ""
  let position = 0
  for (const { offset, text: mark } of marks) {
    result += text.slice(position, offset) + mark
    position = offset
  }
  return result + text.slice(position)
}

/** The text without its marks, and the spans that they stood around, by their start. */
export function unmark(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  let text = ""
  const open: number[] = []
  const spans: Span[] = []
  for (const char of marked) {
    if (char === "⟦") open.push(text.length)
    else if (char !== "⟧") text += char
    else spans.push({ start: open.pop() ?? missing(marked), end: text.length })
  }
  if (open.length > 0) missing(marked)
  return { text, spans: spans.toSorted((a, b) => a.start - b.start || b.end - a.end) }
}

function missing(marked: string): never {
  throw new Error(`⟦ and ⟧ do not match in ${JSON.stringify(marked)}`)
}
