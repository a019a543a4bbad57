import assert from "node:assert/strict"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { type TestContext, test } from "node:test"
import { pathToFileURL } from "node:url"
import {
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidSaveTextDocumentNotification,
  FileChangeType,
} from "vscode-languageserver/node"
import { fixture } from "../support/files.ts"
import { type Editor, startEditor } from "./editor.ts"

const ROW = "一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0"
const WRONG_ROW = "一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t3"
const WRONG = fixture("001").replace(ROW, WRONG_ROW)
const FILE = ".report-lint.json"

const severityOf = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.find(({ code }) => code === "row-total")?.severity

function configure(editor: Editor, reportLint: unknown, folders = {}): Promise<void> {
  const settings = { reportLint, folders }
  return editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings })
}

/** A folder with these files, and its URI. */
function workspace(t: TestContext, files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), "report-lint-"))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return { folder, uri: pathToFileURL(folder).href }
}

function opened(uri: string) {
  return { workspaceFolders: [{ uri, name: "reports" }] }
}

async function until(condition: () => boolean): Promise<void> {
  for (let wait = 0; !condition() && wait < 300; wait++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  assert.ok(condition(), String(condition))
}

test("the settings at the start hold for the first version", async () => {
  const settings = { reportLint: { rules: { "row-total": "hint", balance: "off" } } }
  await using served = await startEditor({ initializationOptions: { settings } })
  const document = await served.editor.open(WRONG)
  assert.equal(severityOf(document.diagnostics), DiagnosticSeverity.Hint)
  assert.deepEqual(document.errors, [])
  assert.equal(document.published.length, 1)
})

test("other settings are taken at once, for every open document", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(WRONG)
  assert.deepEqual(document.errors, ["balance", "row-total"])
  await configure(served.editor, { rules: { "row-total": "off" } })
  await until(() => document.errors.join() === "balance")
  await configure(served.editor, {})
  await until(() => document.errors.length === 2)
})

test("a bad setting is told once, by name, value and what is allowed; the rest applies", async () => {
  await using served = await startEditor({ locale: "en" })
  const document = await served.editor.open(WRONG)
  await configure(served.editor, { rules: { "row-total": "loud", balance: "off" } })
  await until(() => document.errors.join() === "row-total")
  await configure(served.editor, { rules: { "row-total": "loud" } })
  await until(() => document.errors.length === 2)
  assert.deepEqual(served.editor.shown, [
    'reportLint.rules.row-total cannot be "loud"; allowed: "error", "warning", "information", "hint", "off". The other settings apply.',
  ])
})

test("the nearest settings file holds, the editor's settings win over it", async (t) => {
  const { uri } = workspace(t, {
    [FILE]: '{ "rules": { "row-total": "hint", "balance": "off" } }',
    [`a/${FILE}`]: '{ "rules": { "row-total": "warning" } }',
  })
  await using served = await startEditor(opened(uri))
  const own = await served.editor.open(WRONG, "plaintext", `${uri}/b/c.txt`)
  await until(() => severityOf(own.diagnostics) === DiagnosticSeverity.Hint)
  assert.deepEqual(own.errors, [])
  const nearer = await served.editor.open(WRONG, "plaintext", `${uri}/a/c.txt`)
  await until(() => severityOf(nearer.diagnostics) === DiagnosticSeverity.Warning)
  assert.deepEqual(nearer.errors, ["balance"])
  await configure(served.editor, { rules: { "row-total": "information" } })
  await until(() => severityOf(nearer.diagnostics) === DiagnosticSeverity.Information)
  await until(() => severityOf(own.diagnostics) === DiagnosticSeverity.Information)
  assert.deepEqual(own.errors, [])
})

test("folders of one window may have settings of their own", async (t) => {
  const one = workspace(t, {})
  const two = workspace(t, {})
  await using served = await startEditor({
    workspaceFolders: [one, two].map(({ uri }) => ({ uri, name: "reports" })),
  })
  await configure(served.editor, {}, { [two.uri]: { rules: { "row-total": "hint" } } })
  const first = await served.editor.open(WRONG, "plaintext", `${one.uri}/a.txt`)
  const second = await served.editor.open(WRONG, "plaintext", `${two.uri}/a.txt`)
  assert.equal(severityOf(first.diagnostics), DiagnosticSeverity.Error)
  assert.equal(severityOf(second.diagnostics), DiagnosticSeverity.Hint)
})

test("a settings file that changes is read again", async (t) => {
  const { folder, uri } = workspace(t, { [FILE]: '{ "rules": { "row-total": "off" } }' })
  await using served = await startEditor(opened(uri))
  const document = await served.editor.open(WRONG, "plaintext", `${uri}/a.txt`)
  await until(() => document.errors.join() === "balance")
  rmSync(join(folder, FILE))
  await served.editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: `${uri}/${FILE}`, type: FileChangeType.Deleted }],
  })
  await until(() => document.errors.length === 2)
})

test("without word of changes, opening and saving look again", async (t) => {
  const { folder, uri } = workspace(t, {})
  await using served = await startEditor(opened(uri))
  const document = await served.editor.open(WRONG, "plaintext", `${uri}/a.txt`)
  await until(() => document.errors.length === 2)
  writeFileSync(join(folder, FILE), '{ "rules": { "row-total": "off" } }')
  await until(() => document.published.length > 0)
  await save(served.editor, document.uri)
  await until(() => document.errors.join() === "balance")
})

test("an excluded file has no findings", async (t) => {
  const { uri } = workspace(t, { [FILE]: '{ "files": { "exclude": ["草稿"] } }' })
  await using served = await startEditor(opened(uri))
  const draft = `${uri}/${encodeURIComponent("草稿")}/a.txt`
  const document = await served.editor.open(WRONG, "plaintext", draft)
  await until(() => document.diagnostics.length === 0)
  assert.deepEqual(await document.actions(document.place(`${WRONG_ROW.slice(0, -1)}⟦3⟧`)), [])
})

test("on saving only, what is typed is told with the next save", async () => {
  const settings = { reportLint: { run: "onSave" } }
  await using served = await startEditor({ initializationOptions: { settings } })
  const document = await served.editor.open(fixture("001"))
  assert.deepEqual(document.errors, [])
  await document.change(ROW, WRONG_ROW)
  assert.equal(document.published.length, 1)
  await save(served.editor, document.uri)
  assert.deepEqual(document.errors, ["balance", "row-total"])
  assert.equal(document.published.at(-1)?.version, 2)
})

async function save(editor: Editor, uri: string): Promise<void> {
  await editor.connection.sendNotification(DidSaveTextDocumentNotification.type, {
    textDocument: { uri },
  })
  await editor.settle()
}
