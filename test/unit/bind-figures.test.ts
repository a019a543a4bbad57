import assert from "node:assert/strict"
import { suite, test } from "node:test"
import type { Figure } from "../../server/core/bind/facts.ts"
import { alignFigures, type Expectation } from "../../server/core/bind/figures.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits, sortEdits } from "../../server/core/text/edit.ts"
import { requestColumns } from "../support/form-2021.ts"
import { printTabCells, printTabRows } from "../support/layouts.ts"
import { printReport, printUniformReport } from "../support/report.ts"
import { thisYear } from "../support/years.ts"

suite("the cells after a label are aligned to seven columns", () => {
  const cases: readonly (readonly [string, string, string, Expectation?])[] = [
    ["seven figures", "5|1|0|0|2|0|8", "5|1|0|0|2|0|8"],
    ["covered cells before them", "||5|1|0|0|2|0|8", "5|1|0|0|2|0|8"],
    ["padding after them", "5|1|0|0|2|0|8|||", "5|1|0|0|2|0|8"],
    ["both", "|5|1|0|0|2|0|8||", "5|1|0|0|2|0|8"],
    ["a blank within", "5|1|_|_|2|0|8", "5|1|_|_|2|0|8"],
    ["only a total", "_|_|_|_|_|_|8", "_|_|_|_|_|_|8"],
    ["a blank total", "5|1|0|0|2|0|_", "5|1|0|0|2|0|_"],
    ["marks for zero are figures", "/|-|无|0|2|0|2", "/|-|无|0|2|0|2"],
    ["words are figures", "5|见附件|0|0|2|0|8", "5|见附件|0|0|2|0|8"],
    [
      "blank first, other rows one cell in",
      "||1|0|0|2|0|3",
      "_|1|0|0|2|0|3",
      { offset: 1, length: 8 },
    ],
    ["blank last, other rows padded", "5|1|0|0|2|0||", "5|1|0|0|2|0|_", { offset: 0, length: 8 }],
    ["all blank", "||||||||", "_|_|_|_|_|_|_", { offset: 1, length: 9 }],
  ]
  for (const [name, written, expected, expectation] of cases)
    test(name, () => {
      const { cells, missing, extra } = align(written, 7, expectation)
      assert.equal(cells, expected)
      assert.equal(missing, 0)
      assert.equal(extra, 0)
    })
})

suite("a cell too few or too many is counted, and nothing is bound on a guess", () => {
  test("six of seven", () => {
    const { cells, missing } = align("5|1|0|0|2|8", 7)
    assert.equal(missing, 1)
    // 1 may be the second or the third figure.
    assert.equal(cells.split("|")[1], "?")
  })
  test("six of seven, alike", () => assert.equal(align("0|0|0|0|0|0", 7).missing, 1))
  test("none of one", () => assert.equal(align("", 1).missing, 0))
  test("a merged figure repeated", () => {
    assert.deepEqual(align("0|0|0", 1), { cells: "0", missing: 0, extra: 2 })
  })
  test("eight of seven", () => {
    const { cells, extra } = align("5|1|0|0|2|0|8|8", 7)
    assert.equal(extra, 1)
    assert.equal(cells.split("|")[1], "?")
  })
})

const REPORT = printUniformReport("0", printTabRows)

suite("a row of a report", () => {
  // Three label columns as in the official table, two as pages publish it.
  for (const labelColumns of [3, 2] as const) {
    const counts = ["1", "2", "3", "4", "5", "6", "21"]
    const rows = ["received", "partially-granted", "concluded"]
    const balanced = printReport(
      (key) => {
        const [, row = "", column] = key.split("/")
        const index = requestColumns.findIndex(({ key }) => key === column)
        return (rows.includes(row) && counts[index]) || "0"
      },
      printTabRows,
      { labelColumns },
    )
    const withRow = (...figures: readonly string[]) =>
      balanced.replace(/(（二）部分公开.*\t)1\t2\t3\t4\t5\t6\t21/, `$1${figures.join("\t")}`)

    suite(`with ${labelColumns} label columns`, () => {
      test("is no mistake when it is balanced", () => {
        assert.notEqual(withRow("0"), balanced)
        assert.deepEqual(findings(balanced), [])
      })
      for (const [index, { label }] of requestColumns.entries())
        test(`has one finding when the cell of ${label} vanished`, () => {
          assert.deepEqual(findings(withRow(...counts.toSpliced(index, 1))), ["missing-cell"])
        })
      test("has one finding when a figure is too many", () => {
        assert.deepEqual(findings(withRow(...counts, "21")), ["extra-cell"])
        assert.deepEqual(findings(withRow("1", ...counts)), ["extra-cell"])
      })
      test("has none when tabs trail it", () => {
        assert.deepEqual(findings(withRow(...counts, "", "", "")), [])
      })
      for (const [index, { label }] of requestColumns.slice(0, 6).entries())
        test(`keeps its place when ${label} is blank`, () => {
          const text = withRow(...counts.with(index, ""))
          const figures = lint(text)?.facts.figures
          for (const [column, { key }] of requestColumns.entries())
            assert.equal(
              figures?.get(`requests/partially-granted/${key}`)?.plain,
              column === index ? undefined : counts[column],
            )
        })
    })
  }
})

suite("a label does not lend its number to the figures", () => {
  for (const print of [printTabRows, printTabCells])
    test(print.name, () => {
      const text = printUniformReport("0", print).replace(/(1\.属于国家秘密)(\s+0){7}/, "$1")
      const figures = lint(text)?.facts.figures
      for (const { key } of requestColumns)
        assert.equal(figures?.get(`requests/refused-state-secret/${key}`)?.plain, undefined)
    })
})

test("rows may stand in any order", () => {
  const lines = REPORT.split("\n")
  const penalties = lines.findIndex((line) => line.startsWith("行政处罚"))
  const [row = ""] = lines.splice(penalties, 1, "行政强制\t7\t\t")
  lines.splice(penalties + 1, 1, row.replace("0", "8"))
  const figures = lint(lines.join("\n"))?.facts.figures
  assert.equal(figures?.get("proactive/coercive-measures/decisions")?.plain, "7")
  assert.equal(figures?.get("proactive/penalties/decisions")?.plain, "8")
})

function align(written: string, count: number, expected?: Expectation) {
  const texts = written.split("|").map((text) => text.replace("_", ""))
  const cells = texts.map((text, index) => ({ text, span: { start: index, end: index } }))
  const alignment = alignFigures(cells, count, expected)
  return {
    cells: alignment.cells.map((cell) => (cell ? cell.text || "_" : "?")).join("|"),
    missing: alignment.missing,
    extra: alignment.extra.length,
  }
}

function findings(text: string): readonly string[] {
  return lint(text)?.findings.map(({ rule }) => rule) ?? []
}

suite("a column that is blank in every row is the blank one, though rows end in tabs of their own", () => {
  // Some rows of the sample have a blank cell before their figures and one behind them.
  const { figures } = lint(thisYear)?.facts ?? assert.fail()
  for (const { key } of requestColumns)
    test(key, () => {
      const isBlank = ({ table, column }: Figure) => table.key === "requests" && column.key === key
      const blank = [...figures.values()].filter(isBlank)
      const edits = blank.map(({ cell }) => ({ span: cell.span, newText: "" }))
      const facts = lint(applyEdits(thisYear, sortEdits(edits)))?.facts
      for (const figure of figures.values())
        assert.equal(
          facts?.figures.get(figure.key)?.plain,
          isBlank(figure) ? undefined : figure.plain,
          figure.key,
        )
    })
})
