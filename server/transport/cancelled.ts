import {
  type ConnectionStrategy,
  LSPErrorCodes,
  Message,
  type ResponseMessage,
} from "vscode-languageserver"

/** Answers a request that is cancelled before its turn at once; one that has begun is soon done. */
export const cancelled: ConnectionStrategy = {
  cancelUndispatched(message): ResponseMessage | undefined {
    if (!Message.isRequest(message)) return undefined
    const error = { code: LSPErrorCodes.RequestCancelled, message: "cancelled" }
    return { jsonrpc: "2.0", id: message.id, error }
  },
}
