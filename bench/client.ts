import { type ChildProcessByStdio, spawn } from "node:child_process"
import { once } from "node:events"
import type { Readable, Writable } from "node:stream"
import type { Program } from "./programs.ts"
import type { Typed } from "./typing.ts"

interface Received {
  readonly id?: number | string
  readonly method?: string
  readonly params?: {
    readonly uri?: string
    readonly version?: number
    readonly items?: readonly unknown[]
  }
  readonly result?: {
    readonly capabilities?: { readonly textDocumentSync?: number | { readonly change?: number } }
  }
}

const URI = "file:///nowhere/report"
const INITIALIZE = 1
const FULL_SYNC = 1
const LIMIT = 60_000

/** The little of an editor that a measurement needs, so that the time is the server's. */
export class Client {
  readonly #server: ChildProcessByStdio<Writable, Readable, null>
  readonly #uri: string
  #version = 1
  #takesRanges = true
  #unread: Buffer = Buffer.alloc(0)
  #waiting: ((message: Received) => void) | undefined

  /** `extension` is that of the document. */
  constructor([file, ...args]: Program, extension: string) {
    this.#uri = `${URI}.${extension}`
    this.#server = spawn(file, args, { stdio: ["pipe", "pipe", "ignore"] })
    this.#server.stdout.on("data", (bytes: Buffer) => this.#read(bytes))
  }

  get id(): number | undefined {
    return this.#server.pid
  }

  /** Opens a document; resolves with its diagnostics. */
  async open(text: string, languageId: string): Promise<void> {
    const answered = this.#next(({ id }) => id === INITIALIZE)
    this.#send("initialize", { processId: process.pid, rootUri: null, capabilities }, INITIALIZE)
    const sync = (await answered).result?.capabilities?.textDocumentSync
    this.#takesRanges = (typeof sync === "object" ? sync.change : sync) !== FULL_SYNC
    this.#send("initialized", {})
    const published = this.#published()
    const textDocument = { uri: this.#uri, languageId, version: this.#version, text }
    this.#send("textDocument/didOpen", { textDocument })
    await published
  }

  /** Replaces a character; resolves with the diagnostics. */
  async type(line: number, character: number, { digit, text }: Typed): Promise<void> {
    const published = this.#published()
    const range = { start: { line, character }, end: { line, character: character + 1 } }
    this.#send("textDocument/didChange", {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: [this.#takesRanges ? { range, text: digit } : { text }],
    })
    await published
  }

  async close(): Promise<void> {
    const exited = once(this.#server, "exit")
    this.#server.kill()
    await exited
  }

  #published(): Promise<Received> {
    return this.#next(
      ({ method, params }) =>
        method === "textDocument/publishDiagnostics" &&
        params?.uri === this.#uri &&
        (params.version ?? this.#version) === this.#version,
    )
  }

  #next(isExpected: (message: Received) => boolean): Promise<Received> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error("the server does not answer")), LIMIT)
      this.#waiting = (message) => {
        if (!isExpected(message)) return
        clearTimeout(limit)
        resolve(message)
      }
    })
  }

  #send(method: string, params: unknown, id?: number): void {
    this.#write({ method, params, ...(id !== undefined && { id }) })
  }

  #write(message: object): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message })
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }

  #read(bytes: Buffer): void {
    this.#unread = this.#unread.length === 0 ? bytes : Buffer.concat([this.#unread, bytes])
    for (;;) {
      const end = this.#unread.indexOf("\r\n\r\n")
      if (end < 0) return
      const length = Number(
        /Content-Length: (\d+)/i.exec(this.#unread.toString("latin1", 0, end))?.[1],
      )
      const after = end + 4 + length
      if (this.#unread.length < after) return
      const message = JSON.parse(this.#unread.toString("utf8", end + 4, after)) as Received
      this.#unread = this.#unread.subarray(after)
      this.#receive(message)
    }
  }

  #receive(message: Received): void {
    const { id, method, params } = message
    if (id !== undefined && method) {
      // Such as workspace/configuration: no settings.
      this.#write({ id, result: params?.items?.map(() => null) ?? null })
    } else this.#waiting?.(message)
  }
}

const capabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true } },
}
