import type { InitializeParams } from "vscode-languageserver"
import type { ServerOptions } from "./contract.ts"
import { type Locale, toLocale } from "./core/messages.ts"

/** What a client understands and which language its user reads. */
export interface Client {
  readonly locale: Locale
  /** Shows the other places that a finding is about. */
  readonly takesRelatedInformation: boolean
  /** Refuses an edit made for another version of the document. */
  readonly takesVersionedEdits: boolean
  /** Asks to be told which of the open documents are reports. */
  readonly wantsReports: boolean
}

/** Reads what a client says of itself; a client that says nothing gets plain LSP. */
export function toClient(params: Partial<InitializeParams>): Client {
  const { textDocument, workspace } = params.capabilities ?? {}
  const options = toOptions(params.initializationOptions)
  const language = options.locale === "auto" ? params.locale : options.locale
  return {
    locale: toLocale(language),
    takesRelatedInformation: textDocument?.publishDiagnostics?.relatedInformation ?? false,
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    wantsReports: options.reports,
  }
}

/** The options come from any editor's settings: what is not of the right kind counts as absent. */
function toOptions(value: unknown): Required<ServerOptions> {
  const { locale, reports } = (value ?? {}) as { locale?: unknown; reports?: unknown }
  return { locale: typeof locale === "string" ? locale : "auto", reports: reports === true }
}
