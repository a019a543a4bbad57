import { columnWidths, padColumns } from "./rewrite-align.ts"

/** A pipe table of Markdown with its columns lined up; its first row is what Markdown takes for the header. */
export function printMarkdownTable(
  rows: readonly (readonly string[])[],
  lineEnding: string,
): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")))
  const padding = padColumns(cells)
  const lines = cells.map((row, index) =>
    printRow(
      row.map((cell, column) => {
        const { before = 0, after = 0 } = padding[index]?.[column] ?? {}
        return " ".repeat(before) + cell + " ".repeat(after)
      }),
    ),
  )
  const delimiter = printRow(columnWidths(cells).map((width) => "-".repeat(width)))
  return lines.toSpliced(1, 0, delimiter).join(lineEnding)
}

function printRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`
}
