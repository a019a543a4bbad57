import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import { lint } from "../../server/core/lint.ts"
import { figureKeys } from "../support/form-2021.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { checkProperty } from "../support/property.ts"
import { balancedFigures, distinctFigures } from "../support/random.ts"
import {
  assertReads,
  describe,
  differences,
  figuresOf,
  problemsOf,
  toPrinted,
} from "../support/read.ts"
import { reportOf, tablesOf } from "../support/report.ts"
import { Wrong } from "../support/wrong.ts"

const TOTALS = ["row-total", "column-total", "balance", "dispute-total"]

const labelColumns = fc.constantFrom(2 as const, 3 as const)
const lineEndings = ["\n", "\r\n"] as const

/** Figures to be left blank: some of those that are 0, so that every sum stays. */
const blankPlaces = fc.array(fc.nat(figureKeys.length - 1), { minLength: 1, maxLength: 12 })

/** Which figures of a row are blank. */
const blankParts: Readonly<Record<string, (keys: readonly string[]) => readonly string[]>> = {
  "its first figure": (keys) => keys.slice(0, 1),
  "its last figure": (keys) => keys.slice(-1),
  "its first and its last figure": (keys) => [...keys.slice(0, 1), ...keys.slice(-1)],
  "all its figures": (keys) => keys,
}

test("a blank figure that begins a line is marked on that line, whatever the line ending", () => {
  for (const lineEnding of ["\n", "\r\n", "\r"]) {
    const table = printIn(
      layouts["L1 tab rows"] ?? assert.fail(),
      reportOf(tablesOf((key) => (key === "disputes/review/upheld" ? "" : "0"))),
      "plain",
    )
    const text = table.replaceAll("\n", lineEnding)
    const [blank, ...others] = problemsOf(lint(text), "blank-figure")
    assert.deepEqual(others, [])
    const { start, end } = blank?.span ?? assert.fail()
    assert.equal(text.slice(start, end), "\t")
    assert.ok(text.slice(0, start).endsWith(`总计${lineEnding}`))
  }
})

suite("blanks in one row are read as blanks, each where it stands", () => {
  const keysByRow = Map.groupBy(figureKeys, rowOf)
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      const wrong = new Wrong()
      for (const [index, [row, keys]] of [...keysByRow].entries())
        for (const [part, partOf] of Object.entries(blankParts)) {
          const blank = layout.blanks[index % layout.blanks.length] ?? ""
          const printed = toPrinted(distinctFigures)
          for (const key of partOf(keys)) printed.set(key, "")
          const tables = tablesOf((key) => printed.get(key) || blank, index % 2 === 0 ? 3 : 2)
          const text = printIn(layout, reportOf(tables), "plain")
          const result = lint(text)
          // Sums lack what is blank.
          const others = problemsOf(result).filter(
            ({ rule }) => rule !== "blank-figure" && !TOTALS.includes(rule),
          )
          wrong.add(`${row}: ${part} ${JSON.stringify(blank)}`, {
            misread: differences(figuresOf(result), printed),
            problems: describe(text, others),
          })
        }
      wrong.assertNone()
    })
})

suite("sparse blanks are read as blanks, each where it stands", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, (t) => {
      const property = fc.property(
        balancedFigures,
        blankPlaces,
        labelColumns,
        fc.constantFrom(...layout.blanks),
        fc.constantFrom(...layout.headings),
        fc.constantFrom(...lineEndings),
        (figures, places, labelColumns, blank, headings, lineEnding) => {
          const printed = leaveBlank(figures, places)
          const print = (key: string) => printed.get(key) || blank
          const report = reportOf(tablesOf(print, labelColumns))
          const text = printIn(layout, report, headings).replaceAll("\n", lineEnding)
          assertReads(text, printed, ["blank-figure"])
        },
      )
      checkProperty(t, property, 20, false)
    })
})

suite("however many figures are blank, none is read as another", () => {
  for (const [name, layout] of Object.entries(layouts))
    test(name, (t) => {
      const property = fc.property(
        fc.array(fc.boolean(), { minLength: figureKeys.length, maxLength: figureKeys.length }),
        labelColumns,
        fc.constantFrom(...layout.headings),
        (areBlank, labelColumns, headings) => {
          const printed = toPrinted(distinctFigures)
          for (const [place, key] of figureKeys.entries()) if (areBlank[place]) printed.set(key, "")
          const tables = tablesOf((key) => printed.get(key) ?? "", labelColumns)
          const read = figuresOf(lint(printIn(layout, reportOf(tables), headings)))
          const isRead = (key: string) => Boolean(read.get(key))
          assert.deepEqual(differences(read, printed, isRead), [])
        },
      )
      checkProperty(t, property, 20, false)
    })
})

test("a row that is longer by its group says nothing of where others of its kind stand", () => {
  const layout = layouts["L10 a lone pipe before each row"] ?? assert.fail()
  const blank = ["granted/total", "concluded/total", "partially-granted/natural-person"].map(
    (key) => `requests/${key}`,
  )
  const printed = toPrinted(new Map(figureKeys.map((key) => [key, 0])))
  for (const key of blank) printed.set(key, "")
  for (const kept of blank.slice(0, 2)) {
    const some = new Map(printed).set(kept, "0")
    const report = reportOf(tablesOf((key) => some.get(key) ?? "", 3))
    assertReads(printIn(layout, report, "plain"), some, ["blank-figure"])
  }
})

suite("where blank cells are gone, nothing is read on a guess", () => {
  for (const [name, layout] of Object.entries(layouts))
    if (!layout.blanks.includes(""))
      test(name, (t) => {
        const property = fc.property(balancedFigures, blankPlaces, (figures, places) =>
          assertNoGuess(layout, figures, places),
        )
        checkProperty(t, property, 60, false)
      })
})

/** Every figure read is its own, no sum is reported, and a row that lost a figure has one finding at most. */
function assertNoGuess(
  layout: Layout,
  figures: ReadonlyMap<string, number>,
  places: readonly number[],
): void {
  const printed = leaveBlank(figures, places)
  const text = printIn(layout, reportOf(tablesOf((key) => printed.get(key) ?? "")), "plain")
  const result = lint(text)
  const whole = toPrinted(figures)
  const damaged = new Set(
    [...printed].flatMap(([key, value]) => (value === "" ? [rowOf(key)] : [])),
  )
  const unreadable = new Set(
    [...damaged].map((row) => row.split("/")[0]).filter(() => hasUnreadable(result)),
  )
  const problems = problemsOf(result)
  const isWhole = (key: string) =>
    !damaged.has(rowOf(key)) && !unreadable.has(key.split("/")[0] ?? "")
  const read = figuresOf(result)
  assert.deepEqual(
    {
      misread: differences(read, whole, (key) => Boolean(read.get(key))),
      unread: differences(read, whole, isWhole),
      totals: describe(
        text,
        problems.filter(({ rule }) => TOTALS.includes(rule)),
      ),
      tooMany:
        problems.length > damaged.size ? describe(text, problems) : ([] as readonly string[]),
      others: describe(
        text,
        problems.filter(
          ({ rule }) => !["missing-cell", "blank-figure", "unreadable-table"].includes(rule),
        ),
      ),
    },
    { misread: [], unread: [], totals: [], tooMany: [], others: [] },
  )
}

function hasUnreadable(result: ReturnType<typeof lint>): boolean {
  return result?.findings.some(({ rule }) => rule === "unreadable-table") ?? false
}

function leaveBlank(
  figures: ReadonlyMap<string, number>,
  places: readonly number[],
): ReadonlyMap<string, string> {
  const printed = toPrinted(figures)
  for (const place of places) {
    const key = figureKeys[place] ?? ""
    if (printed.get(key) === "0") printed.set(key, "")
  }
  return printed
}

/** The row of a figure; the figures of `disputes` stand in one. */
function rowOf(key: string): string {
  const [table = "", row = ""] = key.split("/")
  return table === "disputes" ? table : `${table}/${row}`
}
