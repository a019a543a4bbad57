// What the server and its clients agree on beyond LSP.

/** Recomputes the totals of the open document whose URI is the only argument. */
export const RECOMPUTE_COMMAND = "reportLint.server.recompute"

/** Tells which of the open documents are reports whenever that changes; parameter: their URIs. */
export const REPORTS_NOTIFICATION = "reportLint/reports"

/** `initializationOptions`, for any editor to send. */
export interface ServerOptions {
  /** "zh-cn" or "en"; "auto", which it is when absent, is the language of the editor. */
  readonly locale?: string
  /** Asks for the notification of reports; off when absent. */
  readonly reports?: boolean
}
