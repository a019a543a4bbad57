import {
  commands,
  Disposable,
  type ExtensionContext,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from "vscode"
import type { BaseLanguageClient } from "vscode-languageclient"
import { text } from "../text.ts"
import { printPage, savePage } from "./export.ts"
import { PANEL, type PanelEvents, PreviewPanel } from "./panel.ts"
import { toSource } from "./source.ts"

/** The commands of the preview, and its panel. */
export function registerPreview(context: ExtensionContext, client: BaseLanguageClient): Disposable {
  const source = toSource(client)
  let current: PreviewPanel | undefined

  const events: PanelEvents = {
    async save(document, marks) {
      const { preview } = (await source.find(document.uri)) ?? {}
      if (preview) return savePage(document, preview, marks)
      window.showInformationMessage(text({ key: "client.preview.none" }))
    },
    async print(document, marks) {
      const { preview } = (await source.find(document.uri)) ?? {}
      if (preview) return printPage(document, preview, marks, context.globalStorageUri)
    },
  }

  function adopt(panel: WebviewPanel, document: TextDocument): void {
    const adopted = new PreviewPanel(panel, document, source, context.extensionUri, events)
    current = adopted
    panel.onDidDispose(() => {
      if (current === adopted) current = undefined
    })
  }

  /** Menus give the URI of their document, the palette means the active one. */
  async function findDocument(uri?: Uri): Promise<TextDocument | undefined> {
    const document = uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document
    if (!document) window.showInformationMessage(text({ key: "client.no-document" }))
    return document
  }

  async function open(uri?: Uri): Promise<void> {
    const document = await findDocument(uri)
    if (!document) return
    if (current) return current.show(document)
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true }
    adopt(window.createWebviewPanel(PANEL, "", place, { enableFindWidget: true }), document)
  }

  async function save(uri?: Uri): Promise<void> {
    const document = uri || !current ? await findDocument(uri) : current.document
    if (document) await events.save(document, true)
  }

  return Disposable.from(
    commands.registerCommand("reportLint.openPreview", open),
    commands.registerCommand("reportLint.exportPreview", save),
    window.registerWebviewPanelSerializer(PANEL, {
      async deserializeWebviewPanel(panel, state) {
        const document = await findShown(state)
        if (current || !document) return panel.dispose()
        adopt(panel, document)
      },
    }),
  )
}

/** What a panel showed before the window was loaded anew; what is open, where the editor has not kept that. */
async function findShown(state: unknown): Promise<TextDocument | undefined> {
  const uri = (state as { readonly uri?: unknown } | undefined)?.uri
  if (typeof uri !== "string") return window.visibleTextEditors[0]?.document
  try {
    return await workspace.openTextDocument(Uri.parse(uri))
  } catch {
    // It may have gone in the meantime.
    return undefined
  }
}
