import { type Disposable, TextDocumentChangeReason, window, workspace } from "vscode"
import type { BaseLanguageClient } from "vscode-languageclient"
import { CURSOR_NOTIFICATION, type CursorParams } from "../server/contract.ts"

/** Tells the server of another line under the cursor, and of what was undone: nobody is typing there. */
export function tellCursor(client: BaseLanguageClient, languages: readonly string[]): Disposable[] {
  const tell = (params: CursorParams) => {
    if (client.isRunning()) client.sendNotification(CURSOR_NOTIFICATION, params)
  }
  const lines = new Map<string, number | undefined>()
  return [
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const { document } = textEditor
      if (!languages.includes(document.languageId)) return
      const uri = client.code2ProtocolConverter.asUri(document.uri)
      const line = selections[0]?.active.line
      if (lines.get(uri) === line) return
      lines.clear()
      lines.set(uri, line)
      tell({ uri, ...(line !== undefined && { line }) })
    }),
    workspace.onDidChangeTextDocument(({ document, reason }) => {
      if (reason === undefined || !languages.includes(document.languageId)) return
      if (reason === TextDocumentChangeReason.Undo || reason === TextDocumentChangeReason.Redo)
        // After the change itself, which the client sends in its own listener.
        setTimeout(() => tell({ uri: client.code2ProtocolConverter.asUri(document.uri) }))
    }),
  ]
}
