import {
  type Disposable,
  LanguageStatusSeverity,
  languages,
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
    const hasProblems = shown.severity !== LanguageStatusSeverity.Information
    item.command = {
      command: hasProblems ? "workbench.actions.view.problems" : "reportLint.showOutput",
      title: text({ key: hasProblems ? "client.status.problems" : "client.status.output" }),
    }
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
}

function describe({ uri }: TextDocument, status: DocumentStatus | undefined): Shown {
  const { kind, form = "", year, issuer, errors = 0, warnings = 0 } = status ?? {}
  if (kind === "report") {
    const counts = text({ key: "client.status.counts", values: { errors, warnings } })
    const detail = [issuer, year, form].filter((part) => part !== undefined && part !== "")
    return { text: counts, detail: detail.join(" · "), severity: severityOf(errors, warnings) }
  }
  const reason = text({ key: reasonOf(kind, uri.scheme) })
  const severity = LanguageStatusSeverity.Information
  return { text: text({ key: "client.status.nothing" }), detail: reason, severity }
}

function severityOf(errors: number, warnings: number): LanguageStatusSeverity {
  if (errors > 0) return LanguageStatusSeverity.Error
  return warnings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
}

function reasonOf(kind: DocumentStatus["kind"] | undefined, scheme: string) {
  if (kind === "excluded") return "client.status.excluded"
  if (kind === "off") return "client.status.off"
  if (kind === "not-a-report") return "client.status.not-a-report"
  return documentSelector.some((each) => each.scheme === scheme)
    ? "client.status.unknown"
    : "client.status.elsewhere"
}
