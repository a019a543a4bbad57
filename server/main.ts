import { createConnection } from "vscode-languageserver/node"
import { serve } from "./serve.ts"

// The library reads --stdio, --node-ipc, --pipe or --socket from the command line, and exits with its client.
serve(createConnection())
