import assert from "node:assert/strict"
import { test } from "node:test"
import { type DocumentStatusParams, STATUS_NOTIFICATION } from "../../server/contract.ts"
import { fixture } from "../support/files.ts"
import { type Editor, startEditor } from "./editor.ts"

const ROW = "一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0"

function statuses(editor: Editor): DocumentStatusParams[] {
  const told: DocumentStatusParams[] = []
  editor.connection.onNotification(STATUS_NOTIFICATION, (params: DocumentStatusParams) => {
    told.push(params)
  })
  return told
}

test("a report is told with its year, issuer, form and numbers, whenever they change", async () => {
  await using served = await startEditor({ initializationOptions: { status: true } })
  const told = statuses(served.editor)
  const document = await served.editor.open(fixture("001"))
  const [first] = told
  assert.equal(first?.uri, document.uri)
  assert.equal(first.status?.kind, "report")
  assert.equal(first.status?.errors, 0)
  assert.ok(first.status?.issuer && first.status.form)
  assert.match(fixture("001"), new RegExp(String(first.status?.year)))
  await document.change("六、其他", " 六、其他")
  assert.equal(told.length, 1)
  await document.change(ROW, `${ROW}7`)
  assert.equal(told.at(-1)?.status?.errors, 2)
  await document.close()
  assert.deepEqual(told.at(-1), { uri: document.uri })
})

test("of others it is told why nothing is shown", async () => {
  const settings = { reportLint: { files: { exclude: ["草稿"] } } }
  await using served = await startEditor({
    initializationOptions: { status: true, settings },
    workspaceFolders: [{ uri: "file:///none", name: "none" }],
  })
  const told = statuses(served.editor)
  await served.editor.open("milk")
  await served.editor.open(fixture("001"), "plaintext", "file:///none/草稿/a.txt")
  await served.editor.open(`${fixture("001")}\n<!-- report-lint-disable-file: x -->\n`)
  const long = await served.editor.open(fixture("001") + "长".repeat(2_000_000))
  await long.change("长".repeat(2_000_000), "")
  assert.deepEqual(
    told.map(({ status }) => status?.kind),
    ["not-a-report", "excluded", "off", "too-long", "report"],
  )
})

test("of a report by a form that the settings leave out it is told so, and nothing is found", async () => {
  const settings = { reportLint: { forms: ["disclosure-2019"] } }
  await using served = await startEditor({ initializationOptions: { status: true, settings } })
  const told = statuses(served.editor)
  const wrong = fixture("001").replace(ROW, `${ROW}7`)
  const opened = await served.editor.open(wrong)
  assert.deepEqual(opened.diagnostics, [])
  assert.deepEqual(
    told.map(({ status }) => [status?.kind, status?.errors]),
    [["form-off", 0]],
  )
})

test("who does not ask is not told", async () => {
  await using served = await startEditor()
  const told = statuses(served.editor)
  await served.editor.open(fixture("001"))
  assert.deepEqual(told, [])
})
