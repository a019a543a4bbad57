import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { type Action, actionsAt } from "../../server/features/actions.ts"
import { sectionTitles } from "../support/form-2021.ts"
import { layouts, printIn, printTabRows } from "../support/layouts.ts"
import { replaceOnce } from "../support/replace.ts"
import { printUniformReport, reportOf, tablesOf } from "../support/report.ts"
import {
  assertFixesConverge,
  assertRecomputeConverges,
  assertSound,
  readFigures,
} from "../support/sound.ts"
import { thisYear } from "../support/years.ts"

const ZERO = tablesOf(() => "0")
const ZEROS = "\t0".repeat(7)
const REPORT = printUniformReport("0", printTabRows)
const HEADINGS = new RegExp(`^[一二三四五六]、(?:${sectionTitles.join("|")})$`, "gm")

// Found by the property tests, cut down to the rows that matter.
const tables: Readonly<Record<string, string>> = {
  "an ordinal split off its label": `二、\t上年结转政府信息公开申请数量${ZEROS}\t\n`,
  "a group label behind the item's label": `一、本年新收政府信息公开申请数量\t${ZEROS}\t\n二、上年结转政府信息公开申请数量\t${ZEROS}\t\n\t(三) 不予公开\t一、本年新收政府信息公开申请数量. 属于国家秘密${ZEROS}\n`,
  "a group label among the figures":
    "\t\n\t\n\t6.属于四类过程性信息\n\n\t\n\t\n\t7.属于行政执法案卷\n\t\n\t\n\t\n\t\n\t（四）无法提供\n\t\n\t\n\t 0 \n\n\t\n\t\n\t8.属于行政查询事项\n\t\n\t\n\t\n\t\n\t\n\t\n\t 0\n\n\t（四）无法提供\n",
  "a header repeated below rows and split by a blank line": `\t\t2. 其他法律行政法规禁止公开${ZEROS}\n(本列数据的勾稽关系为: 第一项加第二项之和, 等于第三项加第四项之和)\t\t申请人情况\t\t\t\t\t\t总计\t\n\n\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t\t\n`,
  "a displaced row below a gap": `\t(四) 无法提供\t1. 本机关不掌握相关政府信息${ZEROS}\n\t(六) 其他处理\t1. 申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请${ZEROS}\n\n(七) 总计\t${ZEROS}\t\n`,
  "a split label below a gap": `\t\t自然人\t法人或其他组织\t\t\t\t\t\t\n\n二、\t上年结转政府信息公开申请数量${ZEROS}\t\n`,
  "an item numbered with a digit of mathematics": `\t2．申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请${"\n\t".repeat(7)}0\n\t\n\t𝟑.其他${"\n\t".repeat(7)}0\n`,
  "a row that nobody knows between two": `. 属于四类过程性信息${ZEROS}\n\t\t8. 属于行政查询事项${ZEROS}\n\t(四) 无法提供\t1. 本机关不掌握相关政府信息${ZEROS}\n`,
  "a label without its number behind another cell": `\t某\t4. 无正当理由大量反复申请${ZEROS}\n`,
  "a label without its number in a cell of its own": `\t\n\t某\n\t2.其他法律行政法规禁止公开${"\n\t".repeat(7)}0\n`,
  "full-width figures in displaced rows":
    `一、\t本年新收政府信息公开申请数量${ZEROS}\t\n二、\t上年结转政府信息公开申请数量${ZEROS}\t\n四、结转下年度继续办理\t\t${ZEROS}\n`.replaceAll(
      "0",
      "０",
    ),
  "full-width figures repeated in a merged cell":
    "规章\t０\t０\t０\n行政规范性文件\t０\t０\t０\n行政许可\t０\t０\t０\n",
  "a full-width figure too many":
    `\t（四） 无法提供\t１． 本机关不掌握相关政府信息${ZEROS}\t0\n`.replaceAll("0", "０"),
  "a word between label and figures": `三、本年度办理结果\t(一) 予以公开${ZEROS}\t\n\t(二) 部分公开(区分处理的, 只计这一情形, 不计其他情形)\t**${ZEROS.slice(2)}\t\n`,
  "a fix left out of one round that does in the next":
    "|新收信息公开申请数量|\n|结转信息公开申请数量|\n|结果|予以公开||||||||\n|第三方合法权益\n|类内部事务信息\n\u200b|||四类过程性信息|||||||0\n\n|||当理由大量反复申\n|||机关确认或重新出具已获取信息||||||||\n||其他处理|申请人不补正行政机关不再处理其政府信息公开申请||||||||\n|||2通知要求缴纳费用行政机关不再处理其政府信息公开申请||||||||\n|||其他|||||||0\n|总计|||||||0\n|下年度继续办理|",
  "a figure in a header": `行政复议\t\t251000元\t\t\t行政诉讼${"\t".repeat(9)}\n${"0\t".repeat(14)}0\n`,
}

const reports: Readonly<Record<string, readonly [string, string]>> = {
  "a heading without number, with a space": ["六、其他需要报告的事项", "其他需要报告的 事项"],
  "a heading with a wrong number, with a space": [
    "六、其他需要报告的事项",
    "6、其他需要报告的 事项",
  ],
  "a page break above a displaced row": [`\t\t3.其他${ZEROS}`, `\n3.其他\t\t${ZEROS}`],
  "a displaced row without its number": [`\t\t3.其他${ZEROS}`, `其他\t\t${ZEROS}`],
  "a page number above a split label": ["二、上年结转", "- 5 -\n二、\t上年结转"],
  "full-width figures in a displaced row": [`\t\t3.其他${ZEROS}`, `3.其他\t\t${"\t０".repeat(7)}`],
  "a heading out of order": ["一、总体情况", "六、其他需要报告的事项\n\n无\n\n一、总体情况"],
}

suite("fixes converge on", () => {
  for (const [name, table] of Object.entries(tables))
    for (const lineEnding of ["\n", "\r\n"])
      check(`${name}, ${JSON.stringify(lineEnding)}`, table.replaceAll("\n", lineEnding))
  for (const [name, [before, after]] of Object.entries(reports))
    test(name, () => {
      assert.ok(REPORT.includes(before), before)
      assertAll(REPORT.replace(before, after))
    })
  test("a plain heading among Markdown's", () => {
    const markdown = REPORT.replace(HEADINGS, "## $&")
    assert.ok(markdown.includes("## 二、主动公开"))
    assertAll(markdown.replace("## 二、主动公开", "2、主动公开"))
    assertAll(markdown.replace("## 二、主动公开", "主动公开"))
  })
  test("sections in every wrong place", () => {
    const starts = [...REPORT.matchAll(HEADINGS)].map(({ index }) => index)
    const head = REPORT.slice(0, starts[0])
    const sections = starts.map((start, index) => REPORT.slice(start, starts[index + 1]))
    assert.equal(sections.length, 6)
    for (let from = 0; from < 6; from++)
      for (let to = 0; to < 6; to++) {
        const moved = sections.toSpliced(from, 1).toSpliced(to, 0, sections[from] ?? "")
        assertAll(head + moved.join(""))
      }
  })
})

suite("a safe fix does not change what the report says", () => {
  test("an amount in yuan is not made one in 万元", () => {
    const text = REPORT.replace("行政事业性收费\t0", "行政事业性收费\t251000元")
    assert.notEqual(text, REPORT)
    assert.doesNotMatch(fixAll(text), /行政事业性收费\t251000(?!元)/)
  })
  test("an amount in 万元 loses its unit at most", () => {
    const text = REPORT.replace("行政事业性收费\t0", "行政事业性收费\t976.81万元")
    assert.equal(readFigures(lint(fixAll(text))?.facts).get("proactive/fees/amount"), "976.81")
  })
  test("figures as printed keep their value", () => {
    for (const [written, plain] of [
      ["1,234", "1234"],
      ["１２", "12"],
      ["007", "7"],
      ["12件", "12"],
      ["1 6", "16"],
    ] as const)
      assert.match(
        fixAll(REPORT.replace("行政许可\t0", `行政许可\t${written}`)),
        new RegExp(`行政许可\t${plain}\t`),
      )
  })
  test("what cannot be read for certain stays", () => {
    for (const written of ["12²", "①", "1,23", "约12", "22（其中修订16件）"]) {
      const text = REPORT.replace("行政许可\t0", `行政许可\t${written}`)
      assert.equal(fixAll(text), text)
    }
  })
})

test("no fix breaks the line before a row of spaces, which would be no row on a line of its own", () => {
  const rows = "信息内容\t本年收费金额（单位：万元）\t\t\n行政事业性收费\t0\t\t"
  const text = replaceOnce(REPORT, rows, "信息内容\t本年收费金额（单位：万元） 行政事业性收费 12")
  const result = lint(text) ?? assert.fail()
  assert.equal(readFigures(result.facts).get("proactive/fees/amount"), "12")
  const joined = result.findings.filter(({ rule }) => rule === "displaced-row")
  assert.deepEqual(
    joined.map(({ fixes }) => fixes),
    [[]],
  )
})

suite("a directive between a label and its figures stays where it is", () => {
  const report = printIn(layouts["L4 one cell a line"] ?? assert.fail(), reportOf(ZERO), "plain")
  const directive = "<!-- report-lint-disable-next-line number-format: as printed -->\n"
  for (const [name, row] of [
    ["in a row that is torn", `\t规章\n\n${directive}`],
    ["in a row that is out of line", `\t\n\t规章\n${directive}`],
  ] as const)
    test(name, () => {
      const text = replaceOnce(report, "\t规章\n", row)
      assert.ok(lint(text)?.findings.some(({ rule }) => rule === "displaced-row"))
      assert.equal(fixAll(text), text)
    })
})

test("two fixes that insert at one place do not run into one another", () => {
  const markdown = REPORT.replace(HEADINGS, "## $&")
  const text = replaceOnce(markdown, "## 五、存在", "存在")
  // What would put a heading's words right besides is off.
  const configuration = { rules: { "section-title": "off" }, proseRules: true } as const
  assert.equal(fixAll(text, configuration), markdown)
})

suite("applying a fix removes its finding", () => {
  for (const [name, [before, after]] of Object.entries(reports))
    test(name, () => {
      const text = REPORT.replace(before, after)
      const fixed = fixAll(text)
      for (const { rule, fixes } of lint(text)?.findings ?? [])
        if (fixes.some(({ safe }) => safe))
          assert.ok(!lint(fixed)?.findings.some((other) => other.rule === rule), rule)
    })
})

test("a fix that would bring an error is offered, and not preferred", () => {
  // The blank row that the fix inserts has nothing to add to the totals below it.
  const row = "\t\t2.没有现成信息需要另行制作\t0\t1\t0\t0\t0\t0\t1\n"
  const result = lint(replaceOnce(thisYear, row, "")) ?? assert.fail()
  const finding = result.findings.find(({ rule }) => rule === "missing-row") ?? assert.fail()
  assert.ok(finding.fixes.some(({ preferred }) => preferred))
  const actions = actionsAt(result, finding.span, undefined, "zh-cn")
  const isItsFix = ({ findings, kind }: Action) => kind === "quickfix" && findings.includes(finding)
  assert.ok(actions.some(isItsFix))
  assert.ok(actions.every(({ isPreferred }) => !isPreferred))
})

function check(name: string, text: string): void {
  test(name, () => assertAll(text))
}

function assertAll(text: string): void {
  assertSound(text)
  assertFixesConverge(text)
  assertRecomputeConverges(text)
}
