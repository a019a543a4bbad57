import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import { type RewriteLayout, rewriteLayouts, rewriteTable } from "../../server/core/rewrite.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { slice } from "../../server/core/text/span.ts"
import { formatTables } from "../../server/features/format.ts"
import { rewritesAt } from "../../server/features/rewriting.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { checkProperty } from "../support/property.ts"
import { balancedFigures } from "../support/random.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { placeOf, read, SAMPLE, sampleWith } from "./sample.ts"

function rewrite(text: string, layout: RewriteLayout, key: string): string | undefined {
  const { facts } = read(text)
  const table = facts.tables.find(({ form }) => form.key === key) ?? assert.fail(key)
  const edit = rewriteTable(facts, table, layout)
  return edit && applyEdits(text, [edit])
}

const cells = (text: string) =>
  [...read(text).facts.figures].map(([key, { cell }]) => [key, cell.text])

suite("rewriting a table", () => {
  test("as Markdown, lined up, and as HTML with merged cells; back again it is what it was", () => {
    const asMarkdown = rewrite(SAMPLE, "markdown", "disputes") ?? assert.fail()
    assert.match(
      asMarkdown,
      /^\| 行政复议 \| {10}\| {10}\| {10}\| {6}\| 行政诉讼 \|.*\n\| -{8} \| -{8} .*\n\| 结果维持 \| 结果纠正 \|/m,
    )
    assert.deepEqual(formatTables(read(asMarkdown).facts), [])
    const asHtml = rewrite(asMarkdown, "html", "disputes") ?? assert.fail()
    assert.match(asHtml, /<tr><td colspan="5">行政复议<\/td><td colspan="10">行政诉讼<\/td><\/tr>/)
    assert.equal(rewrite(asHtml, "tab-rows", "disputes"), SAMPLE)
  })

  test("in any layout it is read again as the same facts", (t) => {
    const whole = Object.entries(layouts)
    checkProperty(
      t,
      fc.property(balancedFigures, fc.constantFrom(...whole), (figures, [name, layout]) => {
        const text = printIn(layout, reportOf(tablesOf(plain(figures))), "plain")
        for (const target of rewriteLayouts)
          for (const key of ["proactive", "requests", "disputes"]) {
            const rewritten = rewrite(text, target, key)
            if (rewritten === undefined) continue
            assert.deepEqual(
              cells(rewritten).toSorted(),
              cells(text).toSorted(),
              `${name} ${target}`,
            )
            assert.equal(
              rewrite(rewritten, target, key),
              undefined,
              "a second time changes nothing",
            )
          }
      }),
      40,
    )
  })

  test("is offered in every layout in which a table has lines of its own", () => {
    const offers = Object.entries(layouts).map(([name, layout]) => {
      const text = printIn(layout, reportOf(tablesOf(() => "0")), "plain")
      const to = rewriteLayouts.filter((target) => rewrite(text, target, "requests") !== undefined)
      return [name, to.join(" ")]
    })
    const never = offers.filter(([, to]) => to === "").map(([name]) => name)
    // There labels stand one character a line, mixed with others.
    assert.deepEqual(never, ["L3 vertical groups"])
  })

  test("keeps figures as they are written", () => {
    const text = sampleWith([
      "行政规范性文件\t1\t0\t3",
      "行政规范性文件\t1,000\t/\t22（其中修订16件）",
    ])
    const rewritten = rewrite(text, "markdown", "proactive") ?? assert.fail()
    assert.match(rewritten, /\| 行政规范性文件 \| +1,000 +\| \/ +\| +22（其中修订16件） *\|/)
  })

  test("is not offered where something would be lost", () => {
    const row = "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0"
    const lost = {
      "an unknown row": [row, `${row}\n小计\t\t\t0\t0\t0\t0\t0\t0\t0`],
      "a missing row": [`${row}\n`, ""],
      "a row twice": [row, `${row}\n${row}`],
      "a missing figure": [row, row.slice(0, -2)],
      "an extra figure": [row, `${row}\t0`],
      "a note in a label": ["2.重复申请", "2.重复申请（含历年）"],
      "another wording": ["2.重复申请", "2.反复重复的申请"],
      "a note in a cell": ["\t（七）总计\t7", "注\t（七）总计\t7"],
    } as const
    for (const [what, [before, after]] of Object.entries(lost))
      for (const target of rewriteLayouts)
        assert.equal(rewrite(sampleWith([before, after]), target, "requests"), undefined, what)
  })

  test("is offered on labels, headers and several cells, and not on a figure", () => {
    const { facts } = read(SAMPLE)
    const titles = rewritesAt(facts, placeOf(SAMPLE, "⟦行政许可\t26⟧"), "zh-cn").map(
      ({ title }) => title,
    )
    assert.deepEqual(titles, ["改为规定的表格：Markdown", "改为规定的表格：HTML，合并单元格"])
    assert.deepEqual(rewritesAt(facts, { start: 0, end: 0 }, "zh-cn"), [])
    assert.deepEqual(rewritesAt(facts, placeOf(SAMPLE, "行政许可\t⟦26⟧"), "zh-cn"), [])
    const [action] = rewritesAt(facts, placeOf(SAMPLE, "⟦第二十条第（五）项⟧"), "en")
    assert.match(action?.title ?? "", /Markdown$/)
    assert.match(
      slice(SAMPLE, action?.edits[0]?.span ?? assert.fail()),
      /^第二十条第（一）项[\s\S]*行政事业性收费\t0\t\t$/,
    )
  })
})
