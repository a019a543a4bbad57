/** Stands for a figure to be filled in, until it is known how a client takes it. */
export const FIGURE = "\uE000"

/** A snippet of LSP: a stop for each figure, and each of the `placeholders` with the words it begins with. */
export function toSnippet(
  text: string,
  placeholders: Readonly<Record<string, string>> = {},
): string {
  let stops = 0
  return [...escapeSyntax(text)]
    .map((char) => {
      if (char === FIGURE) return `\${${++stops}}`
      const words = placeholders[char]
      return words === undefined ? char : `\${${++stops}:${escapeSyntax(words)}}`
    })
    .join("")
}

/** A snippet of LSP that begins with the last `words` of the text selected. */
export function toSnippetWith(words: string, text: string): string {
  const start = text.lastIndexOf(words)
  if (start < 0) return escapeSyntax(text)
  const after = text.slice(start + words.length)
  return `${escapeSyntax(text.slice(0, start))}\${1:${escapeSyntax(words)}}${escapeSyntax(after)}`
}

/** The text with blank figures, and each of the `placeholders` replaced by its words. */
export function toPlain(text: string, placeholders: Readonly<Record<string, string>> = {}): string {
  return [...text].map((char) => (char === FIGURE ? "" : (placeholders[char] ?? char))).join("")
}

function escapeSyntax(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&")
}
