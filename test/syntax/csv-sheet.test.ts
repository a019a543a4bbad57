import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { csv, readCsvParagraphs } from "../../server/core/syntax/tables/csv.ts"
import { readSource } from "../../server/core/syntax/tables/layout.ts"
import { slice } from "../../server/core/text/span.ts"
import { fixtures } from "../support/files.ts"
import { assertMarked } from "./outline.ts"
import { outlineCsv, readCsv } from "./read-csv.ts"

suite("a whole sheet", () => {
  const sheet = `XX局2024年政府信息公开工作年度报告,,,
一、总体情况,,,
"第一段,说""公开"",共3件。",,,
（一）主动公开,,,
第二段。,,,
二、主动公开政府信息情况,,,
第二十条第（一）项,,,
信息内容,本年制发件数,本年废止件数,现行有效件数
规章,0,0,0
行政事业性收费,,,
三、收到和处理政府信息公开申请情况,,,
（本列）,,申请人情况,
,,自然人,总计
一、本年新收,,5,5
四、结转下年度继续办理,,0,0
四、行政复议、行政诉讼情况,,,
结果维持,结果纠正,其他结果,总计
0,0,0,0
注：以上数据均已核对,,,
五、存在的主要问题及改进情况,,,
"一是,甲。
二是,乙。",,,
六、其他需要报告的事项,,,
无,,,
,,,
`
  test("headings and prose are paragraphs", () => {
    assert.equal(
      outlineCsv(sheet),
      `line XX局2024年政府信息公开工作年度报告
line 一、总体情况
line 第一段,说"公开",共3件。
line （一）主动公开
line 第二段。
line 二、主动公开政府信息情况
table
第二十条第（一）项|_|_|_
信息内容|本年制发件数|本年废止件数|现行有效件数
规章|0|0|0
行政事业性收费|_|_|_
line 三、收到和处理政府信息公开申请情况
table
（本列）|_|申请人情况|_
_|_|自然人|总计
一、本年新收|_|5|5
四、结转下年度继续办理|_|0|0
line 四、行政复议、行政诉讼情况
table
结果维持|结果纠正|其他结果|总计
0|0|0|0
line 注：以上数据均已核对
line 五、存在的主要问题及改进情况
line 一是,甲。
line 二是,乙。
line 六、其他需要报告的事项
line 无`,
    )
  })
  test("what has no width is no word", () => {
    assert.equal(outlineCsv("全年工作有序。,\u200b,\u2060,"), "line 全年工作有序。")
  })
  test("paragraphs stand where their words are", () => {
    const marked = `⟦一、总体情况⟧,,,\n"⟦第一段,说""公开""⟧\n ⟦次行。⟧ ",,\n ⟦标题⟧ ,,`
    assertMarked(marked, readCsv)
  })
  test("a heading stands where its words are", () => {
    const text = '"二、""三安全""情况",,'
    const [block] = readCsv(text)
    assert.ok(block?.kind === "paragraph" && block.heading)
    assert.deepEqual(
      [
        slice(text, block.heading.ordinalSpan),
        slice(text, block.heading.title),
        block.heading.words,
      ],
      ["二、", '""三安全""情况', '"三安全"情况'],
    )
    const [last] = readCsv('"二、情况""",,')
    assert.ok(last?.kind === "paragraph" && last.heading)
    assert.equal(slice('"二、情况""",,', last.heading.title), '情况""')
  })
})

suite("no CSV", () => {
  const texts = [
    "为推进公开工作,特指定专人负责,具体负责内容维护、组织协调等工作。2024 年度,共办理 950 件。",
    "甲,乙,丙,丁\n戊,己,庚,辛\n壬,癸,子,丑",
    "2024 年,我单位未收到申请。",
    "共收入 1,234,567,890 元",
    "1,234,567,890",
    "其中,5,6,共7件。\n其中,5,6,共8件。",
    '"甲"',
    '他说"你好,\n再见",走了',
    '"一是,\n二是',
    '"甲"乙,1,2,3\n"甲"乙,1,2,3',
    "第一,完善制度,\n第二,加强培训,\n第三,落实责任,",
    "1,234,567,890\n\n2,345,678,901",
    "其中,5,6,7\n\n其中,5,6,8",
    "",
    ",",
  ]
  for (const text of texts)
    test(JSON.stringify(text), () =>
      assert.equal(
        outlineCsv(text),
        text
          .split("\n")
          .filter((line) => line.trim())
          .map((line) => `line ${line.trim()}`)
          .join("\n"),
      ),
    )
  for (const { name, text } of fixtures)
    test(name, () => {
      const source = readSource(text)
      for (const index of source.lines.keys()) {
        assert.equal(csv.read(source, index), undefined)
        assert.equal(readCsvParagraphs(source, index), undefined)
      }
    })
})
