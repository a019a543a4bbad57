import {
  type Connection,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from "vscode-languageserver"
import { RECOMPUTE_COMMAND } from "./contract.ts"
import { recompute } from "./core/formulas/recompute.ts"
import { lint } from "./core/lint.ts"
import { type Message, render } from "./core/messages.ts"
import { actionKinds, actionsAt } from "./features/actions.ts"
import { describeRecomputation } from "./features/recomputation.ts"
import { toCodeAction, toSpan, toWorkspaceEdit } from "./protocol.ts"
import { type OpenReport, Session } from "./session.ts"

/** Answers one client until it exits. */
export function serve(connection: Connection, read: typeof lint = lint): void {
  const session = new Session(connection, read)

  connection.onInitialize((params) => {
    session.initialize(params)
    return initializeResult
  })

  connection.onCodeAction(({ textDocument, range, context }) => {
    const open = session.find(textDocument.uri)
    if (!open) return []
    const { document, result } = open
    const actions = actionsAt(result, toSpan(document, range), context.only, session.client.locale)
    return actions.map((action) => toCodeAction(document, action, session.client))
  })

  connection.onExecuteCommand(async ({ command, arguments: [uri] = [] }) => {
    if (command !== RECOMPUTE_COMMAND) return
    const open = session.find(String(uri))
    show(open ? await recomputeTotals(open) : { key: "server.not-a-report" })
  })

  /** Recomputes by one edit, and tells what became of it. */
  async function recomputeTotals({ document, result }: OpenReport): Promise<Message> {
    const recomputation = recompute(result.facts)
    if (recomputation.edits.length > 0) {
      const label = render({ key: "server.recompute" }, session.client.locale)
      const edit = toWorkspaceEdit(document, recomputation.edits, session.client)
      const { applied } = await connection.workspace.applyEdit({ label, edit })
      if (!applied) return { key: "server.recompute.refused" }
    }
    return describeRecomputation(recomputation)
  }

  function show(message: Message): void {
    connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Info,
      message: render(message, session.client.locale),
    })
  }

  connection.listen()
}

const initializeResult: InitializeResult = {
  serverInfo: { name: "report-lint" },
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    codeActionProvider: { codeActionKinds: [...actionKinds] },
    executeCommandProvider: { commands: [RECOMPUTE_COMMAND] },
  },
}
