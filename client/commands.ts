import { commands, type Disposable, type Uri, window, workspace } from "vscode"
import { type BaseLanguageClient, ExecuteCommandRequest, State } from "vscode-languageclient"
import { NEW_REPORT_COMMAND, RECOMPUTE_COMMAND } from "../server/contract.ts"
import type { Message } from "../server/core/messages.ts"
import { tellEnd } from "./ending.ts"
import { text } from "./text.ts"

/** The commands of package.json. */
export function registerCommands(client: BaseLanguageClient): readonly Disposable[] {
  return [
    commands.registerCommand("reportLint.recomputeTotals", (uri?: Uri) =>
      hasEnded(client) ? tellEnd() : recomputeTotals(client, uri),
    ),
    commands.registerCommand("reportLint.newReport", () =>
      hasEnded(client) ? tellEnd() : newReport(client),
    ),
    commands.registerCommand("reportLint.restart", () => restart(client)),
    commands.registerCommand("reportLint.showOutput", () => client.outputChannel.show()),
  ]
}

/** Starts the server anew, whether or not it is running. */
export async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop()
  await client.start()
}

/** True for a server that does not start by itself any more. */
function hasEnded(client: BaseLanguageClient): boolean {
  return client.state === State.Stopped || client.state === State.StartFailed
}

/** Menus give the URI of their document, the palette means the active one. */
async function recomputeTotals(client: BaseLanguageClient, uri?: Uri): Promise<void> {
  const document = uri ?? window.activeTextEditor?.document.uri
  if (!document) return show({ key: "client.no-document" })
  await client.sendRequest(ExecuteCommandRequest.type, {
    command: RECOMPUTE_COMMAND,
    arguments: [client.code2ProtocolConverter.asUri(document)],
  })
}

/** Asks for the issuer and the year, and opens the report with nothing filled in; a question dismissed ends it. */
async function newReport(client: BaseLanguageClient): Promise<void> {
  const issuer = await window.showInputBox({
    ...box(1),
    prompt: text({ key: "client.new-report.issuer" }),
    validateInput: (value) =>
      value.trim() ? undefined : text({ key: "client.new-report.issuer-missing" }),
  })
  if (issuer === undefined) return
  const write = (year: string) =>
    /^\d{4}$/.test(year.trim()) ? writeReport(client, issuer.trim(), Number(year)) : undefined
  const year = await window.showInputBox({
    ...box(2),
    prompt: text({ key: "client.new-report.year" }),
    value: String(new Date().getFullYear() - 1),
    validateInput: async (value) =>
      (await write(value)) ? undefined : text({ key: "client.new-report.year-wrong" }),
  })
  const content = year === undefined ? undefined : await write(year)
  if (content === undefined) return
  const language = "disclosure-report"
  await window.showTextDocument(await workspace.openTextDocument({ content, language }))
}

/** Absent for a year without a form. */
async function writeReport(
  client: BaseLanguageClient,
  issuer: string,
  year: number,
): Promise<string | undefined> {
  const content = await client.sendRequest(ExecuteCommandRequest.type, {
    command: NEW_REPORT_COMMAND,
    arguments: [issuer, year],
  })
  return typeof content === "string" ? content : undefined
}

/** A name may have to be copied from elsewhere, so the question stays. */
function box(step: number) {
  const title = text({ key: "client.new-report.title", values: { step } })
  return { title, ignoreFocusOut: true }
}

function show(message: Message): void {
  window.showInformationMessage(text(message))
}
