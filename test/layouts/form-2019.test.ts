import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import { lint } from "../../server/core/lint.ts"
import { proactiveParts2019, requestRows2019 } from "../support/form-2019.ts"
import { requestColumns, sectionTitles } from "../support/form-2021.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { checkProperty } from "../support/property.ts"
import { balancedFigures } from "../support/random.ts"
import { describe, differences, figuresOf, misplaced, problemsOf } from "../support/read.ts"
import { type ReportParts, reportOf } from "../support/report.ts"
import { disputesGrid, proactiveGrid, requestsGrid } from "../support/tables.ts"

const NAMES = [
  "L1 tab rows",
  "L5 one cell a paragraph",
  "L6 pipe rows",
  "L7 padded, a pipe before each row",
  "L8 one cell a line, each with a pipe",
  "L11 Markdown",
  "L12 HTML in text",
  "L12 page",
]

const titles: readonly string[] = Array.from<string>(sectionTitles).with(
  4,
  "政府信息公开工作存在的主要问题及改进情况",
)

const proactiveKeys = proactiveParts2019.flatMap(({ rows, columns }) =>
  rows.flatMap((row) => columns.map((column) => `proactive/${row.key}/${column.key}`)),
)

/** Balanced figures of the form of 2019, as printed. */
const printedFigures = fc
  .tuple(
    balancedFigures,
    fc.array(fc.nat(300), { minLength: proactiveKeys.length, maxLength: proactiveKeys.length }),
  )
  .map(([figures, drawn]) => toPrinted(figures, drawn))

suite("a report of 2020 by the form of 2019 reads as its figures and has no error or warning", () => {
  forEachLayout((layout, t) => {
    const property = fc.property(printedFigures, fc.constantFrom(2020, 2019), (printed, year) => {
      for (const headings of layout.headings)
        for (const lineEnding of ["\n", "\r\n"]) {
          const report = reportOf(tablesOf2019(printed), year, titles)
          const text = printIn(layout, report, headings).replaceAll("\n", lineEnding)
          assertReads(text, printed, [])
        }
    })
    checkProperty(t, property, 8, false)
  })
})

suite("the tables of 2019 in a report of 2024 are found, and checked by their own form", () => {
  forEachLayout((layout, t) => {
    const property = fc.property(printedFigures, (printed) => {
      // The table of disputes is the same in both.
      const text = printIn(layout, in2024(printed), "plain")
      assertReads(text, printed, ["table-form", "table-form"])
      const key = "requests/other/total"
      const wrong = new Map(printed).set(key, String(Number(printed.get(key)) + 3))
      assertReads(printIn(layout, in2024(wrong), "plain"), wrong, [
        "column-total",
        "row-total",
        "table-form",
        "table-form",
      ])
    })
    checkProperty(t, property, 8, false)
  })
})

function forEachLayout(
  run: (layout: Layout, t: Parameters<typeof checkProperty>[0]) => void,
): void {
  for (const name of NAMES) {
    const layout = layouts[name] ?? assert.fail(`no layout ${name}`)
    test(name, (t) => run(layout, t))
  }
}

function in2024(printed: ReadonlyMap<string, string>): ReportParts {
  return reportOf(tablesOf2019(printed), 2024)
}

function tablesOf2019(printed: ReadonlyMap<string, string>) {
  const print = (key: string) => printed.get(key) ?? assert.fail(key)
  return {
    proactive: proactiveGrid(print, proactiveParts2019),
    requests: requestsGrid(print, 3, requestRows2019),
    disputes: disputesGrid(print),
  }
}

function assertReads(
  text: string,
  printed: ReadonlyMap<string, string>,
  rules: readonly string[],
): void {
  const result = lint(text)
  const problems = problemsOf(result)
  const found = problems.map(({ rule }) => rule).toSorted()
  assert.deepEqual(
    {
      misread: differences(figuresOf(result), printed),
      misplaced: misplaced(text, result),
      rules: found,
      ...(found.join() !== rules.join() && { problems: describe(text, problems) }),
    },
    { misread: [], misplaced: [], rules },
  )
}

/** The three rows of （六） are one, and a change may be negative. */
function toPrinted(
  figures: ReadonlyMap<string, number>,
  drawn: readonly number[],
): ReadonlyMap<string, string> {
  const printed = new Map<string, string>()
  for (const [index, key] of proactiveKeys.entries()) {
    const value = drawn[index] ?? 0
    printed.set(key, String(key.endsWith("/change") ? value - 150 : value))
  }
  for (const { key: row } of requestRows2019)
    for (const { key: column } of requestColumns) {
      const rows =
        row === "other" ? ["other-not-corrected", "other-fee-unpaid", "other-other"] : [row]
      const values = rows.map((each) => figures.get(`requests/${each}/${column}`) ?? assert.fail())
      printed.set(`requests/${row}/${column}`, String(values.reduce((sum, value) => sum + value)))
    }
  for (const [key, value] of figures)
    if (key.startsWith("disputes/")) printed.set(key, String(value))
  return printed
}
