import { type ChildProcessByStdio, spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import type { Readable, Writable } from "node:stream"
import { serverBundle } from "../editor.ts"

/** A message of the server. */
export interface Received {
  readonly id?: number | string | null
  readonly method?: string
  readonly params?: Params
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}

/** The parameters that tests look at. */
export interface Params {
  readonly uri?: string
  readonly version?: number
  readonly message?: string
  readonly diagnostics?: readonly { readonly code: string; readonly message: string }[]
}

// Milliseconds, for a machine that is busy.
const PATIENCE = 20_000

// Milliseconds; the same on every Linux.
const TICK = 10

/** Parameters of a request that every server answers once it is initialized. */
export const nothing = {
  textDocument: { uri: "untitled:none" },
  position: { line: 0, character: 0 },
}

/** The bundled server over real standard input and output, and a client that may send any bytes. */
export class RawClient implements AsyncDisposable {
  readonly server: ChildProcessByStdio<Writable, Readable, Readable>
  readonly received: Received[] = []
  readonly exited: Promise<[code: number | null, signal: string | null]>
  errors = ""
  #unread: Buffer = Buffer.alloc(0)
  #id = 0
  readonly #waiting = new Set<() => void>()

  /** `options` are Node's. */
  constructor(options: readonly string[] = []) {
    const args = [...options, serverBundle, "--stdio"]
    this.server = spawn(process.execPath, args, { stdio: "pipe" })
    this.exited = once(this.server, "exit") as Promise<[number | null, string | null]>
    this.server.stdout.on("data", (bytes: Buffer) => this.#read(bytes))
    this.server.stderr.on("data", (bytes: Buffer) => {
      this.errors += bytes
    })
    // A server that has ended reads no more: what becomes of it is told by `exited`.
    this.server.stdin.on("error", () => {})
  }

  async initialize(capabilities: object = {}): Promise<void> {
    const params = { processId: process.pid, rootUri: null, locale: "en", capabilities }
    await this.request("initialize", params)
    this.notify("initialized", {})
  }

  /** Sends a request, and resolves with the answer. */
  request(method: string, params?: unknown): Promise<Received> {
    const id = this.send(method, params)
    return this.until((message) => message.id === id && message.method === undefined)
  }

  /** Sends a request without waiting; returns its id. */
  send(method: string, params?: unknown, id: unknown = ++this.#id): unknown {
    this.sendBody(JSON.stringify({ jsonrpc: "2.0", id, method, params }))
    return id
  }

  notify(method: string, params: unknown): void {
    this.sendBody(JSON.stringify({ jsonrpc: "2.0", method, params }))
  }

  sendBody(body: string | Buffer): void {
    this.sendBytes(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`)
    this.sendBytes(body)
  }

  sendBytes(bytes: string | Buffer): void {
    this.server.stdin.write(bytes)
  }

  open(uri: string, text: string, version = 1): void {
    const textDocument = { uri, languageId: "plaintext", version, text }
    this.notify("textDocument/didOpen", { textDocument })
  }

  change(uri: string, version: number | null, ...contentChanges: readonly object[]): void {
    this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges })
  }

  /** The server answers in order: all that was sent before is done. */
  settle(): Promise<Received> {
    return this.request("textDocument/hover", nothing)
  }

  /** The first message, received or to come, that is as expected. */
  async until(isExpected: (message: Received) => boolean): Promise<Received> {
    for (let next = 0; ; ) {
      for (; next < this.received.length; next++) {
        const message = this.received[next]
        if (message && isExpected(message)) return message
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      this.#waiting.add(resolve)
      const limit = setTimeout(() => reject(new Error("the server does not answer")), PATIENCE)
      const ended = this.exited.then(() => reject(new Error("the server ended")))
      await Promise.race([promise, ended]).finally(() => clearTimeout(limit))
    }
  }

  /** The rules of a document's last diagnostics. */
  rulesOf(uri: string): readonly string[] {
    const last = this.received.findLast(
      ({ method, params }) => method === "textDocument/publishDiagnostics" && params?.uri === uri,
    )
    return (last?.params?.diagnostics ?? []).map(({ code }) => code)
  }

  /** What the server wrote to its log. */
  get logged(): string {
    return this.received
      .filter(({ method }) => method === "window/logMessage")
      .map(({ params }) => params?.message)
      .join("\n")
  }

  /** What the user was shown. */
  get shown(): readonly string[] {
    return this.received
      .filter(({ method }) => method === "window/showMessage")
      .map(({ params }) => params?.message ?? "")
  }

  /** In bytes, where the system tells. */
  get memory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.server.pid}/status`, "utf8")
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024
    } catch {
      return undefined
    }
  }

  /** The time that the server has been busy, in milliseconds, where the system tells. */
  get busy(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.server.pid}/stat`, "utf8")
      const [user = 0, system = 0] =
        status.split(") ")[1]?.split(" ").slice(11, 13).map(Number) ?? []
      return (user + system) * TICK
    } catch {
      return undefined
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.stdin.end()
    await this.exited
  }

  #read(bytes: Buffer): void {
    this.#unread = Buffer.concat([this.#unread, bytes])
    for (;;) {
      const end = this.#unread.indexOf("\r\n\r\n")
      if (end < 0) break
      const header = this.#unread.toString("latin1", 0, end)
      const after = end + 4 + Number(/Content-Length: (\d+)/.exec(header)?.[1])
      if (this.#unread.length < after) break
      this.received.push(JSON.parse(this.#unread.toString("utf8", end + 4, after)))
      this.#unread = this.#unread.subarray(after)
    }
    for (const resolve of this.#waiting) resolve()
    this.#waiting.clear()
  }
}
