import { EndOfLine } from "vscode"
import { closeAll, place, read, saveWithActions, type } from "./editor.ts"
import { equal } from "./expect.ts"
import { test } from "./harness.ts"
import { errorsAre, openReport, patch, reportText } from "./report.ts"

const figures = "0\t0\t0\t0\t0\t0\t0\t"
const kind = "source.fixAll.reportLint"

for (const eol of ["\n", "\r\n"]) {
  const name = eol === "\n" ? "LF" : "CRLF"

  test(`saving with fixes realigns rows and keeps figures and line ends (${name})`, async () => {
    const withEol = (text: string) => text.replaceAll("\n", eol)
    const before = await reportText()
    const editor = await openReport("年报.txt", withEol(before))
    const { document } = editor
    equal(document.eol, eol === "\n" ? EndOfLine.LF : EndOfLine.CRLF)
    await type(editor, "，收入仍为零", place(document, "收入为零⟦⟧。"))
    await saveWithActions(editor, kind)
    const saved = await read(document.uri)
    equal(saved, withEol(aligned(patch(before, "收入为零", "收入为零，收入仍为零"))), "The file")
    await saveWithActions(editor, kind)
    equal(await read(document.uri), saved, "The file saved again")
    await closeAll()
  })
}

test("saving with fixes leaves a wrong total as it is", async () => {
  const wrong = patch(await reportText(), `予以公开\t${figures}`, "予以公开\t0\t0\t0\t0\t0\t0\t5\t")
  const editor = await openReport("年报.txt", wrong)
  await errorsAre(editor.document, "row-total", "column-total")
  await saveWithActions(editor, kind)
  equal(await read(editor.document.uri), aligned(wrong), "The file")
  await closeAll()
})

function aligned(text: string): string {
  const other = patch(text, `\n3. 其他\t\t${figures}\n`, `\n\t\t3. 其他\t${figures.trimEnd()}\n`)
  return patch(other, `\n(七) 总计\t\t${figures}`, `\n\t(七) 总计\t${figures}`)
}
