import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { readHtmlDocument } from "../../server/core/syntax/html/document.ts"
import { leastTime } from "../support/time.ts"
import { assertInside, tableOf } from "./outline.ts"
import { readHtml } from "./read-html.ts"

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
        const read = (text: string) => {
          assertInside(text, readHtml(text))
          assertInside(text, readHtmlDocument(text) ?? [])
        }
        const time = leastTime(1, () => text, read)
        assert.ok(time < SLOWEST, `${start}: ${time} ms`)
      }
    })
  test("a table of very many rows", () => {
    const text = `<table>${"<tr><td>1".repeat(300_000)}`
    assert.equal(tableOf(readHtml(text)).rows.length, 300_000)
  })
  test("every beginning of a page is read", () => {
    const text =
      "<!DOCTYPE html><html><!-- a --><body class=\"a\"><table border=1><tr><td colspan='2'>甲&nbsp;<b>乙</b></td><td>1</table><script>1</script></html>"
    for (let length = 0; length <= text.length; length++) {
      const beginning = text.slice(0, length)
      assertInside(beginning, readHtml(beginning))
      assertInside(beginning, readHtmlDocument(beginning) ?? [])
    }
  })
})
