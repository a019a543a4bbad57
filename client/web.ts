import { type ExtensionContext, Uri, workspace } from "vscode"
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from "vscode-languageclient/browser"
import { clientOptions } from "./options.ts"
import { run } from "./run.ts"

// The only thing of a browser that is used by name.
interface BrowserWorker {
  terminate(): void
}
declare const Worker: new (address: string) => BrowserWorker

let client: LanguageClient | undefined

/** Starts the language server that lies beside this bundle, in a worker of the browser. */
export async function activate(context: ExtensionContext): Promise<void> {
  const script = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, "dist/worker.js"))
  // By its text: where extensions come from another origin, a worker cannot be started by address.
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }))
  let worker: BrowserWorker | undefined
  const start = async () => {
    worker?.terminate()
    worker = new Worker(address)
    // Not the worker itself: VS Code has put another `Worker` there, and the library does not know it for one.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
  }
  client = new LanguageClient("reportLint", "Report Lint", start, clientOptions)
  await run(context, client)
}

/** Stops the server when the window closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  if (client?.needsStop()) await client.stop()
}
