import { languages, Range, workspace } from "vscode"
import {
  closeAll,
  codeActions,
  diagnosticsOf,
  openNew,
  openText,
  place,
  read,
  saveWithActions,
  type,
  until,
} from "./editor.ts"
import { equal } from "./expect.ts"
import { test } from "./harness.ts"
import { isError, linted, openReport, reportText, rulesOf } from "./report.ts"

test("a file with the name of a report is in the reports' language", async () => {
  const { document } = await openReport("某街道2024年政府信息公开工作年度报告.txt")
  equal(document.languageId, "disclosure-report")
  await closeAll()
})

test("a text file with another name is linted as a report by its content", async () => {
  const { document } = await openReport("年报.txt")
  equal(document.languageId, "plaintext")
  await closeAll()
})

test("a report not yet saved is linted", async () => {
  const { document } = await openText(await reportText())
  await linted(document)
  await closeAll()
})

test("a Markdown report is linted", async () => {
  const { document } = await openNew("年报.md", await read("000.txt"))
  equal(document.languageId, "markdown")
  const all = await diagnosticsOf(document, (all) => all.length > 0)
  equal(rulesOf(all), [
    "overview-aspects",
    "heading-level",
    "displaced-row",
    "displaced-row",
    "fee-statement",
  ])
  equal(all.some(isError), false, "That there are errors")
  await closeAll()
})

test("a report in GB 18030 loses no character, neither of those it has nor of those typed", async () => {
  const rare = "镕𠮷㐂"
  const text = `${await reportText()}${rare}`
  const bytes = await workspace.encode(text, { encoding: "gb18030" })
  const editor = await openNew("某街道2024年政府信息公开工作年度报告.txt", bytes)
  const { document } = editor
  await until(
    () => document.getText() === text,
    () => `Opened in ${document.encoding} as\n${document.getText()}`,
  )
  const end = document.positionAt(text.length)
  await type(editor, rare, new Range(end, end))
  await saveWithActions(editor)
  const stored = await workspace.fs.readFile(document.uri)
  equal(new TextDecoder("gb18030").decode(stored), `${text}${rare}`)
  await closeAll()
})

test("a text that is not a report gets nothing", async () => {
  const { document } = await openNew(
    "购物.txt",
    "购物清单\n\n一、蔬菜\n\n土豆\t3\t2\t9\n总计\t1\t1\t1\n",
  )
  // The server answers in turn, so what was opened before has been read when this is linted.
  await openReport()
  equal(languages.getDiagnostics(document.uri), [])
  equal(await codeActions(document, place(document, "总计\t⟦1⟧")), [])
  await closeAll()
})
