// Zero-width spaces and joiners, marks of direction, the soft hyphen, the byte order mark.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/
const EVERY_INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g
const SPACING = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/
const EVERY_SPACING = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g

/** True where `text` has a character in it that nobody sees, not even as spacing. */
export function hasInvisible(text: string): boolean {
  return INVISIBLE.test(text)
}

/** `text` without the characters that nobody sees. */
export function withoutInvisible(text: string): string {
  return text.replace(EVERY_INVISIBLE, "")
}

/** `text` without the characters that nobody sees, and without spacing. */
export function withoutSpacing(text: string): string {
  return SPACING.test(text) ? text.replace(EVERY_SPACING, "") : text
}
