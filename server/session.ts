import { type Connection, type InitializeParams, TextDocuments } from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"
import { type Client, toClient } from "./client.ts"
import { REPORTS_NOTIFICATION } from "./contract.ts"
import type { LintResult, lint } from "./core/lint.ts"
import { toDiagnostic } from "./protocol.ts"

/** An open document and what its current text was read as. */
export interface OpenReport {
  readonly document: TextDocument
  readonly result: LintResult
}

/**
 * One client's open documents. They are linted within the notification that opens or changes them, so
 * whatever is asked afterwards is answered for the text that the client had when it asked.
 */
export class Session {
  client: Client = toClient({})
  readonly #connection: Connection
  readonly #lint: typeof lint
  readonly #documents = new TextDocuments(TextDocument)
  /** Every open document that was linted; undefined for one that is not a report. */
  readonly #results = new Map<string, LintResult | undefined>()

  constructor(connection: Connection, read: typeof lint) {
    this.#connection = connection
    this.#lint = read
    this.#documents.onDidChangeContent(({ document }) => this.#read(document))
    this.#documents.onDidClose(({ document }) => this.#close(document))
    this.#documents.listen(connection)
  }

  initialize(params: InitializeParams): void {
    this.client = toClient(params)
  }

  /** Absent when the document is not open or not a report. */
  find(uri: string): OpenReport | undefined {
    const document = this.#documents.get(uri)
    const result = this.#results.get(uri)
    return document && result && { document, result }
  }

  /** Publishes the findings of a report; of another text only once that it has none. */
  #read(document: TextDocument): void {
    const { uri, version } = document
    try {
      const result = this.#lint(document.getText(), { locale: this.client.locale })
      const isNews = result || this.#results.get(uri) || !this.#results.has(uri)
      this.#remember(uri, result)
      if (isNews) this.#publish(document, version)
    } catch (error) {
      this.#forget(uri)
      this.#connection.console.error(`${uri} could not be linted: ${toText(error)}`)
    }
  }

  #close(document: TextDocument): void {
    this.#forget(document.uri)
    this.#publish(document)
  }

  /** A closed document has no version, and no findings. */
  #publish(document: TextDocument, version?: number): void {
    const findings = this.#results.get(document.uri)?.findings ?? []
    this.#connection.sendDiagnostics({
      uri: document.uri,
      ...(version !== undefined && { version }),
      diagnostics: findings.map((finding) => toDiagnostic(document, finding, this.client)),
    })
  }

  #remember(uri: string, result: LintResult | undefined): void {
    const wasReport = this.#results.get(uri) !== undefined
    this.#results.set(uri, result)
    if (wasReport !== (result !== undefined)) this.#announce()
  }

  #forget(uri: string): void {
    this.#remember(uri, undefined)
    this.#results.delete(uri)
  }

  #announce(): void {
    if (!this.client.wantsReports) return
    const uris = [...this.#results].flatMap(([uri, result]) => (result ? [uri] : []))
    this.#connection.sendNotification(REPORTS_NOTIFICATION, uris)
  }
}

function toText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
