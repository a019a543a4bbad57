import assert from "node:assert/strict"
import { test } from "node:test"
import { fixture } from "../support/files.ts"
import { startEditor } from "./editor.ts"

const ROW = "一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0"
const WRONG_ROW = "一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t3"

test("every version is answered by its own diagnostics", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(fixture("001"))
  assert.deepEqual(document.errors, [])
  await document.change(ROW, WRONG_ROW)
  assert.deepEqual(document.errors, ["balance", "row-total"])
  await document.change(WRONG_ROW, ROW)
  assert.deepEqual(document.errors, [])
  const versions = document.published.map(({ version }) => version)
  assert.deepEqual(versions, [1, 2, 3])
})

test("a wrong total is marked with all its addends", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(fixture("001").replace(ROW, WRONG_ROW))
  const diagnostic = document.diagnostics.find(({ code }) => code === "row-total")
  assert.ok(diagnostic)
  assert.deepEqual(diagnostic.range, document.place(`${WRONG_ROW.slice(0, -1)}⟦3⟧`))
  assert.equal(diagnostic.source, "report-lint")
  const related = diagnostic.relatedInformation ?? []
  assert.deepEqual(
    related.map(({ location }) => location.range),
    ["⟦0⟧\t0\t0\t0\t0\t0", "0\t⟦0⟧\t0\t0\t0\t0", "0\t0\t⟦0⟧\t0\t0\t0"]
      .concat("0\t0\t0\t⟦0⟧\t0\t0", "0\t0\t0\t0\t⟦0⟧\t0", "0\t0\t0\t0\t0\t⟦0⟧")
      .map((figures) => document.place(`一、本年新收政府信息公开申请数量\t\t${figures}\t3`)),
  )
})

test("edits sent in a burst end as if the text had been opened so", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(fixture("001"))
  for (let count = 0; count < 20; count++) {
    await document.send("\n三、收到和处理", `\n- ${count} -\n三、收到和处理`)
    await document.send(count % 2 ? WRONG_ROW : ROW, count % 2 ? ROW : WRONG_ROW)
  }
  await served.editor.settle()
  assert.deepEqual(
    document.published.map(({ version }) => version),
    Array.from({ length: 41 }, (_, index) => index + 1),
  )
  const afresh = await served.editor.open(document.text)
  const places = (diagnostics: typeof document.diagnostics) =>
    diagnostics.map(({ code, range, message }) => ({ code, range, message }))
  assert.deepEqual(places(document.diagnostics), places(afresh.diagnostics))
})

test("closing clears, and a document opened again is linted again", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(fixture("001").replace(ROW, WRONG_ROW))
  await document.close()
  assert.deepEqual(document.published.at(-1), { uri: document.uri, diagnostics: [] })
  await document.open()
  await served.editor.settle()
  assert.deepEqual(document.errors, ["balance", "row-total"])
})

test("a text that is not a report is cleared once, and left alone while it is none", async () => {
  await using served = await startEditor({ initializationOptions: { reports: true } })
  const document = await served.editor.open("# Shopping\n\nmilk", "markdown")
  await document.change("milk", "bread")
  assert.deepEqual(document.published, [{ uri: document.uri, version: 1, diagnostics: [] }])
  await document.change("# Shopping\n\nbread", fixture("001").replace(ROW, WRONG_ROW))
  assert.deepEqual(document.errors, ["balance", "row-total"])
  await document.change(document.text, "milk")
  await document.change("milk", "bread")
  assert.deepEqual(
    document.published.map(({ version }) => version),
    [1, 3, 4],
  )
  assert.deepEqual(document.diagnostics, [])
  assert.deepEqual(served.editor.reports, [[document.uri], []])
})

test("positions count UTF-16 code units and any line ending", async () => {
  await using served = await startEditor()
  const text = fixture("001").replace(ROW, WRONG_ROW).replace("一、本年新收", "一、𠮷本年新收")
  for (const lineEnding of ["\r\n", "\r", "\n"]) {
    const document = await served.editor.open(text.replaceAll("\n", lineEnding))
    const diagnostic = document.diagnostics.find(({ code }) => code === "row-total")
    assert.ok(diagnostic)
    assert.equal(document.at(diagnostic.range), "3")
    const before = text.slice(0, text.indexOf("\t3\t") + 1)
    const lines = before.split("\n")
    assert.deepEqual(diagnostic.range.start, {
      line: lines.length - 1,
      character: lines.at(-1)?.length,
    })
  }
})

test("a change at surrogate pairs and CRLF reaches the right place", async () => {
  await using served = await startEditor()
  const text = fixture("001").replace("一、本年新收", "一、𠮷本年新收").replaceAll("\n", "\r\n")
  const document = await served.editor.open(text)
  await document.change("𠮷", "")
  await document.change(ROW, WRONG_ROW)
  assert.deepEqual(document.errors, ["balance", "row-total"])
})

test("findings are told in the editor's language, or the one asked for", async () => {
  const messages = async (params: Parameters<typeof startEditor>[0]) => {
    await using served = await startEditor(params)
    const document = await served.editor.open(fixture("001").replace(ROW, WRONG_ROW))
    return document.diagnostics.map(({ message }) => message)
  }
  const chinese = await messages({ locale: "zh-CN" })
  const english = await messages({ locale: "en-US" })
  assert.notDeepEqual(chinese, english)
  assert.deepEqual(await messages({ initializationOptions: { locale: "auto" } }), chinese)
  assert.deepEqual(await messages({ initializationOptions: { locale: "en" } }), english)
  assert.deepEqual(
    await messages({ locale: "fr", initializationOptions: { locale: "zh-cn" } }),
    chinese,
  )
  assert.deepEqual(await messages({ locale: "en", initializationOptions: { locale: 1 } }), english)
})

test("an editor that knows nothing of related places is not sent any", async () => {
  await using served = await startEditor({ capabilities: {} })
  const document = await served.editor.open(fixture("001").replace(ROW, WRONG_ROW))
  assert.deepEqual(document.errors, ["balance", "row-total"])
  assert.ok(
    document.diagnostics.every(({ relatedInformation }) => relatedInformation === undefined),
  )
})
