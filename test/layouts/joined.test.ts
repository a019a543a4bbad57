import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { proactiveParts, requestRows } from "../support/form-2021.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { describe, differences, figuresOf, problemsOf } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { type Faults, Wrong } from "../support/wrong.ts"

const tables = tablesOf(plain(distinctFigures))
const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))

/** What is left where a line break was. */
const JOINTS = ["", " ", "\t"]

/** Rows that stand one below the other, “table/row”. */
const pairs = [requestRows, ...proactiveParts.map(({ rows }) => rows)].flatMap((rows, table) =>
  rows.slice(1).map(({ key }, index) => {
    const name = table === 0 ? "requests" : "proactive"
    return [`${name}/${rows[index]?.key}`, `${name}/${key}`] as const
  }),
)

/** The layouts in which a row and a figure repeated cannot be told from two. */
const UNSHOWN: Readonly<Record<string, string>> = {
  "L11 merged cells repeated": "proactive/coercive-measures",
  "L2 tab rows from a PDF": "proactive/coercive-measures",
}

suite("two rows on one line are read as two, and the line is broken between them", () => {
  for (const [name, layout] of Object.entries(layouts).filter(([, each]) => each.isRowLine))
    test(name, () => {
      const wrong = new Wrong()
      for (const [above, below] of pairs)
        for (const joint of JOINTS)
          wrong.add(
            `${below} ${JSON.stringify(joint)}`,
            check(layout, above, below, joint, UNSHOWN[name] === below),
          )
      wrong.assertNone()
    })
})

// One figure repeated reads as many, and the row above as one with some too many.
const REPEATS = "L11 merged cells repeated"

suite("a header or a caption on the line of the row above or below is read as itself", () => {
  for (const [name, layout] of Object.entries(layouts).filter(
    ([id, each]) => each.isRowLine && id !== REPEATS,
  ))
    test(name, () => {
      const wrong = new Wrong()
      const lines = printIn(layout, reportOf(tables), "plain").split("\n")
      const joint = name.includes("tab") ? "\t" : " "
      const firstRow = lines.findIndex((line) => line.includes("一、本年新收"))
      const captions = lines.flatMap((line, index) =>
        /第二十条\s?第[（(][一五六八][）)]项/.test(line) ? [index] : [],
      )
      assert.equal(captions.length, 4)
      for (const first of [firstRow - 1, ...captions.flatMap((at) => [at - 1, at, at + 1])]) {
        const [above = "", below = ""] = lines.slice(first, first + 2)
        if (above !== "") {
          const text = lines.toSpliced(first, 2, above + joint + below).join("\n")
          wrong.add(above + joint + below, findFaults(text))
        }
      }
      wrong.assertNone()
    })
})

const sample = join(
  layouts["L1 tab rows"] ?? assert.fail(),
  "requests/unprocessed-petition",
  "requests/unprocessed-repeat",
  "\t",
)

test("every row of a line is read", () => {
  const text = sample.replace(/\n(\t\t3\.要求提供公开出版物)/, "$1")
  assert.notEqual(text, sample)
  const result = lint(text)
  assert.deepEqual(differences(figuresOf(result), printed), [])
  assert.deepEqual(
    problemsOf(result).map(({ rule }) => rule),
    ["displaced-row", "displaced-row"],
  )
  const fixed = fixAll(text)
  assert.deepEqual(lint(fixed)?.findings, [])
  assert.deepEqual(differences(figuresOf(lint(fixed)), printed), [])
})

suite("what may be another mistake is left as one row, and no blank row is offered", () => {
  for (const [name, pattern, replacement] of [
    ["a figure too few", /(2\.重复申请)\t\d+/, "$1"],
    ["a figure too many", /(2\.重复申请)/, "$1\t7"],
    ["a figure that is none", /(2\.重复申请)\t\d+/, "$1\t若干"],
    ["a word behind the figures", /(1\.信访举报投诉类申请\t\d+)/, "$1\t约"],
  ] as const)
    test(name, () => {
      const text = sample.replace(pattern, replacement)
      assert.notEqual(text, sample)
      const result = lint(text)
      const read = figuresOf(result)
      assert.deepEqual(
        differences(read, printed, (key) => read.get(key) !== undefined && read.get(key) !== ""),
        [],
      )
      const missing = problemsOf(result).filter(({ rule }) => rule === "missing-row")
      assert.deepEqual(
        missing.map(({ message, fixes }) => [message, fixes]),
        [["“2.重复申请”写在别的行里，没有自成一行。", []]],
      )
    })
})

function check(
  layout: Layout,
  above: string,
  below: string,
  joint: string,
  mayBeUnclear: boolean,
): Faults {
  const text = join(layout, above, below, joint)
  const result = lint(text)
  const findings = problemsOf(result)
  const read = figuresOf(result)
  // What is not clear is not bound, and no row is made of it.
  if (mayBeUnclear && findings[0]?.rule !== "displaced-row")
    return {
      guessed: differences(read, printed, (key) => read.has(key)),
      inserted: findings.flatMap(({ rule, fixes }) => (rule === "missing-row" ? fixes : [])),
    }
  return findFaults(text)
}

/** What is wrong with how two rows on one line are read and parted. */
function findFaults(text: string): Faults {
  const result = lint(text)
  const findings = problemsOf(result)
  const [finding] = findings
  const isRight = findings.length === 1 && finding?.rule === "displaced-row"
  const fixed = applyEdits(text, finding?.fixes[0]?.edits ?? [])
  return {
    misread: differences(figuresOf(result), printed),
    ...(!isRight && { found: describe(text, findings) }),
    ...(isRight && {
      unsafe: finding.fixes[0]?.safe ? [] : finding.fixes,
      afterFix: [
        ...differences(figuresOf(lint(fixed)), printed),
        ...describe(fixed, lint(fixed)?.findings ?? []),
      ],
    }),
  }
}

/** A report in which the line of a row goes on in that of the row below. */
function join(layout: Layout, above: string, below: string, joint: string): string {
  const lines = printIn(layout, reportOf(tables), "plain").split("\n")
  const first = lineOf(lines, above)
  assert.equal(lineOf(lines, below), first + 1)
  const line = `${lines[first]}${joint}${lines[first + 1]}`
  return lines.toSpliced(first, 2, line).join("\n")
}

/** The line that has all figures of a row; no two rows have one alike. */
function lineOf(lines: readonly string[], row: string): number {
  const figures = [...printed].flatMap(([key, figure]) => (key.startsWith(`${row}/`) ? figure : []))
  const all = figures.map((figure) => new RegExp(`(?<!\\d)${figure}(?!\\d)`))
  const found = lines.findIndex((line) => all.every((figure) => figure.test(line)))
  return found < 0 ? assert.fail(row) : found
}
