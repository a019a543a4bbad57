import { lint } from "./core/lint.ts"
import { serve } from "./serve.ts"
import { connect } from "./transport/connect.ts"
import { withClientFiles } from "./workspace/client-files.ts"
import { nodeFiles } from "./workspace/node-files.ts"
import { findPages } from "./workspace/pages.ts"

// By then what follows a first report has run as well.
const MILLISECONDS_TO_SETTLE = 1000

/** What the process does about how V8 runs the server. */
export interface Stages {
  /** It is connected with its client, and has read nothing yet. */
  connected(): void
  /** Some time after the first report. */
  settled(): void
}

/** Serves the client of this process; each of the stages comes once. */
export function start({ connected, settled }: Stages): void {
  let hasLinted = false
  const read: typeof lint = (text, options) => {
    const result = lint(text, options)
    if (result && !hasLinted) setTimeout(settled, MILLISECONDS_TO_SETTLE).unref()
    hasLinted ||= result !== undefined
    return result
  }
  const connection = connect(process.argv)
  connected()
  serve(connection, read, withClientFiles(nodeFiles, connection), findPages(__dirname))
}
