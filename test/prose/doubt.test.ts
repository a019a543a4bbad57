import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { type Finding, lint } from "../../server/core/lint.ts"
import { replaceOnce } from "../support/replace.ts"
import { thisYear } from "../support/years.ts"

/** The rows of which the sample's prose says the total, each with its figures from 自然人 to 其他. */
const rows = [
  ["本年新收政府信息公开申请数量\t", "7\t3\t0\t1\t1\t0", "12"],
  ["上年结转政府信息公开申请数量\t", "1\t0\t0\t0\t0\t0", "1"],
  ["（一）予以公开", "4\t1\t0\t1\t0\t0", "6"],
  ["不计其他情形）", "1\t0\t0\t0\t0\t0", "1"],
  ["（七）总计", "7\t3\t0\t1\t1\t0", "12"],
  ["结转下年度继续办理\t", "1\t0\t0\t0\t0\t0", "1"],
] as const

suite("prose that says what the row did before its total slipped into another column is right", () => {
  for (const [label, figures, total] of rows)
    test(label.trim(), () => {
      for (const column of [1, 2, 3, 4, 5]) {
        const slipped = figures.split("\t")
        const [taken] = slipped.splice(column, 1, total)
        const row = `${label}\t${figures}\t${total}`
        const text = replaceOnce(thisYear, row, `${label}\t${slipped.join("\t")}\t${taken}`)
        if (taken === total) continue
        assert.deepEqual(ofProse(text), [], slipped.join())
        assert.notDeepEqual(lint(text)?.findings, [])
      }
    })
})

suite("no fix makes prose say a figure of the table that is in doubt", () => {
  const GRANTED = "（一）予以公开\t4\t1\t0\t1\t0\t0\t6"
  const prose = replaceOnce(thisYear, "予以公开6件", "予以公开5件")

  test("the table is right: the fix is offered", () => {
    const [finding] = ofProse(prose)
    assert.equal(finding?.expected, "6")
    assert.equal(finding.fixes.length, 1)
  })

  for (const [name, row, linked] of [
    ["its row does not sum", "（一）予以公开\t4\t1\t0\t1\t0\t3\t6", ["6"]],
    ["its column does not sum", "（一）予以公开\t4\t1\t0\t1\t0\t2\t8", ["8", "12"]],
  ] as const)
    test(name, () => {
      const text = replaceOnce(prose, GRANTED, row)
      const [finding, ...others] = ofProse(text)
      assert.deepEqual(others, [])
      assert.deepEqual(finding?.fixes, [])
      assert.match(finding.message, /予以公开5件.*为 \d+（差 .*请先核对表格/)
      // The figure itself, and the total that fails because of it.
      const places = finding.related.map(({ span }) => text.slice(span.start, span.end))
      assert.deepEqual(places, linked)
    })

  test("a formula fails in which the figure is not", () => {
    const text = replaceOnce(prose, "\n1\t0\t0\t0\t1\t0", "\n1\t0\t0\t0\t2\t0")
    const [finding] = ofProse(text).filter(({ expected }) => expected === "6")
    assert.equal(finding?.fixes.length, 1)
  })
})

function ofProse(text: string): readonly Finding[] {
  return (lint(text)?.findings ?? []).filter(({ rule }) => rule === "prose-figure")
}
