import {
  Disposable,
  languages,
  type TextDocument,
  type TextEditor,
  Uri,
  type WebviewPanel,
  window,
  workspace,
} from "vscode"
import { APPLY_FIX_REQUEST, SET_FIGURE_REQUEST } from "../../server/contract.ts"
import { currentLocale, text } from "../text.ts"
import { findEditor, findPlace, select, undo } from "./beside.ts"
import { type FromPage, fromPageSchema, type ToPage } from "./messages.ts"
import { writeShell } from "./shell.ts"
import type { PreviewSource } from "./source.ts"
import { findWords } from "./words.ts"

export const PANEL = "reportLint.preview"

/** Milliseconds: what changes within is drawn at once. */
const PAUSE = 60

/** What can be asked for in a panel that is not the panel's own. */
export interface PanelEvents {
  save(document: TextDocument, marks: boolean): Promise<void>
  print(document: TextDocument, marks: boolean): Promise<void>
}

/** The preview of one report at a time, beside its text. */
export class PreviewPanel {
  readonly #panel: WebviewPanel
  readonly #source: PreviewSource
  readonly #events: PanelEvents
  readonly #listeners: Disposable
  #document: TextDocument
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Edits are made one after the other. */
  #edits: Promise<void> = Promise.resolve()
  #asked = 0

  constructor(
    panel: WebviewPanel,
    document: TextDocument,
    source: PreviewSource,
    extension: Uri,
    events: PanelEvents,
  ) {
    this.#panel = panel
    this.#document = document
    this.#source = source
    this.#events = events
    this.#listeners = Disposable.from(
      panel.webview.onDidReceiveMessage((data) => this.#receive(data)),
      workspace.onDidChangeTextDocument((change) => {
        if (change.document === this.#document) this.#refreshSoon()
      }),
      // The findings change with more than the text: with settings, and with last year's report.
      languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === this.#document.uri.toString()))
          this.#refreshSoon()
      }),
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor) return this.#follow(editor.document)
      }),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#scroll(textEditor)),
    )
    panel.onDidDispose(() => {
      clearTimeout(this.#timer)
      this.#listeners.dispose()
    })
    const dist = Uri.joinPath(extension, "dist")
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] }
    panel.webview.html = writeShell(panel.webview, dist)
    this.#setTitle()
  }

  get document(): TextDocument {
    return this.#document
  }

  /** Shows another report, or the same again. */
  show(document: TextDocument): void {
    this.#document = document
    this.#setTitle()
    this.#panel.reveal(undefined, true)
    this.#refreshSoon()
  }

  async #follow(document: TextDocument): Promise<void> {
    if (document === this.#document || !(await this.#source.find(document.uri))) return
    this.#document = document
    this.#setTitle()
    this.#refreshSoon()
  }

  #setTitle(): void {
    const name = this.#document.uri.path.split("/").at(-1) ?? ""
    this.#panel.title = text({ key: "client.preview.title", values: { name } })
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#refresh(), PAUSE)
  }

  async #refresh(): Promise<void> {
    const asked = ++this.#asked
    const { uri } = this.#document
    const answer = (await this.#source.find(uri)) ?? null
    // Of two answers under way the later one counts.
    if (asked !== this.#asked) return
    const words = findWords(currentLocale())
    await this.#post({ type: "show", uri: uri.toString(), answer, words })
    const editor = findEditor(this.#document)
    if (editor && asked === 1) this.#scroll(editor)
  }

  #scroll(editor: TextEditor): void {
    const place = editor.document === this.#document && findPlace(editor)
    if (place) this.#post({ type: "scroll", ...place })
  }

  async #post(message: ToPage): Promise<void> {
    await this.#panel.webview.postMessage(message)
  }

  async #receive(data: unknown): Promise<void> {
    const message = fromPageSchema.safeParse(data).data
    if (message) await this.#do(message)
  }

  async #do(message: FromPage): Promise<void> {
    switch (message.type) {
      case "ready":
        return this.#refresh()
      case "select":
        return select(this.#document, message)
      case "undo":
      case "redo":
        await this.#edits
        await undo(this.#document, message.type)
        return this.#panel.reveal(undefined, false)
      case "export":
        return this.#events.save(this.#document, message.marks)
      case "print":
        return this.#events.print(this.#document, message.marks)
      case "set":
      case "fix": {
        const edit = this.#edits.then(() => this.#edit(message))
        // One that fails, as while the server starts anew, keeps none behind it from being made.
        this.#edits = edit.catch(() => {})
        return edit
      }
    }
  }

  async #edit(message: Extract<FromPage, { type: "set" | "fix" }>): Promise<void> {
    const uri = this.#document.uri
    // A figure is named by its key, so it may have been typed before the last edit was drawn.
    const answer =
      message.type === "set"
        ? await this.#source.change(SET_FIGURE_REQUEST, {
            uri,
            version: this.#document.version,
            key: message.key,
            text: message.text,
          })
        : await this.#source.change(APPLY_FIX_REQUEST, {
            uri,
            version: message.version,
            finding: message.finding,
            fix: message.fix,
          })
    if (!answer.applied) await this.#post({ type: "refuse", message: answer.message ?? "" })
  }
}
