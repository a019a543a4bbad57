import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { readHtmlDocument, readHtmlLine } from "../../server/core/syntax/html/document.ts"
import { printHtmlTable } from "../../server/core/syntax/html/print.ts"
import { slice } from "../../server/core/text/span.ts"
import { outline } from "./outline.ts"
import { readHtml } from "./read-html.ts"

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
    assert.equal(outline(readHtml(text)), "table\n<甲> & 乙|*|1\n丙")
  })
})
