import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { sectionTitles } from "../support/form-2021.ts"
import { layouts, printIn, printTabRows } from "../support/layouts.ts"
import { plain, printUniformReport, reportOf, tablesOf } from "../support/report.ts"

const REPORT = printUniformReport("0", printTabRows)
const KEYS = ["overview", "proactive", "requests", "disputes", "problems", "other"]
const [OVERVIEW = "", , , DISPUTES = "", PROBLEMS = "", OTHER = ""] = sectionTitles
const OTHER_SECTION = new RegExp(`六、${OTHER}\\n\\n.*`)

suite("a section whose text follows its heading in the line is found, with that text", () => {
  const texts: readonly (readonly [string, string])[] = [
    ["：无", "无"],
    [":无", "无"],
    [" 无", "无"],
    ["\u3000无", "无"],
    ["（无）", "（无）"],
    ["(无)", "(无)"],
    ["：无。", "无。"],
    ["——无", "无"],
    ["无", "无"],
    ["： 暂无", "暂无"],
    ["：信息处理费的收费通知没有发出。", "信息处理费的收费通知没有发出。"],
    ["。信息处理费的收费通知没有发出。", "信息处理费的收费通知没有发出。"],
    [" 信息处理费的收费通知没有发出。", "信息处理费的收费通知没有发出。"],
    ["（一）信息处理费的收费通知没有发出。", "（一）信息处理费的收费通知没有发出。"],
  ]
  for (const [written, text] of texts)
    test(JSON.stringify(written), () => {
      const report = REPORT.replace(OTHER_SECTION, `六、${OTHER}${written}`)
      assert.deepEqual(sectionsOf(report), KEYS)
      assert.deepEqual(bodyOf(report, 5), [text])
      assert.deepEqual(headingRules(report), ["heading-line"])
      assert.equal(fixAll(report), REPORT.replace(OTHER_SECTION, `六、${OTHER}\n\n${text}`))
    })
})

suite("whatever marks and numbers the heading, no word of it or behind it is lost", () => {
  for (const line of [
    `## 六、${OTHER}：无`,
    `**六、${OTHER}**：无`,
    `**六、${OTHER}：** 无`,
    `**六、${OTHER}**无`,
    `6、${OTHER}：无`,
    `${OTHER}：无`,
    "六、其它需要报告的事项：无",
    "六、其他需要报告事项——无",
    "六、其 他 需 要 报 告 的 事 项：无",
  ])
    test(line, () => {
      const report = REPORT.replace(OTHER_SECTION, line)
      assert.deepEqual(sectionsOf(report), KEYS)
      assert.deepEqual(bodyOf(report, 5), ["无"])
      for (const { fixes } of lint(report)?.findings ?? [])
        for (const { edits } of fixes) assert.match(applyEdits(report, edits), /无\n?$/)
    })
})

test("prose is read on from the heading, as if it began a line", () => {
  const section = new RegExp(`五、${PROBLEMS}\\n\\n(.*)`)
  const text = section.exec(REPORT)?.[1] ?? assert.fail()
  const report = REPORT.replace(section, `五、${PROBLEMS} ${text}`)
  assert.deepEqual(headingRules(report), ["heading-line"])
  assert.deepEqual(bodyOf(report, 4), [text])
  assert.equal(fixAll(report), REPORT)
})

test("a unit behind the heading of a table stays, and only who asks for it has it moved", () => {
  const report = REPORT.replace(DISPUTES, `${DISPUTES}（单位：件）`)
  assert.deepEqual(headingRules(report), ["heading-line"])
  assert.equal(fixAll(report), report)
})

test("where a misspelt title ends is not certain, and no line is broken unasked", () => {
  const report = REPORT.replace("二、主动公开政府信息情况", "二、主动公开政府信息情。况")
  assert.deepEqual(sectionsOf(report), KEYS)
  assert.equal(fixAll(report), report)
})

suite("what is no heading with its text is not taken for one", () => {
  for (const line of [
    `（一）${OVERVIEW}：信息处理费的收费通知没有发出。`,
    `${OVERVIEW}：信息处理费的收费通知没有发出。`,
    `一、${OVERVIEW}：信息处理费的收费通知没有发出。`,
    `${OTHER}，信息处理费的收费通知没有发出。`,
  ])
    test(`${line} below another section's heading`, () => {
      const report = REPORT.replace(OTHER_SECTION, (section) => `${section}\n\n${line}`)
      assert.deepEqual(sectionsOf(report), KEYS)
      assert.ok(!headingRules(report).includes("heading-line"))
    })
  test("a table of contents with the numbers of pages", () => {
    const contents = sectionTitles.map(
      (title, index) => `${"一二三四五六"[index]}、${title} ${index}`,
    )
    const report = REPORT.replace("\n\n", `\n\n${contents.join("\n")}\n\n`)
    assert.deepEqual(sectionsOf(report), KEYS)
    assert.deepEqual(headingRules(report), [])
  })
})

suite("a heading that goes on in the next line is found, and joined", () => {
  for (const [index, title] of sectionTitles.entries())
    for (const end of ["\n", "\r\n", " \n\u3000\u3000", "\n\n"])
      test(`${title} broken by ${JSON.stringify(end)}`, () => {
        const half = Math.floor(title.length / 2)
        const broken = REPORT.replace(title, title.slice(0, half) + end + title.slice(half))
        assert.deepEqual(sectionsOf(broken), KEYS)
        assert.deepEqual(
          lint(broken)?.findings.map(({ rule }) => rule),
          ["heading-line"],
        )
        assert.equal(fixAll(broken), REPORT)
        assert.equal(bodyOf(broken, index).length, bodyOf(REPORT, index).length)
      })
  test("in three lines", () => {
    const broken = REPORT.replace(DISPUTES, "政府信息公开\n行政复议、\n行政诉讼情况")
    assert.equal(fixAll(broken), REPORT)
  })
  test("words that only begin like a title are a line of their own", () => {
    const other = REPORT.replace(OTHER, "其他需要报告\n的各项工作")
    assert.deepEqual(
      lint(other)?.facts.sections.filter(({ line }) => line),
      [],
    )
  })
})

suite("a letter-spaced heading is its section, and its spacing fixed safely", () => {
  for (const [index, title] of sectionTitles.entries())
    test([...title].join(" "), () => {
      const number = "一二三四五六"[index]
      const spaced = REPORT.replace(`${number}、${title}`, `${number} 、 ${[...title].join(" ")}`)
      assert.deepEqual(sectionsOf(spaced), KEYS)
      assert.deepEqual(
        lint(spaced)?.findings.map(({ rule }) => rule),
        ["section-title"],
      )
      assert.equal(fixAll(spaced), REPORT.replace(`${number}、${title}`, `${number} 、 ${title}`))
    })
})

suite("in every layout a heading with its text, and a broken one, are sections", () => {
  const report = reportOf(tablesOf(plain(new Map())))
  const sections = report.sections.map((section, index) =>
    index === 5 ? { heading: `${section.heading}：无`, body: "" } : section,
  )
  for (const [name, layout] of Object.entries(layouts))
    test(name, () => {
      const text = printIn(layout, { ...report, sections }, "plain")
      assert.deepEqual(sectionsOf(text), KEYS)
      assert.deepEqual(bodyOf(text, 5), ["无"])
    })
})

test("in HTML the heading may be emphasised, and no line is broken", () => {
  const page = (last: string) =>
    `<html><body><p>示例市2024年政府信息公开工作年度报告</p>${sectionTitles
      .slice(0, 5)
      .map((title, index) => `<p>${"一二三四五六"[index]}、${title}</p><p>甲。</p>`)
      .join("")}${last}</body></html>`
  for (const last of [
    `<p><b>六、${OTHER}</b>：无</p>`,
    `<p><b>六、</b>${OTHER}&#65306;<i>无</i></p>`,
    `<p>六、<br>${OTHER}：无</p>`,
  ]) {
    const text = page(last)
    assert.deepEqual(sectionsOf(text), KEYS, last)
    assert.deepEqual(bodyOf(text, 5), ["无"], last)
    const fixes = lint(text)?.findings.find(({ rule }) => rule === "heading-line")?.fixes
    assert.deepEqual(fixes, [])
  }
})

function sectionsOf(text: string): readonly string[] {
  return lint(text)?.facts.sections.map(({ form }) => form.key) ?? []
}

function bodyOf(text: string, index: number): readonly string[] {
  const body = lint(text)?.facts.sections[index]?.body ?? []
  return body.map((block) => (block.kind === "paragraph" ? block.text : block.kind))
}

/** The rules that speak of titles and sections. */
function headingRules(text: string): readonly string[] {
  const rules = lint(text)?.findings.map(({ rule }) => rule) ?? []
  return rules.filter((rule) => /section|heading|title/.test(rule))
}
