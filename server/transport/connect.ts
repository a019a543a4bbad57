import {
  type Connection,
  createConnection,
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageWriter,
} from "vscode-languageserver/node"
import { environmentLocale } from "../cli/locale.ts"
import { render } from "../core/messages.ts"
import { cancelled } from "./cancelled.ts"
import { FrameReader } from "./frame-reader.ts"
import { inTurn, refuse } from "./lifecycle.ts"

// Milliseconds for the last answer to reach a client that may not read it.
const LAST_WORDS = 1_000

/**
 * Connects this process with the client that started it: by IPC or by standard input and output, as it is told. Told
 * neither, it was likely started by hand, and ends with 2.
 */
export function connect(args: readonly string[]): Connection {
  if (args.includes("--node-ipc"))
    return endWith(new IPCMessageReader(process), new IPCMessageWriter(process))
  if (!args.includes("--stdio")) {
    const how = render({ key: "server.no-transport" }, environmentLocale(process.env))
    process.stderr.write(`report-lint: ${how}\n`)
    process.exit(2)
  }
  const writer = new StreamMessageWriter(process.stdout)
  // Standard output is for messages.
  globalThis.console = new console.Console(process.stderr)
  const reader = new FrameReader(process.stdin, (code, text) => refuse(writer, null, code, text))
  return endWith(reader, writer)
}

/** The process ends with its input: well after a shutdown, else with 1. */
function endWith(reader: MessageReader, writer: MessageWriter): Connection {
  const { turns, state } = inTurn(reader, writer)
  reader.onError(async (error) => {
    process.stderr.write(`report-lint: ${error.message}\n`)
    const answer = refuse(writer, null, ErrorCodes.ParseError, error.message)
    await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, LAST_WORDS))])
    process.exit(1)
  })
  const end = () => process.exit(state.isShutDown ? 0 : 1)
  reader.onClose(end)
  process.once("disconnect", end)
  return createConnection(turns, writer, cancelled)
}
