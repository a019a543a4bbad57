import { lint } from "./core/lint.ts"
import { serve } from "./serve.ts"
import { connect } from "./transport/connect.ts"
import { withClientFiles } from "./workspace/client-files.ts"
import { nodeFiles } from "./workspace/node-files.ts"
import { findPages } from "./workspace/pages.ts"

// By then what follows a first report has run as well.
const MILLISECONDS_TO_SETTLE = 1000

/** Serves the client of this process; `settled` is called once, some time after the first report. */
export function start(settled: () => void): void {
  let hasLinted = false
  const read: typeof lint = (text, options) => {
    const result = lint(text, options)
    if (result && !hasLinted) setTimeout(settled, MILLISECONDS_TO_SETTLE).unref()
    hasLinted ||= result !== undefined
    return result
  }
  const connection = connect(process.argv)
  serve(connection, read, withClientFiles(nodeFiles, connection), findPages(__dirname))
}
