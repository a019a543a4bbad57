import type {
  Connection,
  DidChangeTextDocumentParams,
  TextDocumentContentChangeEvent as Event,
} from "vscode-languageserver"
import { type Change, ClientDocument } from "./document.ts"
import type { Encoding } from "./encoding.ts"

/** What is told of documents. */
export interface DocumentsListener {
  opened(document: ClientDocument): void
  /** Called before `changed`, with what the changes did; the document has been changed. */
  edited(document: ClientDocument, changes: readonly Change[]): void
  /** A document was opened, or has another text. */
  changed(document: ClientDocument): void
  saved(document: ClientDocument): void
  closed(document: ClientDocument): void
  /** Documents are no longer known as the client has them. */
  lost(documents: readonly ClientDocument[]): void
  /** What a client should not have sent, for the log. */
  refused(reason: string): void
}

/**
 * The documents that are open, as the client has them. Of one that cannot be so any more, because a change
 * does not follow on what is known or was never received, nothing is known until it is sent whole.
 */
export class Documents {
  encoding: Encoding = "utf-16"
  readonly #listener: DocumentsListener
  readonly #open = new Map<string, ClientDocument>()
  /** The documents that are open, but not known. */
  readonly #lost = new Map<string, ClientDocument>()

  constructor(listener: DocumentsListener) {
    this.#listener = listener
  }

  listen(connection: Connection): void {
    connection.onDidOpenTextDocument(({ textDocument }) => {
      const { uri } = textDocument
      if (this.#open.has(uri))
        this.#listener.refused(`${uri} was opened twice: the last text holds`)
      this.#lost.delete(uri)
      const document = new ClientDocument(this.encoding, textDocument)
      this.#open.set(uri, document)
      this.#listener.opened(document)
      this.#listener.changed(document)
    })
    connection.onDidChangeTextDocument((params) => this.#change(params))
    connection.onDidSaveTextDocument(({ textDocument }) => {
      const document = this.#open.get(textDocument.uri)
      if (document) this.#listener.saved(document)
    })
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      const document = this.#open.get(uri) ?? this.#lost.get(uri)
      this.#lost.delete(uri)
      this.#open.delete(uri)
      if (document) this.#listener.closed(document)
      else this.#listener.refused(`${uri} was closed, but is not open`)
    })
  }

  /** Absent when the document is not open, or not known. */
  get(uri: string): ClientDocument | undefined {
    return this.#open.get(uri)
  }

  all(): readonly ClientDocument[] {
    return [...this.#open.values()]
  }

  /** Some message was not received: any document may be another than it is known as. */
  loseAll(reason: string): void {
    this.#lose([...this.#open.values()], reason)
  }

  #change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
    const document = this.#open.get(uri)
    const lost = this.#lost.get(uri)
    if (document) this.#update(document, version, contentChanges)
    else if (lost) this.#findAgain(lost, version, contentChanges)
    else this.#listener.refused(`${uri} was changed, but is not open`)
  }

  #update(document: ClientDocument, version: number, changes: readonly Event[]): void {
    const { uri } = document
    if (!(version > document.version)) {
      const order = `version ${version} of ${uri} follows ${document.version}`
      // A whole text that comes late is an old one; what a part of a text belongs to cannot be known.
      if (wholeOf(changes)) this.#listener.refused(`${order}: it is left out`)
      else this.#lose([document], order)
      return
    }
    try {
      this.#listener.edited(document, document.update(changes, version))
    } catch (error) {
      this.#lose([document], `version ${version} of ${uri} cannot be made, ${error}`)
      return
    }
    this.#listener.changed(document)
  }

  /** A whole text makes a document known that was lost. */
  #findAgain(
    { uri, languageId }: ClientDocument,
    version: number,
    changes: readonly Event[],
  ): void {
    const whole = wholeOf(changes)
    if (!whole) return
    const document = new ClientDocument(this.encoding, {
      ...{ uri, languageId, version },
      text: whole.text,
    })
    document.update(changes.slice(changes.indexOf(whole) + 1), version)
    this.#lost.delete(uri)
    this.#open.set(uri, document)
    this.#listener.changed(document)
  }

  #lose(documents: readonly ClientDocument[], reason: string): void {
    for (const document of documents) {
      this.#open.delete(document.uri)
      this.#lost.set(document.uri, document)
    }
    const uris = documents.map(({ uri }) => uri).join(", ")
    this.#listener.refused(`${reason}; not known until sent whole: ${uris || "nothing"}`)
    this.#listener.lost(documents)
  }
}

/** The last change that is the whole text: those before it do not count. */
function wholeOf(changes: readonly Event[]): Event | undefined {
  return changes.findLast((change) => !("range" in change))
}
