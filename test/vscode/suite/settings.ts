import {
  ConfigurationTarget,
  commands,
  type Diagnostic,
  DiagnosticSeverity,
  languages,
  Range,
  Selection,
  Uri,
  window,
  workspace,
} from "vscode"
import {
  closeAll,
  codeActions,
  diagnosticsOf,
  openNew,
  place,
  ruleOf,
  runCommand,
  type,
  until,
} from "./editor.ts"
import { equal } from "./expect.ts"
import { test } from "./harness.ts"
import { errorsAre, isError, openReport, patch, reportText, rulesOf } from "./report.ts"

const row = "新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0"

async function wrongText(): Promise<string> {
  return patch(await reportText(), row, `${row.slice(0, -1)}3`)
}

const severityOf = (all: readonly Diagnostic[]) =>
  all.find((each) => ruleOf(each) === "row-total")?.severity

test("a rule's severity is what the user sets, at once", async () => {
  const { document } = await openReport("年报.txt", await wrongText())
  await errorsAre(document, "row-total", "balance")
  await set("rules", { "row-total": "hint" })
  try {
    await diagnosticsOf(document, (all) => severityOf(all) === DiagnosticSeverity.Hint)
  } finally {
    await set("rules", undefined)
  }
  await errorsAre(document, "row-total", "balance")
  await closeAll()
})

test("the project's file holds, and the editor's settings win over it", async () => {
  const first = await openNew("年报.txt", await wrongText())
  const folder = Uri.joinPath(first.document.uri, "..")
  await closeAll()
  const settings = '{ "rules": { "row-total": "information", "balance": "off" } }'
  const file = Uri.joinPath(folder, "settings/.report-lint.json")
  await workspace.fs.writeFile(file, new TextEncoder().encode(settings))
  const report = Uri.joinPath(folder, "settings/a/年报.txt")
  await workspace.fs.writeFile(report, new TextEncoder().encode(await wrongText()))
  const document = await workspace.openTextDocument(report)
  await window.showTextDocument(document)
  await diagnosticsOf(document, (all) => severityOf(all) === DiagnosticSeverity.Information)
  equal(languages.getDiagnostics(report).filter(isError), [], "The errors")
  await set("rules", { "row-total": "warning" })
  try {
    await diagnosticsOf(document, (all) => severityOf(all) === DiagnosticSeverity.Warning)
    equal(languages.getDiagnostics(report).filter(isError), [], "The errors")
  } finally {
    await set("rules", undefined)
  }
  await closeAll()
})

test("an excluded file is left alone", async () => {
  const { document } = await openReport("年报.txt", await wrongText())
  await set("files.exclude", ["年报.txt"])
  try {
    await diagnosticsOf(document, (all) => all.length === 0)
  } finally {
    await set("files.exclude", undefined)
  }
  await errorsAre(document, "row-total", "balance")
  await closeAll()
})

test("a row being typed is judged once the cursor leaves it", async () => {
  const editor = await openReport("年报.txt", await reportText())
  const { document } = editor
  const { end } = place(document, `⟦${row}⟧`)
  await type(editor, "7", new Range(end, end))
  await diagnosticsOf(document, (all) => rulesOf(all.filter(isError)).join() === "balance", 900)
  const start = Date.now()
  editor.selection = new Selection(0, 0, 0, 0)
  await errorsAre(document, "row-total", "balance")
  equal(Date.now() - start < 900, true, "That nothing waited for a pause")
  await closeAll()
})

test("a finding is silenced by a comment above its table", async () => {
  const { document } = await openReport("年报.txt", await wrongText())
  await errorsAre(document, "row-total", "balance")
  const total = place(document, `${row.slice(0, -1)}⟦3⟧`)
  const actions = await codeActions(document, total, "quickfix")
  const silence = actions.find(
    ({ title }) => title === "Silence “A row's total is not the sum of its parts” for this figure",
  )
  if (!silence?.edit) throw new Error("Nothing silences it")
  await workspace.applyEdit(silence.edit)
  await errorsAre(document, "balance")
  await closeAll()
})

test("the sample report opens as an unsaved copy with mistakes", async () => {
  await runCommand("reportLint.openSample")
  const document = window.activeTextEditor?.document
  if (!document) throw new Error("No document is open")
  equal(document.isUntitled, true, "That it is unsaved")
  equal(document.languageId, "disclosure-report")
  await diagnosticsOf(document, (all) => all.some(isError))
  await closeAll()
})

test("the walkthrough opens", async () => {
  const id = "report-lint.report-lint#start"
  await commands.executeCommand("workbench.action.openWalkthrough", id, false)
  await until(
    () => window.tabGroups.activeTabGroup.activeTab !== undefined,
    () => "No tab is open",
  )
  await closeAll()
})

async function set(name: string, value: unknown): Promise<void> {
  const configuration = workspace.getConfiguration("reportLint")
  await configuration.update(name, value, ConfigurationTarget.Global)
}
