const MARKS = [
  "[-—–－~～·]\\s*\\d{1,3}\\s*[-—–－~～·]",
  "第\\s*\\d{1,3}\\s*页(?:\\s*(?:[,，/]\\s*)?共\\s*\\d{1,3}\\s*页)?",
  "\\d{1,3}\\s*[/／]\\s*\\d{1,3}",
  "[Pp]age\\s+\\d{1,3}(?:\\s+of\\s+\\d{1,3})?",
  "[（(]?续上?表[)）]?",
]
const PAGE_NUMBER = new RegExp(`^(?:${MARKS.join("|")})$`)

const BARE_NUMBER = /^[\d０-９]{1,3}$/

/** True for a line that a page break leaves in a text, such as “- 5 -”, “第5页” or 续表; a bare number may be a figure. */
export function isPageNumber(line: string): boolean {
  return line.length < 24 && PAGE_NUMBER.test(line.trim())
}

/** True for a number alone: a figure, or below a row that has all of its own the number of a page. */
export function isBareNumber(line: string): boolean {
  return BARE_NUMBER.test(line.trim())
}
