import { createConnection } from "vscode-languageserver/node"
import { lint } from "./core/lint.ts"
import { serve } from "./serve.ts"
import { withClientFiles } from "./workspace/client-files.ts"
import { nodeFiles } from "./workspace/node-files.ts"
import { findPages } from "./workspace/pages.ts"

// The library reads --stdio, --node-ipc, --pipe or --socket from the command line, and exits with its client.
const connection = createConnection()
serve(connection, lint, withClientFiles(nodeFiles, connection), findPages(__dirname))
