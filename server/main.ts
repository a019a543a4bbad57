import { lint } from "./core/lint.ts"
import { serve } from "./serve.ts"
import { connect } from "./transport/connect.ts"
import { withClientFiles } from "./workspace/client-files.ts"
import { nodeFiles } from "./workspace/node-files.ts"
import { findPages } from "./workspace/pages.ts"

const connection = connect(process.argv)
serve(connection, lint, withClientFiles(nodeFiles, connection), findPages(__dirname))
