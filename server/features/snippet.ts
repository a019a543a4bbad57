/** Stands for a figure to be filled in, until it is known how a client takes it. */
export const FIGURE = "\uE000"

/** A snippet of LSP: a stop for each figure, and each of the `placeholders` with the words it begins with. */
export function toSnippet(
  text: string,
  placeholders: Readonly<Record<string, string>> = {},
): string {
  let stops = 0
  const escaped = text.replace(/[\\$}]/g, "\\$&")
  return [...escaped]
    .map((char) => {
      if (char === FIGURE) return `\${${++stops}}`
      const words = placeholders[char]
      return words === undefined ? char : `\${${++stops}:${words.replace(/[\\$}]/g, "\\$&")}}`
    })
    .join("")
}

/** The text with blank figures, and each of the `placeholders` replaced by its words. */
export function toPlain(text: string, placeholders: Readonly<Record<string, string>> = {}): string {
  return [...text].map((char) => (char === FIGURE ? "" : (placeholders[char] ?? char))).join("")
}
