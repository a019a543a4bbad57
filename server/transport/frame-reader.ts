import type { Readable } from "node:stream"
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  ErrorCodes,
  type Message,
  type MessageReader,
} from "vscode-languageserver/node"
import { type Frame, Frames } from "./frames.ts"
import { lostMessage } from "./lost.ts"

/** Answers what cannot be read. */
export type Refuse = (code: number, message: string) => void

/**
 * Reads messages from a stream. One that cannot be read is answered with an error, and what may be out of
 * step by it is told so. Where even its end cannot be found, reading ends with an error.
 */
export class FrameReader extends AbstractMessageReader implements MessageReader {
  readonly #input: Readable
  readonly #refuse: Refuse
  readonly #frames: Frames

  constructor(input: Readable, refuse: Refuse, longest?: number) {
    super()
    this.#input = input
    this.#refuse = refuse
    this.#frames = new Frames(longest)
  }

  listen(callback: DataCallback): Disposable {
    const read = (chunk: Buffer) => {
      try {
        for (const frame of this.#frames.read(chunk)) this.#deliver(frame, callback)
      } catch (error) {
        this.#input.off("data", read)
        this.fireError(error)
      }
    }
    this.#input.on("data", read)
    this.#input.on("error", (error) => this.fireError(error))
    this.#input.once("end", () => {
      if (!this.#frames.isAtEnd) this.fireError(new Error("the input ended within a message"))
      this.fireClose()
    })
    return { dispose: () => this.#input.off("data", read) }
  }

  #deliver(frame: Frame, callback: DataCallback): void {
    const { body, length } = frame
    if (body.length < length) {
      const reason = `a message of ${length} bytes is too long`
      this.#refuse(ErrorCodes.InvalidRequest, reason)
      if (!isOpening(body)) callback(lostMessage(reason))
      return
    }
    const message = parse(body)
    const reason = "a message is not JSON"
    if (!message) this.#refuse(ErrorCodes.ParseError, reason)
    callback(message ?? lostMessage(reason))
  }
}

function parse(body: Buffer): Message | undefined {
  try {
    return JSON.parse(body.toString("utf8"))
  } catch {
    return undefined
  }
}

/** A document that is never known as open does no harm to the others. */
function isOpening(beginning: Buffer): boolean {
  return /(?<!\\)"method"\s*:\s*"textDocument\/didOpen"/.test(beginning.toString("latin1"))
}
