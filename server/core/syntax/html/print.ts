/** A cell of a table to be written, with the columns and rows that it spans. */
export interface HtmlCell {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
}

/** A table as HTML, one row a line. */
export function printHtmlTable(
  rows: readonly (readonly HtmlCell[])[],
  lineEnding: string = "\n",
): string {
  const lines = rows.map((cells) => `<tr>${cells.map(printCell).join("")}</tr>`)
  return ["<table>", ...lines, "</table>"].join(lineEnding)
}

function printCell({ text, columns = 1, rows = 1 }: HtmlCell): string {
  const spans =
    (columns > 1 ? ` colspan="${columns}"` : "") + (rows > 1 ? ` rowspan="${rows}"` : "")
  return `<td${spans}>${escapeHtml(text)}</td>`
}

/** `text` as it is written between tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}
