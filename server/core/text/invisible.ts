const INVISIBLE = "\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff"
const SPACING_OR_INVISIBLE = new RegExp(`[\\s${INVISIBLE}]+`, "g")
const ANY_INVISIBLE = new RegExp(`[${INVISIBLE}]`)

/** `text` without spacing, and without the characters that nobody sees: zero-width spaces, soft hyphens, marks of direction. */
export function withoutSpacing(text: string): string {
  return text.replace(SPACING_OR_INVISIBLE, "")
}

/** True where `text` has a character in it that nobody sees, not even as spacing. */
export function hasInvisible(text: string): boolean {
  return ANY_INVISIBLE.test(text)
}
