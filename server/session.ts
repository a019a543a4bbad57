import {
  type Connection,
  type InitializeParams,
  MessageType,
  ShowMessageNotification,
  type TextDocumentContentChangeEvent,
  TextDocuments,
} from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"
import { type Client, toClient } from "./client.ts"
import { Configurations } from "./configurations.ts"
import {
  type CursorParams,
  type DocumentStatusParams,
  type EditorSettings,
  REPORTS_NOTIFICATION,
  STATUS_NOTIFICATION,
} from "./contract.ts"
import type { Configuration, RuleConfiguration } from "./core/configuration.ts"
import { check, type Finding, type LintOptions, type LintResult, type lint } from "./core/lint.ts"
import { type Message, render } from "./core/messages.ts"
import { toDiagnostic, toRange } from "./protocol.ts"
import { isHeldBack, Typing, typedLine } from "./quiet.ts"
import { toStatus } from "./status.ts"
import type { Files } from "./workspace/files.ts"
import { type KnownReport, ReportIndex } from "./workspace/report-index.ts"
import { watchWorkspace } from "./workspace/watch.ts"

/** An open document and what its current text was read as. */
export interface OpenReport {
  readonly document: TextDocument
  readonly result: LintResult
  /** What it was held against. */
  readonly lastYear?: KnownReport | undefined
}

type Reading = Omit<OpenReport, "document">

/**
 * One client's open documents. They are linted within the notification that opens or changes them, so
 * whatever is asked afterwards is answered for the text that the client had when it asked. Once last year's
 * report of one becomes known or changes, it is checked again.
 */
export class Session {
  client: Client = toClient({})
  readonly #connection: Connection
  readonly #lint: typeof lint
  readonly #documents = new TextDocuments({
    create: TextDocument.create,
    update: (document, changes, version) => {
      this.#noticeTyping(document, changes)
      return TextDocument.update(document, changes, version)
    },
  })
  /** Every open document that was linted; undefined for one that is not a report. */
  readonly #results = new Map<string, Reading | undefined>()
  /** What every open document was linted by. */
  readonly #configured = new Map<string, Configuration>()
  readonly #configurations: Configurations
  /** Mistakes in settings are told once. */
  readonly #told = new Set<string>()
  readonly #typing = new Typing((uri) => this.#tellHeldBack(uri))
  /** The last status sent, as JSON. */
  readonly #statuses = new Map<string, string>()
  readonly #reports: ReportIndex
  #checkingAgain: ReturnType<typeof setTimeout> | undefined

  constructor(connection: Connection, read: typeof lint, files: Files | undefined) {
    this.#connection = connection
    this.#lint = read
    this.#reports = new ReportIndex(files, () => this.#checkAgain())
    this.#configurations = new Configurations(files, {
      mistaken: (mistake) => this.#warn(mistake),
      changed: () => this.#configure(),
    })
    this.#documents.onDidOpen(({ document }) => this.#lookAgainFor(document))
    this.#documents.onDidSave(({ document }) => this.#save(document))
    this.#documents.onDidChangeContent(({ document }) => this.#read(document))
    this.#documents.onDidClose(({ document }) => this.#close(document))
    this.#documents.listen(connection)
  }

  async initialize(params: InitializeParams, pages?: string): Promise<void> {
    this.client = toClient(params, pages)
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

  /** Looks for reports in the client's folders; to be called once the client is initialized. */
  watch(): void {
    watchWorkspace(this.#connection, this.client, this.#reports, this.#configurations)
  }

  /** Absent when the document is not open or not a report. */
  find(uri: string): OpenReport | undefined {
    const document = this.#documents.get(uri)
    const reading = this.#results.get(uri)
    return document && reading && { document, ...reading }
  }

  /** An open document, a report or not. */
  findDocument(uri: string): TextDocument | undefined {
    return this.#documents.get(uri)
  }

  /** Publishes the findings of a report; of another text only once that it has none. */
  #read(document: TextDocument): void {
    const { uri, version } = document
    try {
      const isOpened = !this.#results.has(uri)
      const configuration = this.#configurations.of(uri)
      const isChanged = JSON.stringify(configuration) !== JSON.stringify(this.#configured.get(uri))
      this.#configured.set(uri, configuration)
      const result = configuration.isExcluded
        ? undefined
        : this.#lint(document.getText(), this.#options(configuration))
      const isAwaited = isOpened || isChanged || configuration.run === "onType"
      const isNews = isAwaited && (result || this.#results.get(uri) || isOpened)
      this.#remember(uri, result && { result })
      this.#reports.open(uri, result?.facts)
      this.#hold(uri)
      if (isNews) this.#publish(document, version)
      else this.#tellStatus(uri)
      this.#checkAgain()
    } catch (error) {
      this.#forget(uri)
      this.#checkAgain()
      this.#log(uri, error)
    }
  }

  #close(document: TextDocument): void {
    const { uri } = document
    this.#typing.set(uri, undefined)
    this.#configured.delete(uri)
    this.#forget(uri)
    this.#publish(document)
    this.#checkAgain()
  }

  /** Checks again what is held against another report than its last year's by now. */
  #checkAgain(): void {
    // Not at once: the document just changed is answered first, and a burst of changes by one check.
    this.#checkingAgain ??= setTimeout(() => {
      this.#checkingAgain = undefined
      for (const document of this.#documents.all()) {
        try {
          if (this.#hold(document.uri)) this.#publish(document, document.version)
        } catch (error) {
          this.#log(document.uri, error)
        }
      }
    })
  }

  /** Holds an open report, as it was read, against last year's; false when it was already. */
  #hold(uri: string): boolean {
    const reading = this.#results.get(uri)
    const lastYear = this.#reports.lastYearOf(uri)
    if (!reading || lastYear?.facts === reading.lastYear?.facts) return false
    const { facts, configuration } = reading.result
    const findings = check(facts, this.#options(configuration, lastYear))
    this.#results.set(uri, { result: { ...reading.result, findings }, lastYear })
    return true
  }

  #log(uri: string, error: unknown): void {
    this.#connection.console.error(`${uri} could not be linted: ${toText(error)}`)
  }

  #options(configuration?: RuleConfiguration, lastYear?: KnownReport): LintOptions {
    return {
      locale: this.client.locale,
      ...(configuration && { configuration }),
      ...(lastYear && { lastYear: lastYear.facts }),
    }
  }

  /** Lints again what other settings hold for by now. */
  #configure(): void {
    for (const document of this.#documents.all()) {
      const { uri } = document
      const configuration = JSON.stringify(this.#configurations.of(uri))
      if (configuration !== JSON.stringify(this.#configured.get(uri))) this.#read(document)
    }
  }

  #lookAgainFor({ uri }: TextDocument): void {
    if (!this.client.watchesFiles) this.#configurations.lookAgainFor(uri)
  }

  #save(document: TextDocument): void {
    const { uri, version } = document
    this.#lookAgainFor(document)
    this.#typing.finish(uri)
    if (this.#configured.get(uri)?.run === "onSave") this.#publish(document, version)
  }

  #warn(mistake: Message): void {
    const message = render(mistake, this.client.locale)
    if (this.#told.has(message)) return
    this.#told.add(message)
    this.#connection.console.warn(message)
    this.#connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    })
  }

  /** Called with the document as it was before the changes. */
  #noticeTyping(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): void {
    const { uri } = document
    const isQuiet = this.#configured.get(uri)?.quietWhileTyping && !this.#isFix(document, changes)
    this.#typing.set(uri, isQuiet ? typedLine(changes) : undefined)
  }

  /** True for changes that a fix of a finding offers: they are no typing, however short. */
  #isFix(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[]): boolean {
    const made = JSON.stringify(
      changes.map((change) => ("range" in change ? [change.range, change.text] : [])),
    )
    const fixes = this.find(document.uri)?.result.findings.flatMap((finding) => finding.fixes)
    return (fixes ?? []).some(
      ({ edits }) =>
        made ===
        JSON.stringify(edits.map(({ span, newText }) => [toRange(document, span), newText])),
    )
  }

  /** Tells what was held back on the line being typed. */
  #tellHeldBack(uri: string): void {
    const document = this.#documents.get(uri)
    if (document && this.#configured.get(uri)?.run === "onType")
      this.#publish(document, document.version)
  }

  #tellStatus(uri: string): void {
    if (!this.client.wantsStatus) return
    const configuration = this.#configured.get(uri)
    const status = configuration && toStatus(this.#results.get(uri)?.result, configuration)
    const told = JSON.stringify(status)
    if (told === this.#statuses.get(uri)) return
    if (told === undefined) this.#statuses.delete(uri)
    else this.#statuses.set(uri, told)
    const params: DocumentStatusParams = { uri, ...(status && { status }) }
    this.#connection.sendNotification(STATUS_NOTIFICATION, params)
  }

  /** A closed document has no version, and no findings. */
  #publish(document: TextDocument, version?: number): void {
    const { result, lastYear } = this.#results.get(document.uri) ?? {}
    const typed = this.#typing.lineOf(document.uri)
    const lineOf = ({ span }: Finding) => document.positionAt(span.start).line
    const findings = (result?.findings ?? []).filter(
      (finding) => typed === undefined || !isHeldBack(finding, lineOf(finding), typed),
    )
    this.#tellStatus(document.uri)
    this.#connection.sendDiagnostics({
      uri: document.uri,
      ...(version !== undefined && { version }),
      diagnostics: findings.map((finding) =>
        toDiagnostic(document, finding, this.client, lastYear),
      ),
    })
  }

  #remember(uri: string, reading: Reading | undefined): void {
    const wasReport = this.#results.get(uri) !== undefined
    this.#results.set(uri, reading)
    if (wasReport !== (reading !== undefined)) this.#announce()
  }

  #forget(uri: string): void {
    this.#remember(uri, undefined)
    this.#results.delete(uri)
    this.#reports.close(uri)
  }

  #announce(): void {
    if (!this.client.wantsReports) return
    const uris = [...this.#results].flatMap(([uri, reading]) => (reading ? [uri] : []))
    this.#connection.sendNotification(REPORTS_NOTIFICATION, uris)
  }
}

function toText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
