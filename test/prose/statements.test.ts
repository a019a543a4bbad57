import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { suite, test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"
import { lint } from "../../server/core/lint.ts"

const SAMPLE = readFileSync(
  join(import.meta.dirname, "../../samples/区级示例2024年政府信息公开工作年度报告.md"),
  "utf8",
)
const OVERVIEW = "## 一、总体情况\n\n"

const FEE = "2024年，全区共发出信息处理费收费通知3件，涉及金额520元，实际收取360元。"

const overviews: Readonly<Record<string, readonly string[]>> = {
  "missing-figure": [
    "主动公开⟦政府信息  条⟧，举行新闻发布会18场。",
    "主动公开⟦政府信息 条⟧。",
    "全年⟦共　件⟧。",
    "全年⟦共件⟧，⟦累计    次⟧。",
    "收到⟦申请____件⟧，⟦办结 件⟧。",
    "制发⟦文件 份⟧（含规范性文件）。",
    "主动公开政府信息 126 条，制发文件 十二 件。",
    "附　件：名单。",
    "公开条例，公开信息条目齐全。",
    "公共项目、共同办件、事 项、案 件，文 件，这 次，各 项。",
    "共建共享，一共三次。",
    "落实《政府信息公开 条例》。",
  ],
  "template-text": [
    "⟦XX年⟧，⟦××单位⟧落实条例。",
    "⟦XX年XX月XX日⟧公布。",
    "⟦20XX年⟧，⟦20××年XX月⟧公布，⟦202X年⟧、⟦２０ＸＸ年⟧公开。",
    "在⟦XX网站⟧公开，在⟦××网站⟧和⟦XX平台⟧公开。",
    "⟦某某街道⟧公开，⟦某某镇人民政府⟧公开。",
    "主动公开信息⟦XX条⟧，⟦X月X日⟧公布。",
    "⟦此处填写⟧主动公开情况。",
    "⟦〔年份〕⟧主动公开情况。",
    "主动公开情况⟦（注：本部分应概述主动公开情况，500字以内）⟧。",
    "主动公开情况（注：数据不含垂直管理单位）。",
    "型号20XX，20XX型号，3××年，5X年，A20XX年，120XX年，X网站，XX网。",
    "申请人某某，某某小区，某某公司申请公开。",
    "改造XX路3处，面积3×5米，型号X5，X光室公开收费标准。",
    "公开Excel表格，落实二〇〇八年施行的条例。",
    "请填报单位核对后报送。",
  ],
}

for (const [rule, sentences] of Object.entries(overviews))
  suite(rule, () => {
    for (const marked of sentences) test(marked, () => check(rule, marked, OVERVIEW, "\n\n## 二、"))
  })

suite("empty-section, of problems without what is done about them", () => {
  for (const problems of [
    "公开不够全面。针对以上问题，采取了两项措施。",
    "公开不及时。已安排专人每日巡查。",
    "问题：公开意识不强。对策：组织学习。",
    "人员更换频繁。解决办法：固定专人负责。",
  ])
    test(problems, () =>
      check("empty-section", `存在的主要问题及改进情况\n\n${problems}`, "## 五、", "\n\n## 六、"),
    )
  test("none at all", () => {
    const marked = "⟦存在的主要问题及改进情况⟧\n\n一是人员不足；二是公开不及时。"
    check("empty-section", marked, "## 五、", "\n\n## 六、")
  })
})

suite("fee-statement", () => {
  const heading = (text: string) => `⟦其他需要报告的事项⟧\n\n${text}`
  const plain = (text: string) => `其他需要报告的事项\n\n${text}`
  for (const marked of [
    heading("无。"),
    heading("没有其他需要报告的事项。"),
    plain(FEE),
    heading("本年度未收取信息处理费。"),
    plain("⟦没有发出收费通知⟧，收取信息处理费0元。"),
    plain("⟦未发出信息处理费收费通知⟧。"),
    plain("2023年没有发出收费通知。信息处理费见表。"),
    heading("依照《政府信息公开信息处理费管理办法》，没有收费。"),
    plain("因当事人逾期未缴，发出的通知作废。"),
  ])
    test(marked, () => check("fee-statement", marked, "## 六、", "\n"))
  test("an amount received, and none in the table", () => {
    const text = report("## 六、", plain(FEE), "\n").replace("1286.45", "0")
    assert.deepEqual(marksOf(text, "fee-statement"), ["实际收取360元"])
    const none = text.replace("实际收取360元", "实际收取0元")
    assert.deepEqual(marksOf(none, "fee-statement"), [])
  })
  test("an amount that was due but not received", () => {
    const due = report(
      "## 六、",
      plain("发出通知1件，应收取信息处理费100元，因申请人撤回未实际收取。"),
      "\n",
    )
    assert.deepEqual(marksOf(due.replace("1286.45", "0"), "fee-statement"), [])
  })
  test("the form of 2019 asks for none", () => {
    const text = report("## 六、", plain("无。"), "\n").replace("2024年政府", "2020年政府")
    assert.deepEqual(marksOf(text, "fee-statement"), [])
  })
})

suite("rule-making-power", () => {
  const issuers: Readonly<Record<string, number>> = {
    示例市示例街道办事处: 1,
    示例镇人民政府: 1,
    示例乡人民政府: 1,
    示例县人民政府: 1,
    示例区人民政府: 1,
    示例市教育局: 1,
    示例路办事处: 1,
    示例市人民政府: 0,
    示例省人民政府: 0,
    示例自治区人民政府: 0,
    国家示例局: 0,
    示例总局: 0,
    示例新区管理委员会: 0,
    示例部: 0,
  }
  const text = SAMPLE.replace("规章\t0\t0\t0", "规章\t0\t0\t3")
  for (const [issuer, count] of Object.entries(issuers))
    test(issuer, () => {
      const marks = marksOf(
        text.replace("示例区人民政府2024年", `${issuer}2024年`),
        "rule-making-power",
      )
      assert.deepEqual(marks, count ? ["3"] : [])
    })
})

test("overview-aspects names what is lacking, once", () => {
  const text = report(OVERVIEW, "全年公开信息，收到申请，完善网站。", "\n\n## 二、")
  assert.deepEqual(messagesOf(text, "overview-aspects"), [
    "“总体情况”一节应当写 5 个方面，这里没有写到政府信息管理、监督保障。",
  ])
  const whole = report(OVERVIEW, "公开信息，收到申请，网站先审后发，开展监督。", "\n\n## 二、")
  assert.deepEqual(messagesOf(whole, "overview-aspects"), [])
  assert.deepEqual(messagesOf(report(OVERVIEW, "", "\n\n## 二、"), "overview-aspects"), [])
})

/** The sample with `text` between what ends with `before` and what begins with `after`. */
function report(before: string, text: string, after: string): string {
  const start = SAMPLE.indexOf(before) + before.length
  const end = after === "\n" ? SAMPLE.length : SAMPLE.indexOf(after, start)
  return SAMPLE.slice(0, start) + text + SAMPLE.slice(end)
}

/** What the rule reports in the words is what is marked. */
function check(rule: string, marked: string, before: string, after: string): void {
  const words = unmark(marked).text
  const text = report(before, words, after)
  const offset = text.indexOf(words, text.indexOf(before))
  const found = (lint(text)?.findings ?? []).filter((finding) => finding.rule === rule)
  const spans = found.map(({ span }) => ({ start: span.start - offset, end: span.end - offset }))
  assert.equal(mark(words, spans), marked)
}

function marksOf(text: string, rule: string): readonly string[] {
  const found = lint(text)?.findings ?? []
  return found
    .filter((finding) => finding.rule === rule)
    .map(({ span }) => text.slice(span.start, span.end))
}

function messagesOf(text: string, rule: string): readonly string[] {
  const found = lint(text)?.findings ?? []
  return found.filter((finding) => finding.rule === rule).map(({ message }) => message)
}
