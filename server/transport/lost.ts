import type { NotificationMessage } from "vscode-languageserver"

/** Within the server: a message of the client was lost that may have changed a document; parameter: `LostParams`. */
export const LOST_NOTIFICATION = "reportLint/lost"

/** What was wrong with the message. */
export interface LostParams {
  readonly reason: string
}

/** Takes the place of the message that was lost. */
export function lostMessage(reason: string): NotificationMessage {
  const params: LostParams = { reason }
  return { jsonrpc: "2.0", method: LOST_NOTIFICATION, params: { ...params } }
}
