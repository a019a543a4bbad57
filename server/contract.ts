// What the server and its clients agree on beyond LSP.

/** Recomputes the totals of an open document; arguments: its URI and, to recompute one table only, that table's key. */
export const RECOMPUTE_COMMAND = "reportLint.server.recompute"

/** Shows the figure of a table that most probably is wrong; arguments: the document's URI and the table's key. */
export const LOCATE_COMMAND = "reportLint.server.locate"

/** Answers a report with nothing filled in, null for a year without a form; arguments: the issuer and the year. */
export const NEW_REPORT_COMMAND = "reportLint.server.newReport"

/** Tells which of the open documents are reports whenever that changes; parameter: their URIs. */
export const REPORTS_NOTIFICATION = "reportLint/reports"

/** `initializationOptions`, for any editor to send. */
export interface ServerOptions {
  /** "zh-cn" or "en"; "auto", which it is when absent, is the language of the editor. */
  readonly locale?: string
  /** Asks for the notification of reports; off when absent. */
  readonly reports?: boolean
  /** Asks for the notification of documents' status; off when absent. */
  readonly status?: boolean
  /** The URI of the folder with the pages of the documentation, such as `docs` beside the server; ends in a slash. */
  readonly pages?: string
  /** The settings at the start, as `workspace/didChangeConfiguration` tells later ones. */
  readonly settings?: EditorSettings
}

/** `settings` of `workspace/didChangeConfiguration`: only what the user set, since it goes before the project's file. */
export interface EditorSettings {
  /** Named as in `.report-lint.json`. */
  readonly reportLint?: unknown
  /** Settings instead of these in some of the open folders, by the folder's URI. */
  readonly folders?: Readonly<Record<string, unknown>>
}

/** Tells what a document is whenever that changes; parameters: `DocumentStatusParams`. */
export const STATUS_NOTIFICATION = "reportLint/status"

/** Parameters of `STATUS_NOTIFICATION`. */
export interface DocumentStatusParams {
  readonly uri: string
  /** Absent once the document is closed. */
  readonly status?: DocumentStatus
}

/** What a document was read as, or why it is not checked. */
export interface DocumentStatus {
  /** `off`: a directive silences the whole file; `excluded`: by the settings; `form-off`: so are reports by its form. */
  readonly kind: "report" | "not-a-report" | "too-long" | "excluded" | "off" | "form-off"
  /** The official document whose form it follows. */
  readonly form?: string
  readonly year?: number
  readonly issuer?: string
  readonly errors?: number
  readonly warnings?: number
}

/** From a client: where the cursor is now, which ends being quiet on another line; parameters: `CursorParams`. */
export const CURSOR_NOTIFICATION = "reportLint/cursor"

/** Where the cursor is, so that the row being typed is left in peace. */
export interface CursorParams {
  readonly uri: string
  /** From 0; absent when the line being typed counts as finished, as after an undo. */
  readonly line?: number
}

/** To a client that lends its files: lists what may be a report below a folder, by URI; the answer is `ListedFiles`. */
export const LIST_FILES_REQUEST = "reportLint/listFiles"

/** What may be a report below a folder, by URI. */
export interface ListedFiles {
  readonly files: readonly string[]
  /** False where the folder holds more than is looked through. */
  readonly isWhole: boolean
}

/** To a client that lends its files: the text of a file by URI, null where there is none. */
export const READ_FILE_REQUEST = "reportLint/readFile"

/** Asks for a report as its reader sees it: `PreviewParams` to `PreviewOfVersion`, null where there is none. */
export const PREVIEW_REQUEST = "reportLint/preview"

/** Writes a figure: `SetFigureParams` to `EditAnswer`. */
export const SET_FIGURE_REQUEST = "reportLint/setFigure"

/** Makes a fix of a finding that a preview shows: `ApplyFixParams` to `EditAnswer`. */
export const APPLY_FIX_REQUEST = "reportLint/applyFix"

/** Asks for the preview of an open document. */
export interface PreviewParams {
  readonly uri: string
}

/** Asks for a figure typed in the preview to be written into the text. */
export interface SetFigureParams {
  readonly uri: string
  /** Of the document; another one is refused. */
  readonly version: number
  /** The figure's key in the preview. */
  readonly key: string
  readonly text: string
}

/** Asks for a fix chosen in the preview to be applied. */
export interface ApplyFixParams {
  readonly uri: string
  /** Of the document; another one is refused. */
  readonly version: number
  /** The index of the finding in the preview. */
  readonly finding: number
  /** The index of the fix in the finding. */
  readonly fix: number
}

/** What became of an edit that was asked for. */
export interface EditAnswer {
  readonly applied: boolean
  /** Why it was not, in the user's language. */
  readonly message?: string
}
