import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  ExecuteCommandRequest,
  ExitNotification,
  type InitializeParams,
  InitializeRequest,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  type Registration,
  RegistrationRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node"
import { REPORTS_NOTIFICATION } from "../../server/contract.ts"
import { OpenDocument } from "./document.ts"

/** What `npm run build` makes of the server. */
export const serverBundle = join(import.meta.dirname, "../../dist/server.cjs")

/** A text editor without a screen: the client's side of the protocol, and a record of what it was told. */
export class Editor {
  readonly connection: ProtocolConnection
  readonly published: PublishDiagnosticsParams[] = []
  readonly shown: string[] = []
  readonly logged: string[] = []
  readonly reports: (readonly string[])[] = []
  /** What the server asked to be told of. */
  readonly registrations: Registration[] = []
  /** What the server asked to apply; `accept` decides what becomes of it. */
  readonly edits: ApplyWorkspaceEditParams[] = []
  accept = (_params: ApplyWorkspaceEditParams): boolean | Promise<boolean> => true

  constructor(connection: ProtocolConnection) {
    this.connection = connection
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params)
    })
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.shown.push(message)
    })
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message)
    })
    connection.onNotification(REPORTS_NOTIFICATION, (uris: readonly string[]) => {
      this.reports.push(uris)
    })
    connection.onRequest(ApplyWorkspaceEditRequest.type, async (params) => {
      this.edits.push(params)
      return { applied: await this.accept(params) }
    })
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations)
    })
    connection.listen()
  }

  async initialize(params: Partial<InitializeParams> = {}): Promise<void> {
    const capabilities = {
      textDocument: { publishDiagnostics: { relatedInformation: true } },
      workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
    }
    await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      locale: "zh-cn",
      capabilities,
      ...params,
    })
    await this.connection.sendNotification("initialized", {})
  }

  /** Opens a text as version 1 and waits until the server has answered it. */
  async open(text: string, language = "plaintext", uri?: string): Promise<OpenDocument> {
    const document = new OpenDocument(this, text, language, uri)
    await document.open()
    await this.settle()
    return document
  }

  /** The server answers in order: when this request is answered, so is everything before it. */
  async settle(): Promise<void> {
    await this.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: "untitled:none" },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [] },
    })
  }

  async actions(uri: string, range: Range, only?: string[]): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [], ...(only && { only }) }
    const params = { textDocument: { uri }, range, context }
    return (await this.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[]
  }

  async execute(command: string, ...args: string[]): Promise<void> {
    await this.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args })
    await this.settle()
  }
}

export interface ServedEditor extends AsyncDisposable {
  readonly editor: Editor
  readonly server: ChildProcess
}

/** Starts the bundled server over stdio, as any editor does. */
export async function startEditor(params: Partial<InitializeParams> = {}): Promise<ServedEditor> {
  const server = spawn(process.execPath, [serverBundle, "--stdio"], {
    stdio: ["pipe", "pipe", "inherit"],
  })
  const editor = new Editor(
    createProtocolConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    ),
  )
  // Without this a server that cannot start, as before a build, would be waited for until the run's limit.
  const ended = once(server, "exit").then(([code]) => {
    throw new Error(`the server ended with ${code}`)
  })
  ended.catch(() => {})
  await Promise.race([editor.initialize(params), ended])
  return { editor, server, [Symbol.asyncDispose]: () => stop(editor, server) }
}

async function stop({ connection }: Editor, server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  await connection.sendRequest(ShutdownRequest.type)
  const exited = once(server, "exit")
  await connection.sendNotification(ExitNotification.type)
  await exited
  connection.dispose()
}
