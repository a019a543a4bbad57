import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { outline } from "./outline.ts"
import { readHtml } from "./read-html.ts"

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
    test(name, () => assert.equal(outline(readHtml(text)), `table\n${rows}`))

  test("what is around a table stays outside it", () => {
    const text =
      "三、情况\n\n  <table>\n<tr><td>甲<td>1</tr>\n\n<tr><td>乙<td>2</tr>\n</table>\n\n四、情况"
    assert.equal(outline(readHtml(text)), "line 三、情况\ntable\n甲|1\n乙|2\nline 四、情况")
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
          outline(readHtml(`<table><tr><td>甲<td>1${end}${text}<table><tr><td>乙<td>2</table>`)),
          /^table\n甲\|1\nline (?:## )?四、情况\n(?:line 说明<br>。\n)?table\n乙\|2$/,
          end + text,
        )
  })
  test("a row's label that looks like a heading does not end it", () => {
    const text =
      "<table><tr><td>\n\n一、新收\n\n</td><td>1</td></tr>\n\n<tr><td>\n二、结转\n<td>2</table>"
    assert.equal(outline(readHtml(text)), "table\n一、新收|1\n二、结转|2")
  })
  test("a table around tables is not one", () => {
    const text = "<table><tr><td>\n<table>\n<tr><td>甲<td>1</table>\n</td></tr></table>"
    assert.match(outline(readHtml(text)), /^line <table><tr><td>\ntable\n甲\|1\n/)
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
      assert.doesNotMatch(outline(readHtml(text)), /^table/m, text)
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
      assert.equal(outline(readHtml(text)), "table\n商业企业|1\nline 尾")
    })
})
