import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { readHtmlDocument, readHtmlLine } from "../../server/core/syntax/html/document.ts"
import { printHtmlTable } from "../../server/core/syntax/html/print.ts"
import { html } from "../../server/core/syntax/tables/html.ts"
import { readSource } from "../../server/core/syntax/tables/layout.ts"
import type { Block, Cell, Table } from "../../server/core/syntax/tree.ts"
import { type Span, slice } from "../../server/core/text/span.ts"
import { mark } from "../support/marks.ts"

suite("an HTML table in plain text", () => {
  const cases: Record<string, readonly [text: string, rows: string]> = {
    "cells and header cells": [
      "<table><tr><th>甲</th><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table>",
      "甲|1\n乙|2",
    ],
    "a line an element": [
      "<table>\n<tr>\n  <td>\n    甲\n  </td>\n  <td>1</td>\n</tr>\n</table>",
      "甲|1",
    ],
    "row groups": [
      "<table><thead><tr><th>甲<th>乙</thead><tbody><tr><td>1<td>2</tbody></table>",
      "甲|乙\n1|2",
    ],
    "columns spanned": ["<table><tr><td colspan=3>甲</td><td>1</td></tr></table>", "甲|*|*|1"],
    "rows spanned": [
      "<table><tr><td rowspan='2'>甲<td>乙<td>1<tr><td>丙<td>2</table>",
      "甲|乙|1\n*|丙|2",
    ],
    "columns and rows spanned": [
      '<table><tr><td colspan="2" rowspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td></tr></table>',
      "甲|*|1\n*|*|2\n3",
    ],
    "rows spanned at the end of a row": [
      "<table><tr><td>甲<td rowspan=2>乙<tr><td>丙<tr><td>丁</table>",
      "甲|乙\n丙|*\n丁",
    ],
    "rows spanned to the end of a row group": [
      "<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3<tbody><tr><td>4</table>",
      "甲|1\n*|2\n*|3\n4",
    ],
    "a span does not reach into the next row group": [
      "<table><thead><tr><td rowspan=5>甲<td>1<tbody><tr><td>2</table>",
      "甲|1\n2",
    ],
    "spans that disagree": [
      "<table><tr><td colspan=3>甲<td>1<tr><td colspan=2>乙<td>2<td>3<td>4</table>",
      "甲|*|*|1\n乙|*|2|3|4",
    ],
    "spans that are no numbers": [
      "<table><tr><td colspan=x rowspan=-1>甲<td colspan=0>1<td colspan=''>2</table>",
      "甲|1|2",
    ],
    "empty cells in place of a span": [
      "<table><tr><td></td><td>&nbsp;</td><td>商业企业</td></tr></table>",
      "_|_|商业企业",
    ],
    "no end tags": ["<table><tr><td>1<td>2<tr><td>3<td>4</table>", "1|2\n3|4"],
    "no row tags": ["<table><td>1<td>2</table>", "1|2"],
    "a row without cells": ["<table><tr></tr><tr><td>1<td>2</tr></table>", "1|2"],
    "capital letters and attributes": [
      "<TABLE border=1 style='a>b'><TR height=20><TD ColSpan=2 class=x>甲</TD><TD>1</TD></TR></TABLE>",
      "甲|*|1",
    ],
    "tags within a cell": [
      "<table><tr><td><p><span><strong>规</strong>章</span></p></td><td><p>1</p></td></tr></table>",
      "规章|1",
    ],
    "a line break within Chinese text": [
      "<table><tr><td>商业<br/>企业<td>结果<p>维持</p><td>商\n业<td>A<br>B</table>",
      "商业企业|结果维持|商业|A B",
    ],
    "a space that is written": [
      "<table><tr><td>结果 维持<td>1&nbsp;6<td>a\n  b</table>",
      "结果 维持|1\u00a06|a b",
    ],
    entities: [
      "<table><tr><td>&lt;甲&gt;&amp;<td>&#49;&#x32;<td>&ldquo;三安全&rdquo;<td>&bogus;</table>",
      "<甲>&|12|“三安全”|&bogus;",
    ],
    "an entity of two UTF-16 units": ["<table><tr><td>&#x20BB7;1<td>2</table>", "\u{20bb7}1|2"],
    comments: ["<table><!-- <tr><td>0 --><tr><td>甲<!-- </td> -->乙<td>1</table>", "甲乙|1"],
    "Word's own elements": [
      "<table><tr><td><p><o:p>&nbsp;</o:p></p><td><p>1<o:p></o:p></p></table>",
      "_|1",
    ],
    "a self-closing cell": ["<table><tr><td/><td>1</td></tr></table>", "_|1"],
    "tags before and after": ["<div><center><table><tr><td>甲<td>1</table></center></div>", "甲|1"],
    "another table on the line on which it ends": [
      "<table><tr><td>甲<td>1</table> <table><tr><td>乙<td>2</table>",
      "甲|1\n乙|2",
    ],
    "a table around it on the line": [
      "<table><tr><td><table><tr><td>甲<td>1</table></td></tr></table>",
      "甲|1",
    ],
    "no end tag of the table": ["<table><tr><td>甲<td>1", "甲|1"],
  }
  for (const [name, [text, rows]] of Object.entries(cases))
    test(name, () => assert.equal(outline(readAll(text)), `table\n${rows}`))

  test("what is around a table stays outside it", () => {
    const text =
      "三、情况\n\n  <table>\n<tr><td>甲<td>1</tr>\n\n<tr><td>乙<td>2</tr>\n</table>\n\n四、情况"
    assert.equal(outline(readAll(text)), "line 三、情况\ntable\n甲|1\n乙|2\nline 四、情况")
  })
  test("without its end tag it ends at the text after its last cell", () => {
    for (const end of ["", "</td>", "</td></tr>"])
      for (const text of [
        "\n\n四、情况\n",
        "\n四、情况\n",
        "\n## 四、情况\n",
        "\n\n\n四、情况\n\n说明<br>。\n",
      ])
        assert.match(
          outline(readAll(`<table><tr><td>甲<td>1${end}${text}<table><tr><td>乙<td>2</table>`)),
          /^table\n甲\|1\nline (?:## )?四、情况\n(?:line 说明<br>。\n)?table\n乙\|2$/,
          end + text,
        )
  })
  test("a row's label that looks like a heading does not end it", () => {
    const text =
      "<table><tr><td>\n\n一、新收\n\n</td><td>1</td></tr>\n\n<tr><td>\n二、结转\n<td>2</table>"
    assert.equal(outline(readAll(text)), "table\n一、新收|1\n二、结转|2")
  })
  test("a table around tables is not one", () => {
    const text = "<table><tr><td>\n<table>\n<tr><td>甲<td>1</table>\n</td></tr></table>"
    assert.match(outline(readAll(text)), /^line <table><tr><td>\ntable\n甲\|1\n/)
  })
  test("text that only mentions a table is none", () => {
    for (const text of [
      "见 <table>",
      "<tablet>",
      "a < table",
      "<table",
      "<table></table>",
      "<table>\n\n正文",
      "<table><tr></tr></table>",
    ])
      assert.doesNotMatch(outline(readAll(text)), /^table/m, text)
  })
  for (const lineEnding of ["\r\n", "\r"])
    test(`line endings ${JSON.stringify(lineEnding)}`, () => {
      const text = [
        "<table>",
        "<tr><td>商业",
        "企业</td><td>",
        "1</td></tr>",
        "</table>",
        "尾",
      ].join(lineEnding)
      assert.equal(outline(readAll(text)), "table\n商业企业|1\nline 尾")
    })
})

suite("where the cells of an HTML table are", () => {
  const cases: Record<string, string> = {
    "the words without the tags around them":
      "<table><tr><td><p> ⟦甲 乙⟧ </p></td><td><b>⟦1⟧</b></td></tr></table>",
    "tags within the words": "<table><tr><td>⟦三、<b>结</b>果⟧</td><td>⟦1<br/>2⟧</td></tr></table>",
    "spacing written as entities":
      "<table><tr><td>&nbsp;⟦5⟧&nbsp;<td>&#12288;⟦甲&nbsp;乙⟧\u3000</table>",
    "an entity at the ends": "<table><tr><td>⟦&lt;甲&gt;⟧<td>⟦&#49;⟧</table>",
    "a blank cell: within the tags":
      "<table><tr><td>⟦⟧</td><td>⟦⟧  </td><td><p>⟦⟧</p></td><td>1</table>".replace("1", "⟦1⟧"),
    "a blank cell: before the spacing that keeps it open":
      "<table><tr><td><p>\n<span>⟦⟧&nbsp;</span></p></td><td><p>⟦⟧\u00a0</p></td><td><p>⟦⟧<br/></p></td></tr></table>",
    "a blank cell: in the innermost element":
      "<table><tr><td>\n<p><span>⟦⟧</span></p><p></p></td><td><img><i>⟦⟧</i></table>",
  }
  for (const [name, marked] of Object.entries(cases))
    test(name, () => {
      const text = marked.replace(/[⟦⟧]/g, "")
      const cells = tableOf(readAll(text)).rows.flatMap((row) => row.cells)
      assert.equal(
        mark(
          text,
          cells.filter(({ isCovered }) => !isCovered).map(({ span }) => span),
        ),
        marked,
      )
    })
  const rows: Record<string, string> = {
    "with end tags": "<table>\n⟦<tr class=a><td>1</td></tr>⟧\n⟦<tr><td>2</td></tr>⟧\n</table>",
    "without end tags": "<table>\n⟦<tr><td>1\n  <td>2⟧\n⟦<tr><td>3⟧\n</table>",
    "without a tag": "<table>⟦<td>1⟧ </table>",
    "at the end of the text": "<table>⟦<tr><td>1<td>2⟧ ",
  }
  for (const [name, marked] of Object.entries(rows))
    test(`rows ${name}`, () => {
      const text = marked.replace(/[⟦⟧]/g, "")
      assert.equal(
        mark(
          text,
          tableOf(readAll(text)).rows.map(({ span }) => span),
        ),
        marked,
      )
    })
  test("covered cells are between the cells, where a cell may be written", () => {
    const text =
      "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td><td>1</td></tr><tr><td>2</td></tr></table>"
    const covered = tableOf(readAll(text)).rows.flatMap(({ cells }) => cells.filter(isCovered))
    assert.equal(
      mark(
        text,
        covered.map(({ span }) => span),
      ),
      "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td>⟦⟧<td>1</td></tr><tr>⟦⟧<td>2</td></tr></table>",
    )
  })
  test("the table is what its tags enclose", () => {
    const text = "<p>⟦<table a=1><tr><td>1<td>2</table>⟧</p>"
    assert.equal(
      mark(text.replace(/[⟦⟧]/g, ""), [tableOf(readAll(text.replace(/[⟦⟧]/g, ""))).span]),
      text,
    )
  })
})

suite("an HTML document", () => {
  const cases: Record<string, readonly [text: string, blocks: string]> = {
    "a saved page": [
      "<!DOCTYPE html>\n<html><head><title>首页</title><style>p{}</style><script>if(a<b)'<p>'</script></head>\n<body><noscript>x</noscript><h1>年度报告</h1>\n<div>一、<b>总体</b>情况</div><p>正&nbsp;文，<br/>次行。</p>\n</body></html>",
      "line 年度报告\nline 一、总体情况\nline 正\u00a0文，\nline 次行。",
    ],
    "a part of a page": ["<div><p>甲</p>\n<p>乙<p>丙</div>", "line 甲\nline 乙\nline 丙"],
    "its tables": [
      "<p>二、情况</p><table><tr><td>甲<td>1</table><p>三、情况</p>",
      "line 二、情况\ntable\n甲|1\nline 三、情况",
    ],
    "tables that lay out the page": [
      "<table><tr><td>菜单</td><td><p>二、情况</p><table><tr><td>甲<td>1</table><p>三、情况</p></table>",
      "line 菜单\nline 二、情况\ntable\n甲|1\nline 三、情况",
    ],
    "a table of one cell": [
      "<table><tr><td><p>一、情况</p><p>正文。</p></table>",
      "line 一、情况\nline 正文。",
    ],
    "a cell with the whole text": [
      `<table><tr><td>菜单<td><p>一、情况</p>${"字".repeat(400)}</table>`,
      `line 菜单\nline 一、情况\nline ${"字".repeat(400)}`,
    ],
    "a caption": [
      "<table><caption>二、情况</caption><tr><td>甲<td>1</table>",
      "line 二、情况\ntable\n甲|1",
    ],
    "text astray in a table": [
      "<table><tr><td>甲<td>1</tr>三、情况<tr><td>乙<td>2</table>",
      "table\n甲|1\n乙|2\nline 三、情况",
    ],
    "a table without its end tag": [
      "<table><tr><td>甲<td>1</tr><h2>三、情况</h2><table><tr><td>乙<td>2</table>",
      "table\n甲|1\nline 三、情况\ntable\n乙|2",
    ],
    "lines of preformatted text": [
      "<html><pre>一、情况\n正文。</pre>",
      "line 一、情况\nline 正文。",
    ],
    "a byte order mark and a comment": [
      "\ufeff<!-- saved from url -->\n<html><p>甲</html>",
      "line 甲",
    ],
    nothing: ["<html></html>", ""],
  }
  for (const [name, [text, blocks]] of Object.entries(cases))
    test(name, () =>
      assert.equal(outline(readHtmlDocument(text) ?? assert.fail("no document")), blocks),
    )

  test("plain text and Markdown are none, whatever HTML they have in them", () => {
    for (const text of [
      "",
      "一、总体情况",
      "甲<p>乙</p>",
      "<b>标题</b>\n正文",
      "<b>标题</b>",
      "<div>标题</div>\n\n一、总体情况\n\n<table><tr><td>甲<td>1</table>",
      "<table><tr><td>甲<td>1</table>\n三、情况\n<table><tr><td>乙<td>2</table>",
      "<div>\n\n# 标题\n\n| 甲 | 1 |\n\n</div>",
      "<https://a.b>",
      "<div>标题",
      "<!-- a",
      "< p>",
    ])
      assert.equal(readHtmlDocument(text), undefined, text)
  })
  test("headings stand where their words are, through tags and entities", () => {
    const marked = "<html><p>⟦<b>一</b>、⟧<i>⟦总体&nbsp;<u>情&#20917;⟧</u></i>&nbsp;</p></html>"
    const text = marked.replace(/[⟦⟧]/g, "")
    const [block] = readHtmlDocument(text) ?? []
    assert.ok(block?.kind === "paragraph" && block.heading)
    const { ordinalSpan, title, ordinal, words, level, marker } = block.heading
    // The ordinal starts within its tags.
    assert.equal(slice(text, ordinalSpan), "一</b>、")
    assert.equal(slice(text, title), "总体&nbsp;<u>情&#20917;")
    assert.deepEqual(
      [ordinal?.value, words, level, marker.end - marker.start],
      [1, "总体\u00a0情况", 0, 0],
    )
    assert.equal(slice(text, block.span), "一</b>、<i>总体&nbsp;<u>情&#20917;")
  })
  test("a line with tags within plain text", () => {
    const read = (line: string) => readHtmlLine(line, { start: 0, end: line.length })
    assert.equal(outline(read("<center><b>三、情况</b></center>") ?? []), "line 三、情况")
    assert.deepEqual(read("</td></tr></table>"), [])
    assert.equal(read("三、<b>情况</b>"), undefined)
  })
})

suite("a table is written as HTML", () => {
  test("a row a line; what has a meaning in HTML is escaped", () => {
    const text = printHtmlTable([
      [{ text: "<甲> & 乙", columns: 2 }, { text: "1" }],
      [{ text: "丙", rows: 2 }],
    ])
    assert.equal(
      text,
      '<table>\n<tr><td colspan="2">&lt;甲&gt; &amp; 乙</td><td>1</td></tr>\n<tr><td rowspan="2">丙</td></tr>\n</table>',
    )
    assert.equal(outline(readAll(text)), "table\n<甲> & 乙|*|1\n丙")
  })
})

suite("hostile HTML takes time in proportion to its length", () => {
  const repeated = [
    "<table>",
    "<table>\n",
    "<table\n",
    "<table><!--\n",
    "<table><script>\n",
    "<table><td><!--\n",
    "<table><td>\n",
    "<table><td>\n\n",
    '<table><tr><td a="\n',
    "<td>",
    "<tr>",
    "<tr><td colspan=1000 rowspan=65534>",
    "<div>",
    "<p>",
    "<b>",
    "<b><p>",
    "</div>",
    "</table>\n",
    "&nbsp;",
    "&",
    "&#",
    "<",
    "<!",
    "<a\n",
    "<table></table>\n",
    "<table><tr><td>1<td>2</table>",
    "<table><tr><td>1<td>2</table>\n",
    "\n\n",
    "一、\n",
    "<table><caption>甲</caption>",
    "<pre>\n",
    "<noscript>",
    "<br>",
    "<table><tr><td><p>甲",
    "<td>1<table>",
    "</a\n",
    "<table><tr a='\n",
  ]
  const LENGTH = 100_000
  const SLOWEST = 3_000
  for (const piece of repeated)
    test(JSON.stringify(piece), () => {
      for (const start of ["", "<table><tr>", "<html>"]) {
        const text = start + piece.repeat(LENGTH / piece.length)
        const began = performance.now()
        assertInside(text, readAll(text))
        assertInside(text, readHtmlDocument(text) ?? [])
        assert.ok(performance.now() - began < SLOWEST, `${start}: ${performance.now() - began} ms`)
      }
    })
  test("a table of very many rows", () => {
    const text = `<table>${"<tr><td>1".repeat(300_000)}`
    assert.equal(tableOf(readAll(text)).rows.length, 300_000)
  })
  test("every beginning of a page is read", () => {
    const text =
      "<!DOCTYPE html><html><!-- a --><body class=\"a\"><table border=1><tr><td colspan='2'>甲&nbsp;<b>乙</b></td><td>1</table><script>1</script></html>"
    for (let length = 0; length <= text.length; length++) {
      const beginning = text.slice(0, length)
      assertInside(beginning, readAll(beginning))
      assertInside(beginning, readHtmlDocument(beginning) ?? [])
    }
  })
})

/** The tables that the layout reads and the lines between them. */
function readAll(text: string): readonly Block[] {
  const source = readSource(text)
  const blocks: Block[] = []
  for (let index = 0; index < source.lines.length; ) {
    const read = html.read(source, index)
    const line = source.lines[index] ?? assert.fail()
    if (read) blocks.push(read.table)
    else if (slice(text, line).trim())
      blocks.push({ kind: "paragraph", span: line, text: slice(text, line) })
    assert.ok(!read || read.nextLine > index)
    index = read?.nextLine ?? index + 1
  }
  return blocks
}

function tableOf(blocks: readonly Block[]): Table {
  const table = blocks.find(({ kind }) => kind === "table")
  assert.ok(table?.kind === "table")
  return table
}

function outline(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === "table"
        ? ["table", ...block.rows.map(({ cells }) => cells.map(print).join("|"))].join("\n")
        : `line ${block.text}`,
    )
    .join("\n")
}

function print(cell: Cell): string {
  return isCovered(cell) ? "*" : cell.text || "_"
}

function isCovered(cell: Cell): boolean {
  return cell.isCovered === true
}

function assertInside(text: string, blocks: readonly Block[]): void {
  const isInside = ({ start, end }: Span) => 0 <= start && start <= end && end <= text.length
  for (const block of blocks) {
    assert.ok(isInside(block.span))
    if (block.kind === "table")
      for (const { span, cells } of block.rows) {
        assert.ok(isInside(span))
        for (const cell of cells) assert.ok(isInside(cell.span))
      }
  }
}
