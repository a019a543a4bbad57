import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { requestColumns, requestRows } from "../support/form-2021.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { describe, differences, figuresOf, problemsOf } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { type Faults, Wrong } from "../support/wrong.ts"

const tables = tablesOf(plain(distinctFigures))
const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))
const tabRows = layouts["L1 tab rows"] ?? assert.fail()

// A figure, and what parts it from the one before.
const FIGURE = /(?<=\d)([\t|,"\s]+)(?=\d+(?:[\t|,"\s]|$))/g

// The label repeated there is read as far as the line goes.
const REPEATS = "L11 merged cells repeated"
const MOST_GAPS = requestColumns.length - 1

const lineLayouts = Object.entries(layouts).filter(
  ([id, { isRowLine }]) => isRowLine || /^L13/.test(id),
)

suite("a row whose figures go on in the line below is one row, and the lines are joined", () => {
  for (const [name, layout] of lineLayouts)
    test(name, () => {
      const wrong = new Wrong()
      const lines = printIn(layout, reportOf(tables), "plain").split("\n")
      const rows = lines.flatMap((line, at) => (gapsOf(line).length >= 6 ? at : []))
      assert.equal(rows.length, requestRows.length + 1)
      for (const at of rows.filter((_, index) => index % 5 < 2))
        for (const torn of tear(lines[at] ?? ""))
          wrong.add(torn, check(lines.with(at, torn).join("\n"), "displaced-row"))
      wrong.assertNone()
    })
})

suite("in a layout of one cell a line a blank line tears a row", () => {
  for (const name of ["L4 one cell a line", "L4 narrow columns"])
    test(name, () => {
      const wrong = new Wrong()
      const lines = printIn(layouts[name] ?? assert.fail(), reportOf(tables), "plain").split("\n")
      const isFigure = (line = "") => /^\t\d+$/.test(line)
      const within = [...lines.keys()].filter(
        (at) => isFigure(lines[at - 1]) && isFigure(lines[at]),
      )
      assert.ok(within.length > 150)
      for (const at of within.filter((_, index) => index % 10 === 0)) {
        const text = lines.toSpliced(at, 0, "").join("\n")
        wrong.add(`${at}: ${lines[at]}`, check(text, "displaced-row"))
      }
      wrong.assertNone()
    })
})

const text = printIn(tabRows, reportOf(tables), "plain")

test("a row torn twice is one row", () => {
  const torn = tearRow(
    (figures) => `${figures[0]}\n${figures.slice(1, 4).join("\t")}\n${figures.slice(4).join("\t")}`,
  )
  assert.deepEqual(check(torn, "displaced-row").misread, [])
  assert.equal(fixAll(torn), text)
})

suite("a line break between label and figures is found likewise", () => {
  for (const [name, layout] of lineLayouts.filter(([id]) => id !== REPEATS))
    test(name, () => {
      const whole = printIn(layout, reportOf(tables), "plain")
      for (const key of ["requests/carried-over", "requests/unprocessed-repeat"]) {
        const figure = printed.get(`${key}/natural-person`)
        const torn = whole.replace(new RegExp(`(?<![\\d])"?${figure}(?!\\d)`), "\n$&")
        assert.notEqual(torn, whole)
        assert.deepEqual(check(torn, "displaced-row"), { misread: [], afterFix: [], unsettled: [] })
        assert.equal(withoutBlanks(fixAll(torn)), withoutBlanks(whole))
      }
    })
})

test("many torn rows are one finding, and one fix joins their lines", () => {
  const torn = text.replace(/^(\t\t\d\..*\t\d+\t\d+\t\d+)\t(\d+\t\d+\t\d+\t\d+)/gm, "$1\n$2")
  assert.ok(torn.split("\n").length > text.split("\n").length + 10)
  const result = lint(torn)
  assert.deepEqual(differences(figuresOf(result), printed), [])
  assert.deepEqual(
    problemsOf(result).map(({ rule }) => rule),
    ["displaced-row"],
  )
  assert.equal(fixAll(torn), text)
})

suite("what may be another mistake is left as it stands, and no figure is lost", () => {
  for (const [name, edit] of [
    [
      "a figure too few",
      (figures: readonly string[]) =>
        `${figures.slice(0, 3).join("\t")}\n${figures.slice(4).join("\t")}`,
    ],
    [
      "a figure too many",
      (figures: readonly string[]) =>
        `${figures.slice(0, 3).join("\t")}\n7\t${figures.slice(3).join("\t")}`,
    ],
    [
      "a blank figure",
      (figures: readonly string[]) =>
        `${figures.slice(0, 3).join("\t")}\t\t\n${figures.slice(3).join("\t")}`,
    ],
    [
      "a number that is not their total",
      (figures: readonly string[]) => `${figures.slice(0, 6).join("\t")}\n5`,
    ],
  ] as const)
    test(name, () => {
      const torn = tearRow(edit)
      assert.notEqual(torn, text)
      const result = lint(torn)
      const isRow = (key: string) => key.startsWith("requests/unprocessed-repeat/")
      const read = figuresOf(result)
      assert.deepEqual(
        differences(read, printed, (key) => !isRow(key) || read.get(key) !== undefined),
        [],
      )
      assert.notDeepEqual(problemsOf(result), [])
      assert.deepEqual(digitsOf(fixAll(torn)), digitsOf(torn))
    })
})

test("a number alone above or below a row that lacks one is not taken for a page's", () => {
  const row = text.split("\n").find((line) => gapsOf(line).length > MOST_GAPS) ?? assert.fail()
  const gaps = gapsOf(row)
  const damaged = [gaps[0], gaps.at(-1)].flatMap((gap) => breakAt(row, gap))
  for (const torn of damaged) {
    const whole = text.replace(row, torn)
    assert.notDeepEqual(problemsOf(lint(whole)), [])
    assert.deepEqual(digitsOf(fixAll(whole)), digitsOf(whole))
  }
})

test("figures below a row of which the next is not the form's are not taken for its own", () => {
  const torn = tearRow(
    (figures) => `${figures.slice(0, 3).join("\t")}\n${figures.slice(3).join("\t")}`,
  )
  const without = torn.replace(/\t\t3\.要求提供公开出版物.*\n/, "")
  assert.notEqual(without, torn)
  const read = figuresOf(lint(without))
  assert.deepEqual(
    [...read.keys()].filter((key) => key.includes("unprocessed-repeat")),
    [],
  )
})

/** The report with what `edit` makes of the figures of 2.重复申请. */
function tearRow(edit: (figures: readonly string[]) => string): string {
  return text.replace(
    /(2\.重复申请\t)([\d\t]*\d)/,
    (_, label: string, figures: string) => label + edit(figures.split("\t")),
  )
}

/** A blank field may be quoted or not. */
function withoutBlanks(some: string): string {
  return some.replaceAll('""', "")
}

function digitsOf(some: string): readonly string[] {
  return some.match(/\d+/g) ?? []
}

function gapsOf(line: string): readonly RegExpMatchArray[] {
  return [...line.matchAll(FIGURE)]
}

/** The line broken between two figures, the separator above the break or below. */
function tear(line: string): readonly string[] {
  const gaps = gapsOf(line)
  // The last figure of a row of one total is that; of another, alone on a line, it may be the number of a page.
  const [first, last] = gaps.length > MOST_GAPS ? [1, gaps.length - 2] : [0, gaps.length - 1]
  return [first, 2, last].flatMap((place) => breakAt(line, gaps[place]))
}

function breakAt(line: string, gap: RegExpMatchArray | undefined): readonly string[] {
  const { index = 0, 1: separator = "" } = gap ?? assert.fail()
  const start = separator.startsWith('"') ? index + 1 : index
  const end = index + separator.length - (separator.endsWith('"') ? 1 : 0)
  return [end, start].map((at) => `${line.slice(0, at)}\n${line.slice(at)}`)
}

/** What is wrong with how a torn row is read and made whole. */
function check(damaged: string, rule: string): Faults {
  const result = lint(damaged)
  const findings = problemsOf(result)
  const fixed = fixAll(damaged)
  const isRight = findings.length === 1 && findings[0]?.rule === rule
  return {
    misread: differences(figuresOf(result), printed),
    ...(!isRight && { found: describe(damaged, findings) }),
    afterFix: [
      ...differences(figuresOf(lint(fixed)), printed),
      ...describe(fixed, problemsOf(lint(fixed))),
    ],
    unsettled: fixAll(fixed) === fixed ? [] : [fixed],
  }
}
