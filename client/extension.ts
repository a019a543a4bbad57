import type { ExtensionContext } from "vscode"
import { LanguageClient, TransportKind } from "vscode-languageclient/node"
import { clientOptions } from "./options.ts"
import { run } from "./run.ts"

let client: LanguageClient | undefined

/** Starts the language server that lies beside this bundle. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.cjs")
  const server = { module, transport: TransportKind.ipc }
  client = new LanguageClient("reportLint", "Report Lint", server, clientOptions)
  await run(context, client)
}

/** Stops the server when the window closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop()
}
