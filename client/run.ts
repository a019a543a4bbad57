import { commands, type ExtensionContext, Uri, workspace } from "vscode"
import { type BaseLanguageClient, DidChangeConfigurationNotification } from "vscode-languageclient"
import { REPORTS_NOTIFICATION } from "../server/contract.ts"
import { registerCommands, restart } from "./commands.ts"
import { tellCursor } from "./cursor.ts"
import { keepCharacters } from "./encoding.ts"
import { lendFiles } from "./files.ts"
import { languages } from "./options.ts"
import { servePages } from "./pages.ts"
import { registerPreview } from "./preview/preview.ts"
import { openSample } from "./sample.ts"
import { editorSettings } from "./settings.ts"
import { showStatus } from "./status.ts"

/** The same for the desktop's and the browser's client: starts it and ties it to the editor. */
export async function run(context: ExtensionContext, client: BaseLanguageClient): Promise<void> {
  const characters = keepCharacters(client)
  context.subscriptions.push(
    characters,
    ...registerCommands(client),
    commands.registerCommand("reportLint.openSample", () => openSample(context)),
    ...lendFiles(client),
    ...tellCursor(client, languages),
    ...showStatus(client),
    servePages(context),
    registerPreview(context, client),
    client.onNotification(REPORTS_NOTIFICATION, (uris: readonly string[]) => {
      showReports(uris)
      characters.tell(uris)
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("reportLint.language")) return restart(client)
      if (change.affectsConfiguration("reportLint")) return tellSettings(client)
    }),
    workspace.onDidChangeWorkspaceFolders(() => tellSettings(client)),
  )
  await client.start()
}

async function tellSettings(client: BaseLanguageClient): Promise<void> {
  if (!client.isRunning()) return
  const settings = editorSettings()
  await client.sendNotification(DidChangeConfigurationNotification.type, { settings })
}

/**
 * Menus ask `resourcePath in reportLint.reports`. Not `resource`: beside a remote extension host a
 * document has another scheme than in the window. A path is spelt by the system only for files.
 */
function showReports(uris: readonly string[]): void {
  const paths = uris.map((uri) => Uri.parse(uri)).flatMap(({ path, fsPath }) => [path, fsPath])
  commands.executeCommand("setContext", "reportLint.reports", paths)
  commands.executeCommand("setContext", "reportLint.hasReports", paths.length > 0)
}
