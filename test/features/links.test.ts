import assert from "node:assert/strict"
import { suite, test } from "node:test"
import en from "../../l10n/en.json" with { type: "json" }
import zhCn from "../../l10n/zh-cn.json" with { type: "json" }
import { mark } from "../../scripts/marks.ts"
import { readNumber } from "../../server/core/prose/number.ts"
import { rules } from "../../server/core/rules/index.ts"
import { findLinks } from "../../server/features/links.ts"
import { regulations } from "../../server/features/regulations.ts"
import { read, SAMPLE, sampleWith } from "./sample.ts"

const DISCLOSURE = "regulations/disclosure-regulations.md"
const article = (number: number) => `regulations/disclosure-regulations-${number}.md`
const FEES = "regulations/processing-fees.md"
const PLACE = "一、总体情况\n"

function linksIn(text: string) {
  return findLinks(read(text).facts, "zh-cn")
}

/** The sentence, which stands in section 一, with marks around what leads to a page, and the pages. */
function linksOf(sentence: string, before = ""): readonly [string, ...string[]] {
  const text = sampleWith([PLACE, `${PLACE}${before}${sentence}\n`])
  const start = text.indexOf(sentence)
  const links = linksIn(text)
    .map(({ span, page }) => ({ span: { start: span.start - start, end: span.end - start }, page }))
    .filter(({ span }) => span.start >= 0 && span.end <= sentence.length)
  const spans = links.map(({ span }) => span)
  return [mark(sentence, spans), ...links.map(({ page }) => page)]
}

suite("links", () => {
  test("a regulation by its name, with an article or without", () => {
    for (const [marked, page] of [
      ["按照⟦《中华人民共和国政府信息公开条例》⟧编写", DISCLOSURE],
      ["按照⟦《政府信息公开条例》第二十条⟧公开", article(20)],
      ["按照⟦《政府信息公开条例》第 20 条⟧公开", article(20)],
      ["按照⟦政府信息公开条例第二十条⟧第（一）项公开", article(20)],
      ["按照⟦《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条⟧编写", article(50)],
      // Of which nothing is taken, so that it has no page.
      ["按照⟦《政府信息公开条例》第二条⟧公开", DISCLOSURE],
      ["按照⟦国务院令第711号⟧公布的规定", DISCLOSURE],
      ["按照⟦《政府信息\n公开条例》⟧编写", DISCLOSURE],
    ] as const)
      assert.deepEqual(linksOf(marked.replace(/[⟦⟧]/g, "")), [marked, page])
  })

  test("a document by its number, brackets of any kind", () => {
    for (const marked of ["按⟦国办函〔2020〕109号⟧收费", "按⟦国办函[2020]109号⟧收费"])
      assert.deepEqual(linksOf(marked.replace(/[⟦⟧]/g, "")), [marked, FEES])
    assert.deepEqual(linksOf("按国办公开办函〔2021〕30号编写"), [
      "按⟦国办公开办函〔2021〕30号⟧编写",
      "regulations/disclosure-2021.md",
    ])
  })

  test("the short name once the regulation has been named", () => {
    const named = "依据《政府信息公开条例》（以下简称《条例》）。"
    assert.deepEqual(linksOf("《条例》第三十六条规定", named), [
      "⟦《条例》第三十六条⟧规定",
      article(36),
    ])
    const unnamed = SAMPLE.replaceAll("政府信息公开条例", "某条例")
    const text = unnamed.replace(
      PLACE,
      `${PLACE}《条例》第三十六条规定，《某某市信访条例》也是。\n`,
    )
    const captions = linksIn(text).filter(({ span }) => text.slice(span.start).startsWith("《"))
    assert.deepEqual(captions, [])
  })

  test("other regulations are left alone", () => {
    for (const sentence of [
      "按照《信访工作条例》第二十条",
      "《某省政府信息公开条例》",
      "某市政府信息公开条例",
      "第二十条",
      "国办函〔2020〕1090号",
    ])
      assert.deepEqual(linksOf(sentence), [sentence])
  })

  test("the captions of a table", () => {
    const captions = linksIn(SAMPLE)
      .map(({ span, page }) => [SAMPLE.slice(span.start, span.end), page] as const)
      .filter(([text]) => text.startsWith("第"))
    assert.deepEqual(
      captions,
      ["（一）", "（五）", "（六）", "（八）"].map((item) => [`第二十条第${item}项`, article(20)]),
    )
  })

  test("the article is told, else what the document is", () => {
    const tooltips = (sentence: string, locale: "zh-cn" | "en") =>
      findLinks(read(sampleWith([PLACE, `${PLACE}${sentence}\n`])).facts, locale).map(
        ({ tooltip }) => tooltip,
      )
    const article = "《政府信息公开条例》第三十八条"
    assert.ok(tooltips(article, "zh-cn").includes(zhCn["regulation.disclosure.38"]))
    assert.ok(tooltips(article, "en").includes(en["regulation.disclosure.38"]))
    assert.ok(
      tooltips("《政府信息公开条例》第二条", "zh-cn").includes(
        "《中华人民共和国政府信息公开条例》（国务院令第711号）",
      ),
    )
  })
})

suite("regulations", () => {
  const parts = regulations.flatMap((regulation) =>
    regulation.parts.map((part) => ({ ...part, cited: regulation.number })),
  )

  test("rest on rows under the very article that their explanation names", () => {
    const explained = Object.entries(zhCn).flatMap(([key, explanation]) => {
      const [, table, row] = /^explain\.(\w+)\.([\w-]+)$/.exec(key) ?? []
      const article = /条例第(.+?)条/.exec(explanation)?.[1]
      const number = /（(国办.+号)）/.exec(explanation)?.[1]
      const source = article ? readNumber(article, 0)?.value : number
      return source === undefined ? [] : [`${table} ${row}: ${source}`]
    })
    const listed = parts.flatMap(({ article, cited, rows = [] }) =>
      rows.map(([table, row]) => `${table} ${row}: ${article ?? cited}`),
    )
    assert.deepEqual(listed.toSorted(), explained.toSorted())
  })

  test("name rules that there are", () => {
    const known = new Set(rules.map(({ id }) => id))
    const named = parts.flatMap((part) => part.rules ?? [])
    assert.deepEqual(
      named.filter((rule) => !known.has(rule)),
      [],
    )
  })
})
