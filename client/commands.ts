import { commands, type Disposable, env, type Uri, window } from "vscode"
import { type BaseLanguageClient, ExecuteCommandRequest } from "vscode-languageclient"
import { RECOMPUTE_COMMAND } from "../server/contract.ts"
import { type Message, render, toLocale } from "../server/core/messages.ts"
import { languageSetting } from "./options.ts"

/** The commands of package.json. */
export function registerCommands(client: BaseLanguageClient): readonly Disposable[] {
  return [
    commands.registerCommand("reportLint.recomputeTotals", (uri?: Uri) =>
      recomputeTotals(client, uri),
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

/** Menus give the URI of their document, the palette means the active one. */
async function recomputeTotals(client: BaseLanguageClient, uri?: Uri): Promise<void> {
  const document = uri ?? window.activeTextEditor?.document.uri
  if (!document) return show({ key: "client.no-document" })
  await client.sendRequest(ExecuteCommandRequest.type, {
    command: RECOMPUTE_COMMAND,
    arguments: [client.code2ProtocolConverter.asUri(document)],
  })
}

function show(message: Message): void {
  const setting = languageSetting()
  const locale = toLocale(setting === "auto" ? env.language : setting)
  window.showInformationMessage(render(message, locale))
}
