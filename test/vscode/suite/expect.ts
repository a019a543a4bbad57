/** Fails with both values when they are not the same; a difference in a text is shown by its line. */
export function equal<Value>(actual: Value, expected: Value, what = "It"): void {
  const [is, should] = [toText(actual), toText(expected)]
  if (is === should) return
  const isLines = is.split("\\n")
  const shouldLines = should.split("\\n")
  const line = isLines.findIndex((each, index) => each !== shouldLines[index])
  const at = line < 0 ? isLines.length : line
  throw new Error(
    `${what}, line ${at + 1}, is\n  ${isLines[at]}\nand should be\n  ${shouldLines[at]}`,
  )
}

function toText(value: unknown): string {
  return JSON.stringify(value) ?? String(value)
}
