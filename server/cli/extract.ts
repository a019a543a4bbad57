import { bind } from "../core/bind/bind.ts"
import { type Facts, figureKey } from "../core/bind/facts.ts"
import type { TableForm } from "../core/form/schema.ts"
import { parse } from "../core/syntax/parse.ts"
import { lintFailure } from "./failures.ts"
import { findFiles, readFile } from "./files.ts"
import type { Notices } from "./notices.ts"

/** A report with its figures. */
export interface ExtractedReport {
  readonly path: string
  readonly facts: Facts
  /** Every figure of the form, in its order. */
  readonly figures: readonly ExtractedFigure[]
}

/** A figure of the form, whether the report has it or not. */
export interface ExtractedFigure {
  /** Keys of the form. */
  readonly table: string
  readonly row: string
  readonly column: string
  /** In plain digits; absent where it is blank, missing or unreadable. */
  readonly plain?: string
}

/** The reports among the files of `paths`, each as `print` has it with its figures. */
export async function extractReports(
  paths: readonly string[],
  print: (report: ExtractedReport) => string,
  notices: Notices,
): Promise<readonly string[]> {
  const reports: string[] = []
  for (const path of findFiles(paths, notices)) {
    const file = await readFile(path, notices)
    if (!file) continue
    try {
      const facts = bind(parse(file.text))
      if (facts) reports.push(print({ path, facts, figures: extractFigures(facts) }))
      else notices.note({ key: "cli.not-report", values: { path } })
    } catch (error) {
      notices.fail(lintFailure(path, error))
    }
  }
  return reports
}

function extractFigures({ form, figures }: Facts): readonly ExtractedFigure[] {
  return form.tables.flatMap(figureNames).map((name) => {
    const plain = figures.get(figureKey(name.table, name.row, name.column))?.plain
    return { ...name, ...(plain !== undefined && { plain }) }
  })
}

/** The names of a table's figures; a column's group names the row where rows have no label. */
function figureNames({ key: table, parts }: TableForm): readonly ExtractedFigure[] {
  return parts.flatMap(({ rows, columns }) =>
    rows.flatMap(({ key }) =>
      columns.flatMap(({ group, key: column }) => {
        const row = group ?? key
        return row === undefined ? [] : [{ table, row, column }]
      }),
    ),
  )
}
