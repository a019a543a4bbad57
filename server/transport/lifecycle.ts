import {
  type DataCallback,
  ErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
} from "vscode-languageserver"
import { lostMessage } from "./lost.ts"

/** How far a client is: the protocol has a beginning and an end. */
export interface Lifecycle {
  isInitialized: boolean
  isShutDown: boolean
}

/** What messages may have, each of any kind. */
type Fields = Partial<Record<"id" | "method" | "params" | "result" | "error", unknown>>

/**
 * Only what is a message, and has its turn, is read: nothing before `initialize` or after `shutdown`. Of the
 * rest requests are answered with the error that the protocol has for it, notifications are left out.
 */
export function inTurn(
  reader: MessageReader,
  writer: MessageWriter,
): { readonly turns: MessageReader; readonly state: Readonly<Lifecycle> } {
  const state: Lifecycle = { isInitialized: false, isShutDown: false }
  const listen = (callback: DataCallback) =>
    reader.listen((message) => {
      const refusal = refusalOf(message, state)
      if (!refusal) return callback(message)
      const { code, text } = refusal
      if (code !== undefined) void refuse(writer, idOf(message), code, text)
      if (refusal.isLost) callback(lostMessage(text))
    })
  const { onError, onClose, onPartialMessage } = reader
  const dispose = () => reader.dispose()
  return { turns: { onError, onClose, onPartialMessage, listen, dispose }, state }
}

/** Answers with an error; without an `id` it is not known what. */
export async function refuse(
  writer: MessageWriter,
  id: string | number | null,
  code: number,
  message: string,
): Promise<void> {
  const answer = { jsonrpc: "2.0", id, error: { code, message } }
  // A client that does not listen any more needs no answer.
  await writer.write(answer).catch(() => {})
}

interface Refusal {
  /** Absent where there is nothing to answer. */
  readonly code?: number
  readonly text: string
  readonly isLost?: boolean
}

/** Why a message is not read; otherwise the state is that after it. */
function refusalOf(message: Message, state: Lifecycle): Refusal | undefined {
  const { id, method, params, result, error } = (message ?? {}) as Fields
  const isRequest = typeof id === "string" || typeof id === "number"
  if (typeof method !== "string" || (!isRequest && id !== undefined)) {
    const isResponse = method === undefined && (result !== undefined || error !== undefined)
    if (isResponse) return undefined
    return { code: ErrorCodes.InvalidRequest, text: "not a message", isLost: true }
  }
  if (method === "exit") return undefined
  if (method === "$/cancelRequest" && !isObject(params)) return { text: "it cancels nothing" }
  const answer = (code: number, text: string) => ({ text, ...(isRequest && { code }) })
  if (!state.isInitialized && method !== "initialize")
    return answer(ErrorCodes.ServerNotInitialized, `${method} came before initialize`)
  if (state.isShutDown) return answer(ErrorCodes.InvalidRequest, `${method} came after shutdown`)
  if (state.isInitialized && method === "initialize")
    return answer(ErrorCodes.InvalidRequest, "initialize came twice")
  state.isInitialized = true
  state.isShutDown = method === "shutdown"
  return undefined
}

function idOf(message: Message): string | number | null {
  const { id } = (message ?? {}) as Fields
  return typeof id === "string" || typeof id === "number" ? id : null
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null
}
