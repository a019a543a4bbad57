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
  /** The first text is about to be read. */
  reading(): void
  /** Some time after the first report. */
  settled(): void
}

/** Serves the client of this process; each of the stages comes once. */
export function start({ reading, settled }: Stages): void {
  let hasRead = false
  let hasLinted = false
  const read: typeof lint = (text, options) => {
    if (!hasRead) reading()
    hasRead = true
    const result = lint(text, options)
    if (result && !hasLinted) setTimeout(settled, MILLISECONDS_TO_SETTLE).unref()
    hasLinted ||= result !== undefined
    return result
  }
  const connection = connect(process.argv)
  serve(connection, read, withClientFiles(nodeFiles, connection), findPages(__dirname))
}
