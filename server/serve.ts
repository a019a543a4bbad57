import {
  CodeActionTriggerKind,
  type Connection,
  type InitializeResult,
  MessageType,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from "vscode-languageserver"
import { type Client, toEditorSettings } from "./client.ts"
import {
  CURSOR_NOTIFICATION,
  type CursorParams,
  LOCATE_COMMAND,
  NEW_REPORT_COMMAND,
  RECOMPUTE_COMMAND,
} from "./contract.ts"
import { recompute } from "./core/formulas/recompute.ts"
import { lint } from "./core/lint.ts"
import { type Message, render } from "./core/messages.ts"
import { actionKinds, actionsAt } from "./features/actions.ts"
import { findSuspect } from "./features/lenses.ts"
import { newReport } from "./features/new-report.ts"
import { describeRecomputation } from "./features/recomputation.ts"
import { serveLanguage } from "./language.ts"
import { languageCapabilities, registerFormatting } from "./language-capabilities.ts"
import { servePreview } from "./preview.ts"
import { toCodeAction, toRange, toSpan, toWorkspaceEdit } from "./protocol.ts"
import { type OpenReport, Session } from "./session.ts"
import { LOST_NOTIFICATION, type LostParams } from "./transport/lost.ts"
import type { Files } from "./workspace/files.ts"

/** Answers one client until it exits. `pages` is where the pages lie that it may be led to. */
export function serve(
  connection: Connection,
  read: typeof lint = lint,
  files?: Files,
  pages?: string,
): void {
  const session = new Session(connection, read, files)

  connection.onInitialize(async (params) => {
    await session.initialize(params, pages)
    return initializeResult(session.client)
  })

  connection.onInitialized(() => {
    session.watch()
    registerFormatting(connection, session.client)
  })

  connection.onDidChangeConfiguration(({ settings }) =>
    session.configure(toEditorSettings(settings)),
  )

  connection.onNotification(CURSOR_NOTIFICATION, (params: CursorParams) =>
    session.moveCursor(params),
  )

  connection.onNotification(LOST_NOTIFICATION, ({ reason }: LostParams) => session.loseStep(reason))

  serveLanguage(connection, session)
  servePreview(connection, session)

  connection.onCodeAction(({ textDocument, range, context }) => {
    const open = session.find(textDocument.uri)
    if (!open) return []
    const { document, result, lastYear } = open
    const isAskedFor = context.triggerKind === CodeActionTriggerKind.Invoked
    const span = toSpan(document, range)
    const actions = actionsAt(result, span, context.only, session.client.locale, isAskedFor)
    return actions.map((action) => toCodeAction(document, action, session.client, lastYear))
  })

  connection.onExecuteCommand(async ({ command, arguments: [first, second] = [] }) => {
    if (command === NEW_REPORT_COMMAND) return newReport(String(first), Number(second)) ?? null
    const open = session.find(String(first))
    const table = typeof second === "string" ? second : undefined
    if (!open) show({ key: "server.not-a-report" })
    else if (command === RECOMPUTE_COMMAND) show(await recomputeTotals(open, table))
    else if (command === LOCATE_COMMAND && table !== undefined) await locate(open, table)
  })

  /** Recomputes a table, or everything, by one edit, and tells what became of it. */
  async function recomputeTotals(
    { document, result }: OpenReport,
    table?: string,
  ): Promise<Message> {
    const recomputation = recompute(result.facts, table === undefined ? {} : { table })
    if (recomputation.edits.length > 0) {
      const label = render({ key: "server.recompute" }, session.client.locale)
      const edit = toWorkspaceEdit(document, recomputation.edits, session.client)
      const { applied } = await connection.workspace.applyEdit({ label, edit })
      if (!applied) return { key: "server.recompute.refused" }
    }
    return describeRecomputation(recomputation)
  }

  /** Selects the figure that most probably is wrong. */
  async function locate({ document, result }: OpenReport, table: string): Promise<void> {
    const suspect = findSuspect(result.facts, table)
    if (!suspect) return show({ key: "server.locate.none" })
    const selection = toRange(document, suspect)
    await connection.window.showDocument({ uri: document.uri, takeFocus: true, selection })
  }

  function show(message: Message): void {
    connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Info,
      message: render(message, session.client.locale),
    })
  }

  connection.listen()
}

function initializeResult(client: Client): InitializeResult {
  return {
    serverInfo: { name: "report-lint" },
    capabilities: {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      codeActionProvider: { codeActionKinds: [...actionKinds] },
      executeCommandProvider: { commands: [RECOMPUTE_COMMAND, LOCATE_COMMAND, NEW_REPORT_COMMAND] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      ...languageCapabilities(client),
    },
  }
}
