import type { Connection, InitializeParams } from "vscode-languageserver"
import { Announcements } from "./announcements.ts"
import { type Client, toClient } from "./client.ts"
import { Configurations } from "./configurations.ts"
import type { CursorParams, EditorSettings } from "./contract.ts"
import type { lint } from "./core/lint.ts"
import type { Change, ClientDocument } from "./documents/document.ts"
import { Documents } from "./documents/documents.ts"
import { Typing } from "./quiet.ts"
import { type Reading, Readings } from "./readings.ts"
import type { Files } from "./workspace/files.ts"
import { watchWorkspace } from "./workspace/watch.ts"

/** An open document and what its current text was read as. */
export interface OpenReport extends Reading {
  readonly document: ClientDocument
}

/**
 * One client's open documents. They are linted within the notification that opens or changes them, so
 * whatever is asked afterwards is answered for the text that the client had when it asked. Once last year's
 * report of one becomes known or changes, it is checked again.
 */
export class Session {
  client: Client = toClient({})
  readonly #connection: Connection
  readonly #announcements: Announcements
  readonly #readings: Readings
  readonly #configurations: Configurations
  readonly #typing = new Typing((uri) => this.#tellHeldBack(uri))
  readonly #documents = new Documents({
    opened: (document) => this.#lookAgainFor(document),
    edited: (document, changes) => this.#noticeTyping(document, changes),
    changed: (document) => this.#read(document),
    saved: (document) => this.#save(document),
    closed: (document) => this.#close(document),
    lost: (documents) => this.#lose(documents),
    refused: (reason) => this.#announcements.log(reason),
  })

  constructor(connection: Connection, read: typeof lint, files: Files | undefined) {
    this.#connection = connection
    const clientOf = () => this.client
    this.#announcements = new Announcements(connection, clientOf)
    this.#readings = new Readings(read, files, {
      get locale() {
        return clientOf().locale
      },
      changed: (reports) => this.#announcements.tellReports(reports),
      heldAnew: (uris) => {
        for (const uri of uris) this.#publishOpen(uri)
        this.#announcements.refresh()
      },
      failed: (uri, error) => this.#announcements.fail(uri, error),
      notFoundAmongAll: () => this.#announcements.warn({ key: "server.too-many-files" }),
      tooLong: (uri) => this.#announcements.warnOf("server.too-long", uri),
    })
    this.#configurations = new Configurations(files, {
      mistaken: (mistake) => this.#announcements.warn(mistake),
      changed: () => this.#configure(),
    })
    this.#documents.listen(connection)
  }

  async initialize(params: InitializeParams, pages?: string): Promise<void> {
    this.client = toClient(params, pages)
    this.#documents.encoding = this.client.encoding
    this.#configurations.setFolders(this.client.folders)
    await this.#configurations.setEditor(this.client.settings)
  }

  /** Takes other settings of the editor; what is open is linted by them. */
  async configure(settings: EditorSettings): Promise<void> {
    await this.#configurations.setEditor(settings)
  }

  /** Ends being quiet once the cursor has left the line being typed. */
  moveCursor({ uri, line }: CursorParams): void {
    if (this.#typing.lineOf(uri) !== line) this.#typing.finish(uri)
  }

  /** A message of the client was lost, which may have changed any document. */
  loseStep(reason: string): void {
    this.#documents.loseAll(reason)
  }

  /** Looks for reports in the client's folders; to be called once the client is initialized. */
  watch(): void {
    watchWorkspace(this.#connection, this.client, this.#readings.reports, this.#configurations)
  }

  /** Absent when the document is not open or not a report. */
  find(uri: string): OpenReport | undefined {
    const document = this.#documents.get(uri)
    const reading = this.#readings.of(uri)
    return document && reading && { document, ...reading }
  }

  /** An open document, a report or not. */
  findDocument(uri: string): ClientDocument | undefined {
    return this.#documents.get(uri)
  }

  /** True for what is written on a line being typed; once it is not any more, the client is told to ask anew. */
  isTyped(document: ClientDocument, offset: number): boolean {
    return this.#typing.isTyped(document, offset)
  }

  /** Publishes the findings of a report; of another text only once that it has none. */
  #read(document: ClientDocument): void {
    const { uri } = document
    try {
      const isOpened = !this.#readings.has(uri)
      const wasReport = this.#readings.of(uri) !== undefined
      const isChanged = this.#configurations.isStale(uri)
      const configuration = this.#configurations.take(uri)
      this.#readings.read(uri, document.getText(), configuration)
      const isAwaited = isOpened || isChanged || configuration.run === "onType"
      const isNews = isOpened || wasReport || this.#readings.of(uri) !== undefined
      if (isAwaited && isNews) this.#publish(document)
      else this.#tellStatus(uri)
    } catch (error) {
      this.#readings.forget(uri)
      this.#announcements.fail(uri, error)
      // What was found in another version is not left standing.
      this.#publish(document)
    }
  }

  #close(document: ClientDocument): void {
    const { uri } = document
    this.#typing.forget(uri)
    this.#configurations.forget(uri)
    this.#readings.forget(uri)
    this.#tellStatus(uri)
    this.#announcements.publish(document, undefined, [])
  }

  /** Of a text that the client may not have nothing is told but that. */
  #lose(documents: readonly ClientDocument[]): void {
    for (const document of documents) this.#close(document)
    const [document, ...others] = documents
    if (others.length > 0) this.#announcements.warn({ key: "server.out-of-step.all" })
    else if (document) this.#announcements.warnOf("server.out-of-step", document.uri)
  }

  /** Lints again what other settings hold for by now. */
  #configure(): void {
    const stale = this.#documents.all().filter(({ uri }) => this.#configurations.isStale(uri))
    for (const document of stale) this.#read(document)
    if (stale.length > 0) this.#announcements.refresh()
  }

  #lookAgainFor({ uri }: ClientDocument): void {
    if (!this.client.watchesFiles) this.#configurations.lookAgainFor(uri)
  }

  #save(document: ClientDocument): void {
    const { uri } = document
    this.#lookAgainFor(document)
    this.#typing.finish(uri)
    if (this.#configurations.taken(uri)?.run === "onSave") this.#publish(document)
  }

  /** Called while the findings are those of the text before the changes. */
  #noticeTyping({ uri }: ClientDocument, changes: readonly Change[]): void {
    const findings = this.#readings.of(uri)?.result.findings ?? []
    if (this.#configurations.taken(uri)?.quietWhileTyping)
      this.#typing.notice(uri, changes, findings)
    else this.#typing.forget(uri)
  }

  /** Tells what was held back on the line being typed. */
  #tellHeldBack(uri: string): void {
    if (this.#configurations.taken(uri)?.run === "onType") this.#publishOpen(uri)
    if (this.#readings.of(uri)) this.#announcements.refresh()
  }

  #publishOpen(uri: string): void {
    const document = this.#documents.get(uri)
    if (document) this.#publish(document)
  }

  #publish(document: ClientDocument): void {
    const { uri, version } = document
    const { result, lastYear } = this.#readings.of(uri) ?? {}
    const findings = this.#typing.told(document, result?.findings ?? [])
    this.#tellStatus(uri)
    this.#announcements.publish(document, version, findings, lastYear)
  }

  #tellStatus(uri: string): void {
    this.#announcements.tellStatus(
      uri,
      this.#readings.of(uri)?.result,
      this.#configurations.taken(uri),
      this.#readings.isTooLong(uri),
    )
  }
}
