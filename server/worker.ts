import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
} from "vscode-languageserver/browser"
import { lint } from "./core/lint.ts"
import { serve } from "./serve.ts"
import { clientFiles } from "./workspace/client-files.ts"

type Scope = ConstructorParameters<typeof BrowserMessageReader>[0]

const scope = globalThis as unknown as Scope
const connection = createConnection(
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
)
serve(connection, lint, clientFiles(connection))
