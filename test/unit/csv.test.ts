import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import papaparse from "papaparse"
import { csv, readCsvParagraphs } from "../../server/core/syntax/tables/csv.ts"
import { readSource, writeRow } from "../../server/core/syntax/tables/layout.ts"
import type { Block } from "../../server/core/syntax/tree.ts"
import { type Span, slice } from "../../server/core/text/span.ts"
import { fixtures } from "../support/files.ts"
import { mark } from "../support/marks.ts"

suite("CSV tables", () => {
  const cases: Record<string, readonly [text: string, blocks: string]> = {
    "rows, empty where merged": [
      "三、本年度办理结果,（一）予以公开,,2,1,0,0,0,0,3\n,（三）不予公开,1.属于国家秘密,0,0,0,0,0,0,0",
      "table\n三、本年度办理结果|（一）予以公开|_|2|1|0|0|0|0|3\n_|（三）不予公开|1.属于国家秘密|0|0|0|0|0|0|0",
    ],
    "a header without figures": [
      "信息内容,本年制发件数,本年废止件数,现行有效件数\n规章,0,0,0",
      "table\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0",
    ],
    captions: [
      "第二十条第（一）项,,,\n信息内容,甲,乙,丙\n规章,0,0,0\n第二十条第（五）项,,,\n信息内容,数量,,\n行政许可,0,,",
      "table\n第二十条第（一）项|_|_|_\n信息内容|甲|乙|丙\n规章|0|0|0\n第二十条第（五）项|_|_|_\n信息内容|数量|_|_\n行政许可|0|_|_",
    ],
    "quoted cells": ['"甲,乙",1,2,3\n"""三安全""",4,"5",""', 'table\n甲,乙|1|2|3\n"三安全"|4|5|_'],
    "line breaks in quoted cells": [
      '"商业\n企业","A\nB",1,2\n甲,"1\n\n",2,3',
      "table\n商业企业|A B|1|2\n甲|1|2|3",
    ],
    "a number that commas divide": [
      '规章,"1,234",0,0\n甲,0,0,0',
      "table\n规章|1,234|0|0\n甲|0|0|0",
    ],
    spacing: [" 甲 , 1,\u00a02 ,　\n乙,1,2,3", "table\n甲|1|2|_\n乙|1|2|3"],
    "a row with a cell too few, or too many": [
      "甲,1,2,3,4\n乙,1,2,3\n丙,1,2,3,4,5",
      "table\n甲|1|2|3|4\n乙|1|2|3\n丙|1|2|3|4|5",
    ],
    "columns that are empty throughout are padding": [
      "甲,乙,丙,丁,,\n戊,,,1,,\n己,,,,,",
      "table\n甲|乙|丙|丁\n戊|_|_|1\n己|_|_|_",
    ],
    "a lone row of figures": [
      "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0",
      "table\n0|0|0|0|0|0|0|0|0|0|0|0|0|0|0",
    ],
    "blank figures": [
      "结果维持,结果纠正,其他结果,总计\n,,,\n五、问题,,,\n说明。,,,",
      "table\n结果维持|结果纠正|其他结果|总计\n_|_|_|_\nline 五、问题\nline 说明。",
    ],
    "a blank record between rows is a cut": [
      "甲,1,2,3\n,,,\n乙,1,2,3\n,,,\n,,,",
      "table\n甲|1|2|3\ntable\n乙|1|2|3",
    ],
    "a blank record below a header and above rows is a cut": [
      "信息内容,甲,乙,丙\n,,,\n规章,1,2,3",
      "table\n信息内容|甲|乙|丙\ntable\n规章|1|2|3",
    ],
    "a blank record below figures that are all marks is no row": [
      "结果维持,结果纠正,其他结果,总计\n-,-,-,-\n,,,\n五、问题,,,",
      "table\n结果维持|结果纠正|其他结果|总计\n-|-|-|-\nline 五、问题",
    ],
    "page numbers in a table": [
      '第二十条第（一）项,,,\n\n信息内容,甲,乙,丙\n- 5 -,,,\n规章,1,2,3\n"- 6 -","","",""\n行政规范性文件,4,5,6\n\n第7页\n\n甲,7,,',
      "table\n第二十条第（一）项|_|_|_\ntable\n信息内容|甲|乙|丙\ntable\n规章|1|2|3\ntable\n行政规范性文件|4|5|6\ntable\n甲|7|_|_",
    ],
    "what stands below a cut is prose unless figures follow": [
      "信息内容,甲,乙,丙\n规章,1,2,3\n\n一是健全制度,二是加强培训,三是落实责任,四是强化监督\n\n附件,,,\n\n完",
      "table\n信息内容|甲|乙|丙\n规章|1|2|3\nline 一是健全制度,二是加强培训,三是落实责任,四是强化监督\nline 附件\nline 完",
    ],
    "a row with a cell too few below a header": [
      "信息内容,甲,乙,丙\n规章,12,13\n行政规范性文件,14,7,15,16\n第二十条第（五）项,,,\n信息内容,丁,,\n行政许可,17,,",
      "table\n信息内容|甲|乙|丙\n规章|12|13\n行政规范性文件|14|7|15|16\n第二十条第（五）项|_|_|_\n信息内容|丁|_|_\n行政许可|17|_|_",
    ],
    "rows written into a sheet, without its padding": [
      "信息内容,甲,,,,,\n行政处罚,\n行政强制,\n一、本年新收,,,\n二、上年结转,,,1,,,\n,（七）总计,,\n,,,,,,\n四、情况,,,,,,\n无,,,,,,",
      "table\n信息内容|甲|_|_\n行政处罚|_\n行政强制|_\n一、本年新收|_|_|_\n二、上年结转|_|_|1\n_|（七）总计|_|_\nline 四、情况\nline 无",
    ],
  }
  for (const [name, [text, blocks]] of Object.entries(cases)) {
    test(name, () => assert.equal(outline(text), blocks))
    test(`${name}, CRLF`, () => assert.equal(outline(text.replaceAll("\n", "\r\n")), blocks))
  }
  test("rows with all their figures blank", () => {
    const table = [
      "（说明）,,,申请人情况,,,",
      ",,,自然人,法人,其他,总计",
      "一、本年新收,,,,,,",
      "二、上年结转,,,,,,",
      "三、结果,（一）公开,,,,,",
      ",（七）总计,,,,,",
      "四、结转,,,,,,",
    ]
    const after =
      "四、政府信息公开行政复议情况,,,,,,\n行政复议,,,行政诉讼,,,\n甲,乙,丙,丁,戊,己,庚\n0,0,0,0,0,0,0"
    assert.match(
      outline(`三、收到情况,,,,,,\n${table.join("\n")}\n${after}`),
      /^line 三、收到情况\ntable\n(?:.*\n){7}line 四、政府信息公开行政复议情况\ntable\n(?:.*\n){2}0\|0\|0\|0\|0\|0\|0$/,
    )
  })
  test("one row with its figures blank", () => {
    assert.equal(
      outline("甲,1,2,3\n行政许可,,,\n（七）总计,,,\n四、结转,,,\n,,,\n四、情况,,,\n甲,乙,,"),
      "table\n甲|1|2|3\n行政许可|_|_|_\n（七）总计|_|_|_\n四、结转|_|_|_\nline 四、情况\nline 甲,乙,,",
    )
  })
})

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
      outline(sheet),
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
    assert.equal(outline("全年工作有序。,\u200b,\u2060,"), "line 全年工作有序。")
  })
  test("paragraphs stand where their words are", () => {
    const marked = `⟦一、总体情况⟧,,,\n"⟦第一段,说""公开""⟧\n ⟦次行。⟧ ",,\n ⟦标题⟧ ,,`
    const text = marked.replace(/[⟦⟧]/g, "")
    assert.equal(
      mark(
        text,
        read(text).map(({ span }) => span),
      ),
      marked,
    )
  })
  test("a heading stands where its words are", () => {
    const text = '"二、""三安全""情况",,'
    const [block] = read(text)
    assert.ok(block?.kind === "paragraph" && block.heading)
    assert.deepEqual(
      [
        slice(text, block.heading.ordinalSpan),
        slice(text, block.heading.title),
        block.heading.words,
      ],
      ["二、", '""三安全""情况', '"三安全"情况'],
    )
    const [last] = read('"二、情况""",,')
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
        outline(text),
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

suite("where the cells of a CSV table are", () => {
  const cases: Record<string, string> = {
    "plain cells": "⟦甲⟧,⟦1⟧, ⟦2⟧ ,⟦⟧ \n⟦乙⟧,⟦⟧,⟦⟧,⟦3⟧",
    "within quotes": '"⟦甲,乙⟧","⟦1⟧"," ⟦2⟧ ","⟦⟧"\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "doubled quotes": '"⟦""三""⟧",⟦1⟧,"⟦2""⟧",⟦3⟧\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "line breaks": '"\n⟦甲\n\n乙⟧\n",⟦1⟧,⟦2⟧,⟦3⟧\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "spacing after a quote": '"⟦甲⟧" ,"⟦1⟧" ,⟦2⟧,"⟦3⟧"\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "a quote within": '⟦甲"乙⟧,⟦1⟧,⟦2⟧,⟦3⟧\n⟦乙"⟧,⟦1⟧,⟦2⟧,⟦3⟧',
    "after a byte order mark": "\ufeff⟦甲⟧,⟦1⟧,⟦2⟧,⟦3⟧\n⟦乙⟧,⟦1⟧,⟦2⟧,⟦3⟧",
  }
  for (const [name, marked] of Object.entries(cases))
    test(name, () => {
      const text = marked.replace(/[⟦⟧]/g, "")
      const [table] = read(text)
      assert.ok(table?.kind === "table")
      assert.equal(
        mark(
          text,
          table.rows.flatMap(({ cells }) => cells.map(({ span }) => span)),
        ),
        marked,
      )
    })
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
          const [table] = read(text)
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
      const [table] = read(`甲,1,2,3\n${row}\n乙,1,2,3`)
      assert.ok(table?.kind === "table")
      assert.deepEqual(
        table.rows[1]?.cells.map(({ text }) => text),
        cells,
      )
    })
})

suite("hostile CSV takes time in proportion to its length", () => {
  const pieces = [
    ",",
    ",,,\n",
    '"',
    '",',
    '"\n',
    '",\n',
    '"a"a',
    '""',
    "a,b,c,d\n",
    "甲,,,\n",
    "一、,,,\n",
    "一、,,,\n,,,\n",
    "甲,1,2,3\n",
    '"甲\n",1,2,3\n',
    "甲,1,2,3\n,,,\n",
    "甲,1,2,3\n\n\n",
    '" ",',
    '"a" \n',
    "1,",
    "\n",
    "a,b,c,\n1,",
    "甲,1,2,3\n一、,,,\n",
    "- 5 -,,,\n",
    "甲,乙,丙,丁\n\n",
    "甲,乙,丙,丁\n,,,\n",
    "第一条,,,\n\n",
    "甲,\n",
  ]
  for (const piece of pieces)
    test(JSON.stringify(piece), () => {
      for (const start of ["", '"', "甲,1,2,3\n乙,1,2,3\n"]) {
        const text = start + piece.repeat(100_000 / piece.length)
        const began = performance.now()
        const isInside = ({ start, end }: Span) => start <= end && end <= text.length
        assert.ok(read(text).every(({ span }) => isInside(span)))
        assert.ok(performance.now() - began < 3_000, `${start}: ${performance.now() - began} ms`)
      }
    })
})

/** The tables and paragraphs of a text, read as parse() reads them. */
function read(text: string): readonly Block[] {
  const source = readSource(text)
  const blocks: Block[] = []
  for (let index = 0; index < source.lines.length; ) {
    const table = csv.read(source, index)
    const lone = table ? undefined : readCsvParagraphs(source, index)
    const line = source.lines[index] ?? assert.fail()
    if (table) blocks.push(table.table, ...(table.more ?? []))
    else if (lone) blocks.push(...lone.paragraphs)
    else if (slice(text, line).trim())
      blocks.push({ kind: "paragraph", span: line, text: slice(text, line).trim() })
    const next = table?.nextLine ?? lone?.nextLine ?? index + 1
    assert.ok(next > index)
    index = next
  }
  return blocks
}

function outline(text: string): string {
  return read(text)
    .map((block) =>
      block.kind === "table"
        ? [
            "table",
            ...block.rows.map(({ cells }) => cells.map(({ text }) => text || "_").join("|")),
          ].join("\n")
        : `line ${block.text}`,
    )
    .join("\n")
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, "")
}
