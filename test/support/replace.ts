/** `text` with what `pattern` finds replaced; throws unless it is there once. */
export function replaceOnce(text: string, pattern: string | RegExp, replacement: string): string {
  const everywhere =
    typeof pattern === "string" ? pattern : new RegExp(pattern, `${pattern.flags}g`)
  let count = 0
  text.replaceAll(everywhere, () => String(++count))
  if (count !== 1) throw new Error(`${pattern} occurs ${count} times`)
  return text.replace(pattern, replacement)
}
