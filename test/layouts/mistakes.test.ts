import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"
import { type Finding, lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { slice } from "../../server/core/text/span.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { distinctFigures, noFigures } from "../support/random.ts"
import { around, describe, differences, figuresOf, problemsOf, toPrinted } from "../support/read.ts"
import { plain, reportOf } from "../support/report.ts"
import { type Faults, Wrong } from "../support/wrong.ts"
import { type Case, everyMisspelling, mistakes } from "./mistakes.ts"

const reports = [
  ["a city", distinctFigures],
  ["a village", noFigures],
] as const

/** The mistakes that may be read another way where all figures are alike. */
const MISTAKES_OF_FIGURES = ["cell missing", "cell extra", "row twice"]

type Figures = ReadonlyMap<string, number>

interface MadeCase extends Case {
  readonly figures: Figures
}

suite("a mistake has its finding, and the other figures are read", () => {
  for (const [mistake, make] of Object.entries(mistakes)) {
    const some = MISTAKES_OF_FIGURES.includes(mistake) ? reports : reports.slice(0, 1)
    const cases = some.flatMap(([which, figures]) => makeCases(make, which, figures))
    for (const [name, layout] of Object.entries(layouts))
      test(`${name}: ${mistake}`, (t) => {
        const reason = layout.unshown?.[mistake]
        if (reason !== undefined) return t.diagnostic(`not shown: ${reason}`)
        const wrong = new Wrong()
        for (const each of cases) {
          const excuse = layout.unshown?.[`${mistake}: ${each.place}`]
          if (excuse === undefined) wrong.add(each.name, checkCase(layout, each, each.figures))
          else t.diagnostic(`${each.name} not shown: ${excuse}`)
        }
        wrong.assertNone()
      })
  }
})

/** The cases of a mistake, every second one with two columns of labels. */
function makeCases(
  make: (typeof mistakes)[string],
  which: string,
  figures: Figures,
): readonly MadeCase[] {
  const [three, two] = [make(plain(figures), 3), make(plain(figures), 2)]
  return three.map((each, index) => {
    const columns = index % 2 === 0 ? 3 : 2
    const made = columns === 3 ? each : (two[index] ?? each)
    return { ...made, name: `${each.name}, ${which}, ${columns} columns of labels`, figures }
  })
}

test("every character of a label may be another", () => {
  const wrong = new Wrong()
  const layout = layouts["L1 tab rows"] ?? assert.fail()
  for (const each of everyMisspelling(plain(distinctFigures), 3))
    wrong.add(each.name, checkCase(layout, each, distinctFigures))
  wrong.assertNone()
})

function checkCase(layout: Layout, each: Case, figures: Figures): Faults {
  const { text, spans } = unmark(printIn(layout, reportOf(each.tables), "plain"))
  const result = lint(text)
  const findings = problemsOf(result, each.rule)
  const isDamaged = (key: string) =>
    each.damaged !== undefined && key.startsWith(`${each.damaged}/`)
  const printed = toPrinted(figures)
  const read = figuresOf(result)
  const isTorn = each.rule === "" && layout.isRowLine === true
  const rule = isTorn ? "displaced-row" : each.rule
  const isRight =
    (each.rule === "" && findings.length === 0) ||
    (findings.length === 1 &&
      findings[0]?.rule === rule &&
      (each.isUnlabelled
        ? sameFigures(text, findings, spans)
        : mark(text, [findings[0].span]) === mark(text, spans)))
  return {
    misread: differences(read, printed, (key) => !isDamaged(key)),
    guessed: differences(read, printed, (key) => isDamaged(key) && read.has(key)),
    ...(!isRight && {
      found: describe(text, findings),
      expected: rule === "" ? "no problem" : `${rule}: ${around(mark(text, spans))}`,
    }),
    ...(each.rule === "missing-row" &&
      isRight &&
      checkInsertion(layout, each, text, findings, printed)),
    ...(each.rule === "row-label" &&
      isRight &&
      findings[0]?.severity !== "information" && { severity: findings[0]?.severity }),
  }
}

/** The row that the fix inserts is there, its figures blank, and nothing else is wrong or another. */
function checkInsertion(
  { marksRows }: Layout,
  { damaged }: Case,
  text: string,
  [finding]: readonly Finding[],
  printed: ReadonlyMap<string, string>,
): Faults {
  const edits = finding?.fixes[0]?.edits
  if (!edits) return marksRows ? { fix: "none" } : {}
  const fixed = applyEdits(text, edits)
  const result = lint(fixed)
  const isInserted = (key: string) => key.startsWith(`${damaged}/`)
  const expected = new Map([...printed].map(([key, value]) => [key, isInserted(key) ? "" : value]))
  // Sums lack what the row will say.
  const accepted = ["blank-figure", "column-total", "balance"]
  return {
    afterInsertion: [
      ...differences(figuresOf(result), expected),
      ...describe(
        fixed,
        problemsOf(result).filter(({ rule }) => !accepted.includes(rule)),
      ),
    ],
  }
}

function sameFigures(
  text: string,
  [finding]: readonly Finding[],
  [span]: ReturnType<typeof unmark>["spans"],
): boolean {
  if (!finding || !span) return false
  const digits = (some: typeof span) => slice(text, some).replace(/\D+/g, " ").trim()
  return digits(finding.span) === digits(span)
}
