const PAGE_NUMBER =
  /^(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:\s*(?:[,，/]\s*)?共\s*\d{1,3}\s*页)?)$/

/** True for a line that a page break leaves in a text, such as “- 5 -” or “第5页”; a bare number may be a figure. */
export function isPageNumber(line: string): boolean {
  return line.length < 24 && PAGE_NUMBER.test(line.trim())
}
