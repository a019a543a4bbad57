import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import papaparse from "papaparse"
import { csv } from "../../server/core/syntax/tables/csv.ts"
import { writeRow } from "../../server/core/syntax/tables/layout.ts"
import { slice } from "../../server/core/text/span.ts"
import { assertMarked, tableOf } from "./outline.ts"
import { readCsv } from "./read-csv.ts"

suite("where the cells of a CSV table are", () => {
  const cases: Record<string, string> = {
    "plain cells": "⟦甲⟧,⟦1⟧, ⟦2⟧ ,⟦⟧ \n⟦乙⟧,⟦⟧,⟦⟧,⟦3⟧",
    "within quotes": '"⟦甲,乙⟧","⟦1⟧"," ⟦2⟧ ","⟦⟧"\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "doubled quotes": '"⟦""三""⟧",⟦1⟧,"⟦2""⟧",⟦3⟧\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "line breaks": '"\n⟦甲\n\n乙⟧\n",⟦1⟧,⟦2⟧,⟦3⟧\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "spacing after a quote": '"⟦甲⟧" ,"⟦1⟧" ,⟦2⟧,"⟦3⟧"\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "a quote within": '⟦甲"乙⟧,⟦1⟧,⟦2⟧,⟦3⟧\n⟦乙"⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "a field whose first line ends in a figure":
      '⟦甲⟧,⟦1⟧,⟦2⟧,⟦3⟧\n"⟦乙 1\n丙⟧",⟦1⟧,⟦2⟧,⟦3⟧\n⟦丁⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "a field whose first line is the sum of the row above":
      '⟦甲⟧,⟦1⟧,⟦2⟧,⟦3⟧\n"⟦6\n丙⟧",⟦1⟧,⟦2⟧,⟦3⟧\n⟦丁⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "after a byte order mark": "\ufeff⟦甲⟧,⟦1⟧,⟦2⟧,⟦3⟧\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧",
  }
  for (const [name, marked] of Object.entries(cases))
    test(name, () =>
      assertMarked(marked, (text) => tableOf(readCsv(text)).rows.flatMap(({ cells }) => cells)),
    )
  test("what is saved is read, each cell in its place", () => {
    const cell = fc.string({
      unit: fc.constantFrom('"', ",", "\n", "\r\n", " ", "甲", "1", "，"),
      maxLength: 6,
    })
    const row = fc.array(cell, { minLength: 6, maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("\n", "\r\n"),
        (rows, newline) => {
          const saved = [["甲", "1", "2", "3", "4", "5"], ["乙", "1", "2", "3", "4", "5"], ...rows]
          const text = papaparse.unparse(saved, { newline })
          const [table] = readCsv(text)
          assert.ok(table?.kind === "table")
          for (const [index, { span, cells }] of table.rows.entries()) {
            assert.equal(slice(text, span), papaparse.unparse([saved[index] ?? []]))
            for (const [column, { span, text: content }] of cells.entries()) {
              const value = saved[index]?.[column] ?? ""
              assert.equal(squeeze(content), squeeze(value))
              const isQuoted = papaparse.unparse([[value]]).startsWith('"')
              const written = slice(text, span)
              assert.equal(isQuoted ? written.replaceAll('""', '"') : written, value.trim())
            }
          }
        },
      ),
    )
  })
})

suite("a row written as CSV reads as the same cells", () => {
  const rows = [
    ["甲", "1", "2", "3"],
    ["", "甲", "", "1", "2", "3"],
    ["甲,乙", '"丙"', "", "1"],
    ["1", "", "", ""],
  ]
  for (const cells of rows)
    test(cells.join("|"), () => {
      const row = writeRow(csv.writer ?? assert.fail(), cells, "\n")
      const [table] = readCsv(`甲,1,2,3\n${row}\n乙,1,2,3`)
      assert.ok(table?.kind === "table")
      assert.deepEqual(
        table.rows[1]?.cells.map(({ text }) => text),
        cells,
      )
    })
})

function squeeze(text: string): string {
  return text.replace(/\s+/g, "")
}
