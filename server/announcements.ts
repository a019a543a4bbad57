import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver"
import type { Client } from "./client.ts"
import { type DocumentStatusParams, REPORTS_NOTIFICATION, STATUS_NOTIFICATION } from "./contract.ts"
import type { Configuration } from "./core/configuration.ts"
import type { Finding, LintResult } from "./core/lint.ts"
import { type Message, render } from "./core/messages.ts"
import type { ClientDocument } from "./documents/document.ts"
import { toDiagnostic } from "./protocol.ts"
import { toStatus } from "./status.ts"
import type { KnownReport } from "./workspace/report-index.ts"

/** What a client is told without asking. Status, reports and warnings are told only where they are news. */
export class Announcements {
  readonly #connection: Connection
  readonly #client: () => Client
  /** The warnings given. */
  readonly #warnings = new Set<string>()
  /** The rules whose failure is in the log. */
  readonly #failedRules = new Set<string>()
  /** The last status sent of each document, as JSON. */
  readonly #statuses = new Map<string, string>()

  /** `client` may be another one once the connection is initialized. */
  constructor(connection: Connection, client: () => Client) {
    this.#connection = connection
    this.#client = client
  }

  /** Replaces a document's diagnostics; a closed one has no version. */
  publish(
    document: ClientDocument,
    version: number | undefined,
    findings: readonly Finding[],
    lastYear?: KnownReport,
  ): void {
    for (const finding of findings) this.#logFailure(document.uri, finding)
    this.#connection.sendDiagnostics({
      uri: document.uri,
      ...(version !== undefined && { version }),
      diagnostics: findings.map((finding) =>
        toDiagnostic(document, finding, this.#client(), lastYear),
      ),
    })
  }

  /** Tells what a document is; without a configuration it is closed. */
  tellStatus(
    uri: string,
    result: LintResult | undefined,
    configuration: Configuration | undefined,
    isTooLong: boolean,
  ): void {
    if (!this.#client().wantsStatus) return
    const status = configuration && toStatus(result, configuration, isTooLong)
    const told = JSON.stringify(status)
    if (told === this.#statuses.get(uri)) return
    if (told === undefined) this.#statuses.delete(uri)
    else this.#statuses.set(uri, told)
    const params: DocumentStatusParams = { uri, ...(status && { status }) }
    this.#connection.sendNotification(STATUS_NOTIFICATION, params)
  }

  /** Tells which of the open documents are reports. */
  tellReports(uris: readonly string[]): void {
    if (this.#client().wantsReports) this.#connection.sendNotification(REPORTS_NOTIFICATION, uris)
  }

  /** Has the client ask anew for what follows from findings: it does so by itself only when the text changes. */
  refresh(): void {
    const { inlayHint, semanticTokens } = this.#connection.languages
    const { refreshesHints, refreshesTokens } = this.#client()
    const log = (error: unknown) => this.#connection.console.error(toText(error))
    if (refreshesTokens) semanticTokens.refresh().catch(log)
    if (refreshesHints) inlayHint.refresh().catch(log)
  }

  /** Warns the user, of one thing once. */
  warn(warning: Message): void {
    const message = render(warning, this.#client().locale)
    if (this.#warnings.has(message)) return
    this.#warnings.add(message)
    this.#connection.console.warn(message)
    this.#connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message,
    })
  }

  /** Warns the user of a document, whose name the message has. */
  warnOf(key: "server.cannot-lint" | "server.out-of-step" | "server.too-long", uri: string): void {
    this.warn({ key, values: { name: toName(uri) } })
  }

  /** Writes to the log what a client should not have done. */
  log(reason: string): void {
    this.#connection.console.warn(reason)
  }

  /** Tells of a document that the program failed on, and writes to the log why. */
  fail(uri: string, error: unknown): void {
    this.#connection.console.error(`${uri} could not be linted: ${toText(error)}`)
    this.warnOf("server.cannot-lint", uri)
  }

  /** The user is told by the finding; the log of each rule once. */
  #logFailure(uri: string, { rule, failure }: Finding): void {
    if (failure === undefined || this.#failedRules.has(rule)) return
    this.#failedRules.add(rule)
    this.#connection.console.error(`The rule ${rule} failed on ${uri}: ${failure}`)
  }
}

/** As the user knows a document: the last part of its path. */
function toName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1).replace(/^untitled:/, "")
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function toText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
