import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { readSample } from "../../scripts/examples.ts"
import { check, lint } from "../../server/core/lint.ts"
import { parse } from "../../server/core/syntax/parse.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { actionsAt } from "../../server/features/actions.ts"
import { withWrongTotal } from "../cli/files.ts"
import { fixture } from "../support/files.ts"
import { replaceOnce } from "../support/replace.ts"
import { lastYear, thisYear, toFacts } from "../support/years.ts"

const CLEAN = readSample({ before: "", after: "", messages: [] })
const MARKDOWN = readSample({ sample: "markdown", before: "", after: "", messages: [] })
const ROW = "一、本年新收政府信息公开申请数量"

function findings(text: string) {
  return lint(text)?.findings.map(({ rule }) => rule) ?? []
}

/** Two wrong totals in the table of requests: one rule, two figures. */
const WRONG = withTwoWrongTotals(CLEAN)

function withTwoWrongTotals(text: string): string {
  const lines = text.split("\n")
  let changed = 0
  const wrong = lines.map((line) => {
    if (changed === 2 || !/重复申请|要求提供公开出版物/.test(line)) return line
    changed++
    return line.replace(/\d+(\t*)$/, "77$1")
  })
  return wrong.join("\n")
}

function withDirective(text: string, directive: string, above: string): string {
  return replaceOnce(text, above, `<!-- report-lint-${directive} -->\n${above}`)
}

suite("a directive silences", () => {
  const tableTop = CLEAN.split("\n").find((line) => line.startsWith("（本列数据")) ?? ""

  test("the next line, and nothing below", () => {
    const text = replaceOnce(CLEAN, "五、存在的主要问题及改进情况", "五、存在的主要问题和改进措施")
    assert.deepEqual(findings(text), ["section-title"])
    const heading = "五、存在的主要问题和改进措施"
    assert.deepEqual(
      findings(withDirective(text, "disable-next-line section-title: x", heading)),
      [],
    )
    const blank = replaceOnce(
      text,
      heading,
      `<!-- report-lint-disable-next-line section-title -->\n\n${heading}`,
    )
    assert.deepEqual(findings(blank), [])
    const two = withDirective(text, "disable-next-line section-title：经核对", "三、收到和处理")
    assert.deepEqual(findings(two).toSorted(), ["section-title", "unused-directive"])
  })

  test("a whole table, or one figure in it", () => {
    assert.equal(findings(WRONG).filter((rule) => rule === "row-total").length, 2)
    const ofTable = withDirective(WRONG, "disable-next-table row-total: 已核对", tableTop)
    assert.ok(!findings(ofTable).includes("row-total"))
    const [first] = lint(WRONG)?.findings.filter(({ rule }) => rule === "row-total") ?? []
    const figure = `${first?.cell?.row}/${first?.cell?.column}`
    const ofFigure = withDirective(
      WRONG,
      `disable-next-table row-total[${figure}]: 已核对`,
      tableTop,
    )
    assert.equal(findings(ofFigure).filter((rule) => rule === "row-total").length, 1)
    assert.ok(!findings(ofFigure).includes("unused-directive"))
  })

  test("the nearest table below it, though the form does not know that one", () => {
    const below = `渠道\t上半年\t下半年\n网站\t3\t4\n窗口\t1\t2\n\n申请的情况见下表。\n${tableTop}`
    const text = withDirective(
      replaceOnce(WRONG, tableTop, below),
      "disable-next-table row-total: 已核对",
      "渠道",
    )
    assert.equal(findings(text).filter((rule) => rule === "row-total").length, 2)
    assert.ok(findings(text).includes("unused-directive"))
  })

  test("what begins on the next line, though it goes on below", () => {
    const passage =
      "街道把每份文件的要点写成一页白话，贴在十二个社区的橱窗里，每月更换一次。\n窗口另设一名讲解员，逢集日到市场坐班，把问得最多的记下来写进指南。"
    const heading = "六、其他需要报告的事项"
    const text = replaceOnce(thisYear, heading, `${passage}\n\n${heading}`)
    const last = toFacts(replaceOnce(lastYear, heading, `${passage}\n\n${heading}`))
    const rulesOf = (changed: string) =>
      lint(changed, { lastYear: last })?.findings.map(({ rule }) => rule)
    assert.deepEqual(rulesOf(text), ["copied-from-last-year"])
    const silenced = withDirective(text, "disable-next-line copied-from-last-year: x", passage)
    assert.deepEqual(rulesOf(silenced), [])
  })

  test("its section, and not the heading that follows", () => {
    const text = replaceOnce(CLEAN, "三、收到", "3、收到")
    const directive = "disable-section section-number: x"
    const above = withDirective(text, directive, "第二十条第（一）项")
    assert.deepEqual(findings(above).toSorted(), ["section-number", "unused-directive"])
    assert.deepEqual(findings(withDirective(text, directive, tableTop)), [])
  })

  test("its section or the file", () => {
    const inSection = withDirective(WRONG, "disable-section row-total: 已核对", tableTop)
    assert.ok(!findings(inSection).includes("row-total"))
    const elsewhere = withDirective(WRONG, "disable-section row-total: 已核对", "二、主动公开")
    assert.equal(findings(elsewhere).filter((rule) => rule === "row-total").length, 2)
    const inFile = `${WRONG}<!-- report-lint-disable-file row-total, column-total: 已核对 -->\n`
    assert.ok(!findings(inFile).some((rule) => rule === "row-total" || rule === "column-total"))
    assert.deepEqual(findings(`${WRONG}<!-- report-lint-disable-file -->\n`), [])
  })

  test("no fix is made for what is silenced", () => {
    const text = replaceOnce(CLEAN, "三、收到", "3、收到")
    assert.equal(actionsOf(text, "source.fixAll").length, 1)
    const silenced = withDirective(text, "disable-next-line section-number: x", "3、收到")
    assert.equal(actionsOf(silenced, "source.fixAll").length, 0)
  })
})

suite("a directive is no part of the report", () => {
  for (const [name, text] of Object.entries({ CLEAN, MARKDOWN, fixture: fixture("000") }))
    test(`on any line, the report reads as before (${name})`, () => {
      const lines = text.split("\n")
      const before = shapeOf(text)
      for (let line = 0; line <= lines.length; line++) {
        const comment = "<!-- report-lint-disable-file balance: x -->"
        const changed = lines.toSpliced(line, 0, comment).join("\n")
        assert.deepEqual(shapeOf(changed), before, `at line ${line + 1}`)
        assert.deepEqual(
          findings(changed).filter((rule) => rule !== "unused-directive"),
          findings(text),
          `at line ${line + 1}`,
        )
      }
    })

  test("a page's directives count too, whatever reads them", () => {
    const page = `<!-- report-lint-disable-file -->\n<html><body><p>2024年某局政府信息公开工作年度报告</p><h2>一、总体情况</h2><p>无。</p></body></html>`
    assert.deepEqual(findings(page), [])
    assert.ok(findings(page.slice(page.indexOf("\n") + 1)).length > 0)
  })
})

suite("a directive that does nothing", () => {
  test("is not held against a rule that does not run", () => {
    const text = withDirective(CLEAN, "disable-next-line balance: x", "二、主动公开")
    const facts = lint(text)?.facts
    assert.ok(facts)
    const configuration = { rules: { balance: "off" }, proseRules: true } as const
    assert.deepEqual(check(facts, { configuration }), [])
    assert.deepEqual(findings(text), ["unused-directive"])
  })

  test("without a rule is one finding", () => {
    const text = withDirective(CLEAN, "disable-next-line: x", "二、主动公开")
    assert.deepEqual(findings(text), ["unused-directive"])
  })

  test("may be written in any shape without harm", () => {
    for (const body of [
      "",
      "disable",
      "disable-file [",
      "disable-file a[b",
      "disable-section ,,，",
      "::",
      "\u3000",
    ])
      assert.doesNotThrow(() => lint(`${CLEAN}<!-- report-lint-${body} -->`), body)
    assert.doesNotThrow(() => lint(`${CLEAN}<!-- report-lint-${" ".repeat(100_000)}`))
  })
})

suite("the quick fix", () => {
  const reports = {
    text: WRONG,
    markdown: withTwoWrongTotals(MARKDOWN),
    CRLF: WRONG.replaceAll("\n", "\r\n"),
    ...Object.fromEntries(["000", "001", "002", "003", "004"].map((name) => [name, fixture(name)])),
    "000 wrong": withWrongTotal(fixture("000")),
    "without title": WRONG.split("\n").slice(2).join("\n").replace("五、存在", "五、存"),
    "no line ending": "2024年某局政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况",
  }
  for (const [name, text] of Object.entries(reports))
    test(`silences its finding and nothing else goes or comes, outside every table (${name})`, () => {
      for (const finding of lint(text)?.findings ?? []) {
        const actions = actionsOf(text, "quickfix", finding.span).filter(
          ({ title, findings: [own] }) => isSilencing(title) && own?.rule === finding.rule,
        )
        assert.ok(actions.length >= 2, finding.rule)
        for (const { title, edits } of actions) {
          const silenced = applyEdits(text, edits)
          assert.ok(
            !tables(text).some(({ start, end }) =>
              edits.some(({ span }) => start < span.start && span.start < end),
            ),
            title,
          )
          assert.deepEqual(tables(silenced).length, tables(text).length, title)
          const others = (all: readonly string[]) => all.filter((rule) => rule !== finding.rule)
          assert.deepEqual(others(findings(silenced)), others(findings(text)), title)
          assert.ok(
            findings(silenced).length < findings(text).length,
            `${title}: ${finding.message}`,
          )
        }
      }
    })

  test("offers a figure first, and is never preferred", () => {
    const text = WRONG
    const [finding] = lint(text)?.findings.filter(({ rule }) => rule === "row-total") ?? []
    assert.ok(finding)
    const actions = actionsOf(text, "quickfix", finding.span).filter(({ title }) =>
      isSilencing(title),
    )
    assert.deepEqual(
      actions
        .filter(({ findings }) => findings.some(({ rule }) => rule === "row-total"))
        .map(({ title }) => title.split("：")[1]),
      ["这一格", "这张表", "这一节", "全文"],
    )
    assert.ok(actions.every(({ isPreferred }) => !isPreferred))
    assert.match(text, new RegExp(ROW))
  })
})

function isSilencing(title: string): boolean {
  return title.startsWith("不再提示")
}

function actionsOf(text: string, kind: string, span = { start: 0, end: text.length }) {
  const result = lint(text)
  assert.ok(result)
  return actionsAt(result, span, [kind], "zh-cn")
}

function tables(text: string) {
  const result = lint(text)
  return (result?.facts.tables ?? []).flatMap(({ pieces }) => pieces.map(({ span }) => span))
}

/** What the parser reads: the words of paragraphs, the cells of tables. */
function shapeOf(text: string) {
  return parse(text).blocks.map((block) =>
    block.kind === "paragraph"
      ? block.text
      : block.rows.map(({ cells }) => cells.map((cell) => cell.text)),
  )
}
