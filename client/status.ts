import {
  type Command,
  type Disposable,
  LanguageStatusSeverity,
  languages,
  Position,
  Range,
  type TextDocument,
  window,
} from "vscode"
import type { BaseLanguageClient } from "vscode-languageclient"
import {
  type DocumentStatus,
  type DocumentStatusParams,
  STATUS_NOTIFICATION,
} from "../server/contract.ts"
import { languages as checkedLanguages, documentSelector } from "./options.ts"
import { text } from "./text.ts"

// Of so many characters at the beginning so many may be damaged.
const [TELLING_LENGTH, MOST_DAMAGED] = [2_000, 20]

/** Shows beside the document's language what it was read as, or why nothing is shown of it. */
export function showStatus(client: BaseLanguageClient): Disposable[] {
  const statuses = new Map<string, DocumentStatus>()
  const item = languages.createLanguageStatusItem("reportLint", checkedLanguages)
  item.name = text({ key: "client.status.name" })
  const show = () => {
    const document = window.activeTextEditor?.document
    const shown = document && describe(document, statuses.get(toKey(client, document)))
    if (!shown) return
    item.text = shown.text
    item.detail = shown.detail
    item.severity = shown.severity
    item.command = shown.command
  }
  show()
  return [
    item,
    window.onDidChangeActiveTextEditor(show),
    client.onNotification(STATUS_NOTIFICATION, ({ uri, status }: DocumentStatusParams) => {
      if (status) statuses.set(uri, status)
      else statuses.delete(uri)
      show()
    }),
  ]
}

function toKey(client: BaseLanguageClient, { uri }: TextDocument): string {
  return client.code2ProtocolConverter.asUri(uri)
}

interface Shown {
  readonly text: string
  readonly detail: string
  readonly severity: LanguageStatusSeverity
  readonly command: Command
}

function describe(document: TextDocument, status: DocumentStatus | undefined): Shown {
  const { kind, form = "", year, issuer, errors = 0, warnings = 0 } = status ?? {}
  if (kind === "report") {
    const counts = text({ key: "client.status.counts", values: { errors, warnings } })
    const detail = [issuer, year, form].filter((part) => part !== undefined && part !== "")
    const severity = severityOf(errors, warnings)
    const command = severity === LanguageStatusSeverity.Information ? showOutput() : showProblems()
    return { text: counts, detail: detail.join(" · "), severity, command }
  }
  const nothing = text({ key: "client.status.nothing" })
  if (kind === "not-a-report" && isGarbled(document)) {
    const detail = text({ key: "client.status.garbled" })
    return { text: nothing, detail, severity: LanguageStatusSeverity.Warning, command: reopen() }
  }
  const detail = text({ key: reasonOf(kind, document.uri.scheme) })
  const severity = LanguageStatusSeverity.Information
  return { text: nothing, detail, severity, command: showOutput() }
}

function showProblems(): Command {
  return {
    command: "workbench.actions.view.problems",
    title: text({ key: "client.status.problems" }),
  }
}

function showOutput(): Command {
  return { command: "reportLint.showOutput", title: text({ key: "client.status.output" }) }
}

function reopen(): Command {
  return {
    command: "workbench.action.editor.changeEncoding",
    title: text({ key: "client.status.encoding" }),
  }
}

/** True for a text opened in an encoding that it is not in, as one in GB 18030 is as UTF-8. */
function isGarbled(document: TextDocument): boolean {
  const end = document.positionAt(TELLING_LENGTH)
  const beginning = document.getText(new Range(new Position(0, 0), end))
  return beginning.split("\ufffd").length > MOST_DAMAGED
}

function severityOf(errors: number, warnings: number): LanguageStatusSeverity {
  if (errors > 0) return LanguageStatusSeverity.Error
  return warnings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
}

function reasonOf(kind: DocumentStatus["kind"] | undefined, scheme: string) {
  if (kind === "excluded") return "client.status.excluded"
  if (kind === "off") return "client.status.off"
  if (kind === "too-long") return "client.status.too-long"
  if (kind === "form-off") return "client.status.form-off"
  if (kind === "not-a-report") return "client.status.not-a-report"
  return documentSelector.some((each) => each.scheme === scheme)
    ? "client.status.unknown"
    : "client.status.elsewhere"
}
