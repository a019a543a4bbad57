import type { InitializeParams } from "vscode-languageserver"
import type { EditorSettings, ServerOptions } from "./contract.ts"
import { type Locale, toLocale } from "./core/messages.ts"
import { chooseEncoding, type Encoding } from "./documents/encoding.ts"

/** What a client understands and which language its user reads. */
export interface Client {
  readonly locale: Locale
  /** What it counts characters in. */
  readonly encoding: Encoding
  /** Shows the other places that a finding is about. */
  readonly takesRelatedInformation: boolean
  /** Refuses an edit made for another version of the document. */
  readonly takesVersionedEdits: boolean
  /** Asks to be told which of the open documents are reports. */
  readonly wantsReports: boolean
  /** Asks to be told what each document is. */
  readonly wantsStatus: boolean
  /** Leads from a finding's rule to a page. */
  readonly takesCodeDescriptions: boolean
  /** Where the pages are; absent when there are none to lead to. */
  readonly pages?: string | undefined
  /** The settings that it starts with. */
  readonly settings: EditorSettings
  /** The folders that are open, by URI. */
  readonly folders: readonly string[]
  /** Tells when other folders are opened. */
  readonly tellsFolders: boolean
  /** Shows Markdown in hovers. */
  readonly takesMarkdown: boolean
  /** Takes completions with places to fill in. */
  readonly takesSnippets: boolean
  /** Takes edits with places to fill in. */
  readonly takesSnippetEdits: boolean
  /** Takes an outline as a tree. */
  readonly takesSymbolTrees: boolean
  /** Opens a document at a place when asked to. */
  readonly showsDocuments: boolean
  /** Can be told which languages are formatted. */
  readonly registersFormatting: boolean
  /** Watches files when asked to. */
  readonly watchesFiles: boolean
  /** Asks for colours, and for hints, anew when told to. */
  readonly refreshesTokens: boolean
  readonly refreshesHints: boolean
}

/** Reads what a client says of itself; a client that says nothing gets plain LSP. `pages` are the server's own. */
export function toClient(params: Partial<InitializeParams>, pages?: string): Client {
  const { textDocument, workspace } = params.capabilities ?? {}
  const options = toOptions(params.initializationOptions)
  const language = options.locale === "auto" ? params.locale : options.locale
  return {
    locale: toLocale(language),
    encoding: chooseEncoding(params.capabilities?.general?.positionEncodings),
    takesRelatedInformation: textDocument?.publishDiagnostics?.relatedInformation ?? false,
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    wantsReports: options.reports,
    wantsStatus: options.status,
    takesCodeDescriptions: textDocument?.publishDiagnostics?.codeDescriptionSupport ?? false,
    pages: options.pages ?? pages,
    settings: options.settings,
    folders: foldersOf(params),
    tellsFolders: workspace?.workspaceFolders ?? false,
    takesMarkdown: textDocument?.hover?.contentFormat?.includes("markdown") ?? false,
    takesSnippets: textDocument?.completion?.completionItem?.snippetSupport ?? false,
    takesSnippetEdits: workspace?.workspaceEdit?.snippetEditSupport ?? false,
    takesSymbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    showsDocuments: params.capabilities?.window?.showDocument?.support ?? false,
    registersFormatting: textDocument?.formatting?.dynamicRegistration ?? false,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    refreshesHints: workspace?.inlayHint?.refreshSupport ?? false,
  }
}

/** A client that knows nothing of several folders tells its only one by another name. */
function foldersOf({ workspaceFolders, rootUri }: Partial<InitializeParams>): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
}

/** The options come from any editor's settings: what is not of the right kind counts as absent. */
function toOptions(
  value: unknown,
): Required<Omit<ServerOptions, "pages">> & Pick<ServerOptions, "pages"> {
  const { locale, reports, status, pages, settings } = (value ?? {}) as Partial<
    Record<keyof ServerOptions, unknown>
  >
  return {
    locale: typeof locale === "string" ? locale : "auto",
    reports: reports === true,
    status: status === true,
    ...(typeof pages === "string" && { pages }),
    settings: toEditorSettings(settings),
  }
}

/** Settings from any editor; what is in them is read later. */
export function toEditorSettings(value: unknown): EditorSettings {
  const { reportLint, folders } = (value ?? {}) as Partial<Record<keyof EditorSettings, unknown>>
  return {
    reportLint,
    folders: typeof folders === "object" ? ((folders ?? {}) as Record<string, unknown>) : {},
  }
}
