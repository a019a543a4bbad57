import type { ExtractedReport } from "../extract.ts"

const HEADER = ["path", "year", "issuer", "table", "row", "column", "figure"]

/** The result of `extract` as RFC 4180 has it: one line a figure, empty where there is none. */
export async function printCsv(reports: readonly ExtractedReport[]): Promise<string> {
  const { default: papaparse } = await import("papaparse")
  const lines = reports.flatMap(({ path, facts: { title }, figures }) =>
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
  return `${papaparse.unparse([HEADER, ...lines], { newline: "\r\n" })}\r\n`
}
