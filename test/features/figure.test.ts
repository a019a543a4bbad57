import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { forms } from "../../server/core/form/forms.ts"
import type { Locale } from "../../server/core/messages.ts"
import { slice } from "../../server/core/text/span.ts"
import { findDefinitions, findReferences, highlightsAt } from "../../server/features/addends.ts"
import { findExplanation } from "../../server/features/explanations.ts"
import { hintsIn } from "../../server/features/hints.ts"
import { hoverAt } from "../../server/features/hover.ts"
import { regulations } from "../../server/features/regulations.ts"
import { linesWith, placeOf, read, SAMPLE, sampleWith, textsOf } from "./sample.ts"

const RECEIVED = "数量\t\t7\t3\t0\t1\t1\t0\t12\t"
const WRONG = sampleWith([RECEIVED, RECEIVED.replace("12", "13")])

/** Of the paragraphs the texts. */
function hover(text: string, marked: string, locale: Locale = "zh-cn") {
  const found = hoverAt(read(text), placeOf(text, marked).start, locale)
  return found && { ...found, paragraphs: found.paragraphs.map((paragraph) => paragraph.text) }
}

suite("hover", () => {
  test("on a total that holds", () => {
    assert.deepEqual(hover(SAMPLE, RECEIVED.replace("12", "⟦12⟧")), {
      span: placeOf(SAMPLE, RECEIVED.replace("12", "⟦12⟧")),
      title: "一、本年新收政府信息公开申请数量 · 总计",
      paragraphs: [
        "本年内新收到的申请，按件计。",
        "总计：自然人与各类法人或其他组织之和。",
        "本行：7 + 3 + 0 + 1 + 1 + 0 = 12 ✓",
        "本列勾稽：12 + 1 = 12 + 1 ✓",
      ],
      rules: ["row-total", "balance"],
    })
  })

  test("on a total that does not", () => {
    assert.deepEqual(hover(WRONG, RECEIVED.replace("12", "⟦13⟧"))?.paragraphs.slice(2, 4), [
      "本行：7 + 3 + 0 + 1 + 1 + 0 = 12，写的是 13（差 +1）",
      "本列勾稽：13 + 1 = 14，写的是 12 + 1 = 13（差 −1）",
    ])
  })

  test("in English", () => {
    assert.deepEqual(hover(WRONG, RECEIVED.replace("12", "⟦13⟧"), "en")?.paragraphs, [
      "Applications received during the year.",
      "总计: Individuals and organisations of every kind together.",
      "Row: 7 + 3 + 0 + 1 + 1 + 0 = 12, but it says 13 (difference +1)",
      "Balance of the column: 13 + 1 = 14, but it says 12 + 1 = 13 (difference −1)",
    ])
  })

  test("of a column's many addends only those that are not 0 are written out", () => {
    const [, , , column] = hover(SAMPLE, "（七）总计\t⟦7⟧\t3")?.paragraphs ?? []
    assert.equal(column, "本列：4 + 1 + 1 + 1 = 7 ✓（另 17 项为 0）")
  })

  test("on a figure read in another unit, and on a blank one", () => {
    const fees = sampleWith(["行政事业性收费\t0", "行政事业性收费\t251000元"])
    assert.ok(hover(fees, "⟦251000元⟧")?.paragraphs.includes("读作 25.1万元"))
    const blank = sampleWith([RECEIVED, RECEIVED.replace("3", "")])
    const { paragraphs = [] } = hover(blank, "数量\t\t7\t⟦⟧\t0\t1\t1") ?? {}
    assert.ok(paragraphs.includes("没有填写；合计时按 0 计。"))
    assert.ok(paragraphs.includes("本行：7 + 0 + 0 + 1 + 1 + 0 = 9，写的是 12（差 +3）"))
  })

  test("on what cannot be checked", () => {
    const text = sampleWith([RECEIVED, RECEIVED.replace("3", "若干")])
    assert.ok(
      hover(text, RECEIVED.replace("3", "若干").replace("12", "⟦12⟧"))?.paragraphs.includes(
        "本行：7 + ? + 0 + 1 + 1 + 0 = 12，有的数字缺失或无法辨认，无法检查",
      ),
    )
  })

  test("on labels of rows and columns", () => {
    const row = hover(SAMPLE, "⟦4.保护第三方合法权益⟧")
    assert.equal(row?.title, "三、本年度办理结果 › （三）不予公开 › 4.保护第三方合法权益")
    assert.deepEqual(row?.paragraphs.slice(1), ["本行：1 + 0 + 0 + 0 + 0 + 0 = 1 ✓"])
    assert.deepEqual(row?.rules, ["row-total"])
    assert.equal(hover(SAMPLE, "⟦商业企业⟧")?.paragraphs[0], "企业提出的申请。")
    assert.equal(hover(SAMPLE, "⟦复议后起诉⟧")?.paragraphs[0], "经过复议之后提起的行政诉讼。")
    assert.equal(hover(SAMPLE, "⟦总体情况⟧"), undefined)
  })

  test("what an explanation rests on leads to its page, in either language", () => {
    const { facts } = read(SAMPLE)
    const rows = facts.tables.flatMap(({ form, rows }) =>
      rows.flatMap(({ form: row, label }) =>
        row && label ? [{ name: `${form.key} ${row.key}`, offset: label.span.start }] : [],
      ),
    )
    const resting = regulations.flatMap(({ id, parts }) =>
      parts.flatMap(({ article, rows = [] }) =>
        rows.map(([table, row]) => ({ name: `${table} ${row}`, id, article })),
      ),
    )
    for (const { name, id, article } of resting) {
      const { offset = -1 } = rows.find((row) => row.name === name) ?? {}
      const ends = { "zh-cn": /（.+）。$/, en: /\(.+\)\.$/ }
      for (const locale of ["zh-cn", "en"] as const) {
        const [{ text, cited } = assert.fail(name)] =
          hoverAt({ facts }, offset, locale)?.paragraphs ?? []
        assert.equal(cited?.page, `regulations/${article ? `${id}-${article}` : id}.md`)
        assert.equal(slice(text, cited.span), ends[locale].exec(text)?.[0].slice(1, -2))
      }
    }
    const others = rows.filter(({ name }) => !resting.some((row) => row.name === name))
    assert.ok(resting.length > 10 && others.length > 10)
    for (const { name, offset } of others)
      for (const { cited } of hoverAt({ facts }, offset, "en")?.paragraphs ?? [])
        assert.equal(cited, undefined, name)
  })

  test("every row and column of every form is explained", () => {
    const missing = forms.flatMap(({ id, tables }) =>
      tables.flatMap((table) =>
        table.parts
          .flatMap((part) => [
            ...part.rows.map(({ key }) => key),
            ...part.columns.flatMap(({ key, group }) => [key, group]),
          ])
          .flatMap((key) =>
            key && !findExplanation(table.key, key) ? `${id} ${table.key}/${key}` : [],
          ),
      ),
    )
    assert.deepEqual(missing, [])
  })
})

suite("hints", () => {
  const hints = (text: string, span = { start: 0, end: text.length }) =>
    hintsIn(read(text), span, "zh-cn").map(({ offset, text: hint }) => [
      linesWith(text, [{ start: offset, end: offset }]).join(),
      hint,
    ])

  test("stand behind wrong totals only", () => {
    assert.deepEqual(hints(SAMPLE), [])
    assert.deepEqual(hints(WRONG), [
      ["一、本年新收政府信息公开申请数量\t\t7\t3\t0\t1\t1\t0\t13⟦⟧\t", "应为 12（差 +1）"],
    ])
  })

  test("show the sum that they are by, not another that fails because of it", () => {
    const text = sampleWith(["（七）总计\t7\t3\t", "（七）总计\t7\t4\t"])
    const shown = hintsIn(read(text), { start: 0, end: text.length }, "zh-cn")
    assert.deepEqual(
      shown.map(({ text: hint, tooltip }) => [hint, tooltip]),
      [["应为 3（差 +1）", "本列：1 + 1 + 1 = 3，写的是 4（差 +1）（另 18 项为 0）"]],
    )
  })

  test("are those of the lines that are shown", () => {
    assert.deepEqual(hints(WRONG, placeOf(WRONG, "⟦四、结转下年度继续办理⟧")), [])
    assert.equal(hints(WRONG, placeOf(WRONG, "0\t⟦13⟧\t")).length, 1)
  })

  test("stand behind no total that differs because an addend is wrong, nor behind the addend", () => {
    const text = sampleWith(["（一）予以公开\t4", "（一）予以公开\t5"])
    assert.ok(read(text).findings.some(({ rule }) => rule === "row-total"))
    assert.deepEqual(hints(text), [])
  })

  test("are silent where it is not known who is wrong, and where the user wants silence", () => {
    // One more and one less in a row: which of the rows it was does not show.
    const swapped = sampleWith(["（一）予以公开\t4\t1", "（一）予以公开\t5\t0"])
    assert.deepEqual(hints(swapped), [])
    const directive = "<!-- report-lint-disable-file row-total balance -->\n"
    assert.deepEqual(hints(`${directive}${WRONG}`), [])
  })

  test("what two equations want of a total is shown once", () => {
    const both = sampleWith([
      "（七）总计\t7\t3\t0\t1\t1\t0\t12",
      "（七）总计\t7\t3\t0\t1\t1\t0\t15",
    ])
    assert.deepEqual(
      hints(both).map(([, hint]) => hint),
      ["应为 12（差 +3）"],
    )
  })
})

suite("from totals to addends", () => {
  const at = (marked: string) => placeOf(SAMPLE, marked).start
  const { facts } = read(SAMPLE)

  test("a total leads to its addends", () => {
    assert.deepEqual(
      linesWith(SAMPLE, findDefinitions(facts, at(RECEIVED.replace("12", "⟦12⟧")))),
      ["一、本年新收政府信息公开申请数量\t\t⟦7⟧\t⟦3⟧\t⟦0⟧\t⟦1⟧\t⟦1⟧\t⟦0⟧\t12\t"],
    )
  })

  test("an addend leads to the totals that it is part of", () => {
    assert.deepEqual(linesWith(SAMPLE, findDefinitions(facts, at("（一）予以公开\t⟦4⟧"))), [
      "三、本年度办理结果\t（一）予以公开\t4\t1\t0\t1\t0\t0\t⟦6⟧\t",
      "\t（七）总计\t⟦7⟧\t3\t0\t1\t1\t0\t12\t",
    ])
  })

  test("references are every other figure of its equations", () => {
    const offset = at(RECEIVED.replace("7", "⟦7⟧"))
    const others = findReferences(facts, offset, false)
    assert.deepEqual(linesWith(SAMPLE, others), [
      "一、本年新收政府信息公开申请数量\t\t7\t⟦3⟧\t⟦0⟧\t⟦1⟧\t⟦1⟧\t⟦0⟧\t⟦12⟧\t",
      "二、上年结转政府信息公开申请数量\t\t⟦1⟧\t0\t0\t0\t0\t0\t1\t",
      "\t（七）总计\t⟦7⟧\t3\t0\t1\t1\t0\t12\t",
      "四、结转下年度继续办理\t\t⟦1⟧\t0\t0\t0\t0\t0\t1\t",
    ])
    assert.equal(findReferences(facts, offset, true).length, others.length + 1)
  })

  test("highlights tell totals from addends", () => {
    const highlights = highlightsAt(facts, placeOf(SAMPLE, "\n⟦1⟧\t0\t0\t0\t1\t0").start)
    assert.deepEqual(
      linesWith(
        SAMPLE,
        highlights.map(({ span }) => span),
      ),
      ["⟦1⟧\t⟦0⟧\t⟦0⟧\t⟦0⟧\t⟦1⟧\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1"],
    )
    assert.deepEqual(
      highlights.map(({ isTotal }) => isTotal),
      [false, false, false, false, true],
    )
  })

  test("elsewhere there is nothing", () => {
    assert.deepEqual(findDefinitions(facts, 0), [])
    assert.deepEqual(findReferences(facts, 0, true), [])
    assert.deepEqual(highlightsAt(facts, at("⟦商业企业⟧")), [])
    assert.deepEqual(textsOf(SAMPLE, findDefinitions(facts, at("行政许可\t⟦26⟧"))), [])
  })
})
