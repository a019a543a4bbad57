import { suite, test } from "node:test"
import type { Cell } from "../../server/core/syntax/tree.ts"
import { assertMarked, tableOf } from "./outline.ts"
import { readHtml } from "./read-html.ts"

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
    test(name, () =>
      assertMarked(marked, (text) => cellsOf(text).filter(({ isCovered }) => !isCovered)),
    )
  const rows: Record<string, string> = {
    "with end tags": "<table>\n⟦<tr class=a><td>1</td></tr>⟧\n⟦<tr><td>2</td></tr>⟧\n</table>",
    "without end tags": "<table>\n⟦<tr><td>1\n  <td>2⟧\n⟦<tr><td>3⟧\n</table>",
    "without a tag": "<table>⟦<td>1⟧ </table>",
    "at the end of the text": "<table>⟦<tr><td>1<td>2⟧ ",
  }
  for (const [name, marked] of Object.entries(rows))
    test(`rows ${name}`, () => assertMarked(marked, (text) => tableOf(readHtml(text)).rows))
  test("covered cells are between the cells, where a cell may be written", () => {
    const marked =
      "<table><tr><td rowspan=2>甲</td><td colspan=2>乙</td>⟦⟧<td>1</td></tr><tr>⟦⟧<td>2</td></tr></table>"
    assertMarked(marked, (text) => cellsOf(text).filter(({ isCovered }) => isCovered))
  })
  test("the table is what its tags enclose", () => {
    const marked = "<p>⟦<table a=1><tr><td>1<td>2</table>⟧</p>"
    assertMarked(marked, (text) => [tableOf(readHtml(text))])
  })
})

function cellsOf(text: string): readonly Cell[] {
  return tableOf(readHtml(text)).rows.flatMap(({ cells }) => cells)
}
