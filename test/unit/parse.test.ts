import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { mark } from "../../scripts/marks.ts"
import { parse } from "../../server/core/syntax/parse.ts"
import { writeRow } from "../../server/core/syntax/tables/layout.ts"
import { tabCells } from "../../server/core/syntax/tables/tab-cells.ts"
import { tabRows } from "../../server/core/syntax/tables/tab-rows.ts"
import { slice } from "../../server/core/text/span.ts"

suite("tab rows", () => {
  test("a row a line, empty cells kept", () => {
    assert.equal(
      outline("\t\t商业企业\t科研机构\n一、新收\t\t5\t1\t\n\t1. 属于国家秘密\t0\t0"),
      "tab-rows\n  _|_|商业企业|科研机构\n  一、新收|_|5|1|_\n  _|1. 属于国家秘密|0|0",
    )
  })
  test("a caption without tabs between rows is a row of one cell", () => {
    assert.equal(
      outline("规章\t0\t0\t0\n第二十条第（五）项\n信息内容\t本年处理决定数量"),
      "tab-rows\n  规章|0|0|0\n  第二十条第（五）项\n  信息内容|本年处理决定数量",
    )
  })
  test("a heading or a sentence between rows ends the table", () => {
    for (const line of [
      "四、政府信息公开行政复议、行政诉讼情况",
      "## 四、情况",
      "这是一句话。",
      "",
    ])
      assert.equal(
        outline(`规章\t0\n${line}\n结果维持\t0`).match(/tab-rows/g)?.length,
        2,
        JSON.stringify(line),
      )
  })
  test("rows that begin with 一、二、 are not headings", () => {
    const { blocks } = parse("一、本年新收政府信息公开申请数量\t\t5\n二、上年结转\t\t0")
    assert.deepEqual(
      blocks.map(({ kind }) => kind),
      ["table"],
    )
  })
  test("a line that a tab only indents is a paragraph", () => {
    assert.equal(outline("\t本街道认真落实各项要求。"), "paragraph 本街道认真落实各项要求。")
  })
  test("a blank line splits a table", () => {
    assert.equal(outline("甲\t1\n\n乙\t2"), "tab-rows\n  甲|1\ntab-rows\n  乙|2")
  })
  for (const [name, lineEnding] of Object.entries({ CRLF: "\r\n", CR: "\r" }))
    test(`${name} ends a row, and is no part of a cell`, () => {
      assert.equal(outline(`甲\t1\t${lineEnding}乙\t2`), "tab-rows\n  甲|1|_\n  乙|2")
    })
  test("a cell's span is its content without spacing; a blank cell's is where a figure would go", () => {
    assert.equal(marked("甲 \t \u00a05\u00a0\t \t"), "⟦甲⟧ \t \u00a0⟦5⟧\u00a0\t⟦⟧ \t⟦⟧")
  })
})

suite("one cell a line", () => {
  test("a cell a line, a blank line between rows", () => {
    assert.equal(
      outline("\t规章\n\t0\n\t0\n\n\t行政规范性文件\n\t1"),
      "tab-cells\n  规章|0|0\n  行政规范性文件|1",
    )
  })
  test("a tab, or a tab and NBSP, is an empty cell", () => {
    assert.equal(outline("\t\n\t\u00a0\n\t\u00a00\n\t0\u00a0"), "tab-cells\n  _|_|0|0")
  })
  test("a line without a tab continues the label above", () => {
    assert.equal(
      outline("\t商业\n企业\n\t科研\n机构\n\t其他\n\t总计"),
      "tab-cells\n  商业/企业|科研/机构|其他|总计",
    )
  })
  test("several blank lines between rows are as one", () => {
    assert.equal(outline("\t甲\n\t1\n\n \n\n\t乙\n\t2"), "tab-cells\n  甲|1\n  乙|2")
  })
  test("what follows a figure is not its continuation", () => {
    assert.equal(
      outline("\t甲\n\t1\n\t2\n\t3\n五、存在的主要问题及改进情况"),
      "tab-cells\n  甲|1|2|3\nparagraph 五、存在的主要问题及改进情况",
    )
  })
  test("a heading after blank lines is not a continuation", () => {
    assert.equal(
      outline("\t甲\n\t乙\n\t丙\n\t丁\n\n\n3、 收到和处理政府信息公开申请情况"),
      "tab-cells\n  甲|乙|丙|丁\nparagraph 3、 收到和处理政府信息公开申请情况",
    )
  })
  test("paragraphs indented by a tab are no table", () => {
    for (const text of ["\t一\n\t二\n\t三", "\t甲。\n\t乙。\n\t丙。\n\t丁。"])
      assert.doesNotMatch(outline(text), /tab-cells/)
  })
  test("a cell's span is its content without spacing", () => {
    assert.equal(
      marked("\t商业\n企业 \n\t\u00a00\n\t \n\t"),
      "\t⟦商业\n企业⟧ \n\t\u00a0⟦0⟧\n\t⟦⟧ \n\t⟦⟧",
    )
  })
})

suite("a row written in a layout reads as the same cells", () => {
  const rows = [
    ["甲", "1", "2", "3"],
    ["", "甲", "", "1", "2"],
    ["", "", "甲", "1", "", ""],
    ["甲", "", "", ""],
  ]
  for (const layout of [tabRows, tabCells])
    for (const lineEnding of ["\n", "\r\n"])
      for (const cells of rows)
        test(`${layout.id}, ${JSON.stringify(lineEnding)}: ${cells.join("|")}`, () => {
          const [block] = parse(writeRow(layout.writer ?? assert.fail(), cells, lineEnding)).blocks
          assert.ok(block?.kind === "table")
          assert.equal(block.layout, layout.id)
          assert.deepEqual(
            block.rows.map((row) => row.cells.map(({ text }) => text)),
            [cells],
          )
        })
})

suite("headings", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["一、总体情况", "0 chinese 1 “总体情况”"],
    ["2、 主动公开政府信息情况", "0 arabic 2 “主动公开政府信息情况”"],
    ["（一）主动公开", "0 parenthesised 1 “主动公开”"],
    ["总体情况", "0 – “总体情况”"],
    ["## 二、主动公开政府信息情况", "2 chinese 2 “主动公开政府信息情况”"],
    ["####六、其他需要报告的事项 ####", "4 chinese 6 “其他需要报告的事项”"],
    ["**一、总体情况**", "0 chinese 1 “总体情况”"],
    ["## **一、总体情况**", "2 chinese 1 “总体情况”"],
    ["　　三、收到和处理政府信息公开申请情况　", "0 chinese 3 “收到和处理政府信息公开申请情况”"],
    ["听松路办事处", "0 – “听松路办事处”"],
    ["一、总体情况。", "0 chinese 1 “总体情况。”"],
  ]
  for (const [line, expected] of cases)
    test(line, () => {
      const [block] = parse(line).blocks
      assert.ok(block?.kind === "paragraph" && block.heading)
      const { level, marker, ordinal, ordinalSpan, title } = block.heading
      const number = ordinal ? `${ordinal.style} ${ordinal.value}` : "–"
      assert.equal(`${level} ${number} “${slice(line, title)}”`, expected)
      assert.equal(slice(line, marker), "#".repeat(level))
      assert.ok(marker.end <= ordinalSpan.start && ordinalSpan.end <= title.start)
    })
  for (const line of [
    "本街道认真落实各项要求。",
    "一是字太小；二是栏目太多；",
    "总体情况如下，",
    "总体情况如下,",
    "（一）主动公开；",
    "（二）依申请公开;",
    "一、总体情况。全年主动公开信息三条",
    "一、总体情况；二、主动公开政府信息情况",
    "一、总体情况……3",
    "字".repeat(81),
    "##",
  ])
    test(`not a heading: ${line.slice(0, 20)}`, () => {
      const [block] = parse(line).blocks
      assert.ok(block?.kind === "paragraph")
      assert.equal(block.heading, undefined)
    })
})

suite("a text", () => {
  test("without anything has no blocks", () => {
    for (const text of ["", "\ufeff", "\n\n", " \r\n\u00a0\n\u3000"])
      assert.deepEqual(parse(text).blocks, [])
  })
  test("keeps a folded title as two paragraphs", () => {
    assert.equal(
      outline("听松路办事处\n2023年政府信息公开年度报告"),
      "paragraph 听松路办事处\nparagraph 2023年政府信息公开年度报告",
    )
  })
  test("has blocks in order, which do not overlap", () => {
    const { text, blocks } = parse("标题\n\n甲\t1\n乙\t2\n段落\n\n\t甲\n\t1\n\t2\n\t3\n")
    assert.equal(
      mark(
        text,
        blocks.map(({ span }) => span),
      ),
      "⟦标题⟧\n\n⟦甲\t1\n乙\t2⟧\n⟦段落⟧\n\n⟦\t甲\n\t1\n\t2\n\t3⟧\n",
    )
  })
})

/** The blocks of a text, a line each, the cells of a table's rows between “|”, blank ones as “_”. */
function outline(text: string): string {
  const report = parse(text)
  return report.blocks
    .map((block) => {
      if (block.kind === "paragraph") return `paragraph ${slice(text, block.span)}`
      const rows = block.rows.map(({ cells }) =>
        cells.map((cell) => cell.text.replaceAll("\n", "/") || "_").join("|"),
      )
      return [block.layout, ...rows.map((row) => `  ${row}`)].join("\n")
    })
    .join("\n")
}

function marked(text: string): string {
  const cells = parse(text).blocks.flatMap((block) =>
    block.kind === "table" ? block.rows.flatMap(({ cells }) => cells) : [],
  )
  return mark(
    text,
    cells.map(({ span }) => span),
  )
}
