import { loadBundle } from "./bundle.ts"
import type * as languageServer from "./language-server.ts"
import { withRecentNode } from "./recent-node.ts"

/** The name of the bundle of `language-server.ts`, which the build fills in. */
declare const LANGUAGE_SERVER: string

const GROWTH = "--semi-space-growth-factor"

withRecentNode(() => {
  const { exports, keepCode } = loadBundle<typeof languageServer>(LANGUAGE_SERVER)
  exports.start({
    connected() {
      // What an edit leaves is garbage at once: the room that V8 would go on to give to it outgrows all else together,
      // and so does what its last compiler needs to be done with a start.
      setFlags("--no-turbofan", `${GROWTH}=1`)
    },
    settled() {
      // Code is taken only under the flags that it was compiled under, and a start has V8's own.
      setFlags("--turbofan", `${GROWTH}=2`)
      keepCode()
      setFlags(`${GROWTH}=1`)
    },
  })
})

function setFlags(...flags: readonly string[]): void {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8")
  for (const flag of flags) setFlagsFromString(flag)
}
