import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type PublishDiagnosticsParams,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node"
import { TextDocument } from "vscode-languageserver-textdocument"
import type { Editor } from "./editor.ts"

let opened = 0

/** A document as the editor holds it. Pieces of its text stand for ranges, and must occur once. */
export class OpenDocument {
  readonly uri: string
  readonly #editor: Editor
  #document: TextDocument

  constructor(editor: Editor, text: string, language: string, uri?: string) {
    this.uri = uri ?? `untitled:report-${++opened}.txt`
    this.#editor = editor
    this.#document = TextDocument.create(this.uri, language, 1, text)
  }

  get text(): string {
    return this.#document.getText()
  }

  get version(): number {
    return this.#document.version
  }

  async open(): Promise<void> {
    const { uri, languageId, version } = this.#document
    await this.#editor.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version, text: this.text },
    })
  }

  async close(): Promise<void> {
    await this.#editor.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: this.uri },
    })
    await this.#editor.settle()
  }

  /** Replaces one piece of the text by another, as an incremental change; does not wait. */
  async send(piece: string, replacement: string): Promise<void> {
    await this.#send([{ range: this.range(piece), text: replacement }])
  }

  /** Types a character behind a piece of the text. */
  async type(piece: string, character: string): Promise<void> {
    const { end } = this.range(piece)
    await this.#send([{ range: { start: end, end }, text: character }])
    await this.#editor.settle()
  }

  /** Applies an edit of this document, as an editor does when it is chosen. */
  async apply(edit: WorkspaceEdit | undefined): Promise<void> {
    const [change] = edit?.documentChanges ?? []
    if (!change || !("edits" in change)) throw new Error("Not an edit")
    await this.#send(
      (change.edits as TextEdit[]).map(({ range, newText }) => ({ range, text: newText })),
    )
    await this.#editor.settle()
  }

  async #send(contentChanges: { range: Range; text: string }[]): Promise<void> {
    const version = this.version + 1
    this.#document = TextDocument.update(this.#document, contentChanges, version)
    await this.#editor.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri, version },
      contentChanges,
    })
  }

  /** As `send`, and waits until the server has answered it. */
  async change(piece: string, replacement: string): Promise<void> {
    await this.send(piece, replacement)
    await this.#editor.settle()
  }

  range(piece: string): Range {
    const offset = this.text.indexOf(piece)
    if (offset < 0 || this.text.indexOf(piece, offset + 1) >= 0)
      throw new Error(`“${piece}” does not occur once`)
    return {
      start: this.#document.positionAt(offset),
      end: this.#document.positionAt(offset + piece.length),
    }
  }

  /** The range of the text between ⟦ and ⟧ in `marked`, which is a piece of the text but for the marks. */
  place(marked: string): Range {
    const { start } = this.range(marked.replace(/[⟦⟧]/g, ""))
    const offset = this.#document.offsetAt(start)
    const [from, to] = [marked.indexOf("⟦"), marked.indexOf("⟧") - 1]
    return {
      start: this.#document.positionAt(offset + from),
      end: this.#document.positionAt(offset + to),
    }
  }

  at(range: Range): string {
    return this.#document.getText(range)
  }

  /** Everything published of this document, oldest first. */
  get published(): readonly PublishDiagnosticsParams[] {
    return this.#editor.published.filter(({ uri }) => uri === this.uri)
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.published.at(-1)?.diagnostics ?? []
  }

  /** The rules of the errors, in the order of the alphabet. */
  get errors(): readonly (number | string | undefined)[] {
    return this.diagnostics
      .filter(({ severity }) => severity === DiagnosticSeverity.Error)
      .map(({ code }) => code)
      .toSorted()
  }

  actions(range: Range, only?: string[]): Promise<readonly CodeAction[]> {
    return this.#editor.actions(this.uri, range, only)
  }

  /** The text after an edit, which must be of this document in this version. */
  after(edit: WorkspaceEdit | undefined): string {
    const [change, ...others] = edit?.documentChanges ?? []
    if (!change || !("edits" in change) || others.length > 0)
      throw new Error("Not one versioned edit")
    const { uri, version } = change.textDocument
    if (uri !== this.uri || version !== this.version)
      throw new Error(`An edit of ${uri} version ${version}`)
    return TextDocument.applyEdits(this.#document, change.edits as never)
  }
}
