/** A half-open range of UTF-16 offsets into the unmodified text of a report. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A replacement of the characters of `span`; an empty span inserts, an empty `newText` deletes. */
export interface Edit {
  readonly span: Span
  readonly newText: string
}

/** The characters of `text` that `span` names. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}

/** The smallest span that covers both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }
}

/** True when `inner` lies within `outer`; equal spans count. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

/** True when two edits cannot both be made: their spans share a character, or both insert at one place. */
export function overlaps(a: Span, b: Span): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start
  return a.start < b.end && b.start < a.end
}

/** Orders spans by where they start, then by where they end. */
export function byPosition(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end
}
