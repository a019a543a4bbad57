import { commands, type ExtensionContext, Uri, workspace } from "vscode"
import type { BaseLanguageClient } from "vscode-languageclient"
import { REPORTS_NOTIFICATION } from "../server/contract.ts"
import { registerCommands, restart } from "./commands.ts"

/** The same for the desktop's and the browser's client: starts it and ties it to the editor. */
export async function run(context: ExtensionContext, client: BaseLanguageClient): Promise<void> {
  context.subscriptions.push(
    ...registerCommands(client),
    client.onNotification(REPORTS_NOTIFICATION, showReports),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("reportLint.language")) return restart(client)
    }),
  )
  await client.start()
}

/**
 * Menus ask `resourcePath in reportLint.reports`. Not `resource`: beside a remote extension host a
 * document has another scheme than in the window. A path is spelt by the system only for files.
 */
function showReports(uris: readonly string[]): void {
  const paths = uris.map((uri) => Uri.parse(uri)).flatMap(({ path, fsPath }) => [path, fsPath])
  commands.executeCommand("setContext", "reportLint.reports", paths)
}
