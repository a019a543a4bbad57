import papaparse from "papaparse"
import type { ExtractedReport } from "../extract.ts"

const HEADER = ["path", "year", "issuer", "table", "row", "column", "figure"]

/** The result of `extract` as RFC 4180 has it; `reports` as `printFigures` has them. */
export function printCsv(reports: readonly string[]): string {
  return [print([HEADER]), ...reports].join("")
}

/** A report's figures: one line each, empty where there is none. */
export function printFigures({ path, facts: { title }, figures }: ExtractedReport): string {
  return print(
    figures.map(({ table, row, column, plain }) => [
      path,
      title?.year ?? "",
      title?.issuer ?? "",
      table,
      row,
      column,
      plain ?? "",
    ]),
  )
}

function print(lines: readonly (readonly (string | number)[])[]): string {
  return `${papaparse.unparse(lines as unknown[][], { newline: "\r\n" })}\r\n`
}
