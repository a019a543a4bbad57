import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from "vscode-languageserver/browser"
import { lint } from "./core/lint.ts"
import { serve } from "./serve.ts"
import { cancelled } from "./transport/cancelled.ts"
import { inTurn } from "./transport/lifecycle.ts"
import { clientFiles } from "./workspace/client-files.ts"

type Scope = ConstructorParameters<typeof BrowserMessageReader>[0]

const scope = globalThis as unknown as Scope
const writer = new BrowserMessageWriter(scope)
const { turns } = inTurn(new BrowserMessageReader(scope), writer)
const connection = createConnection(turns, writer, cancelled)
serve(connection, lint, clientFiles(connection))
