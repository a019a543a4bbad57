import { loadBundle } from "./bundle.ts"
import type * as languageServer from "./language-server.ts"

/** The name of the bundle of `language-server.ts`, which the build fills in. */
declare const LANGUAGE_SERVER: string

const { exports, keepCode } = loadBundle<typeof languageServer>(LANGUAGE_SERVER)
exports.start(() => {
  keepCode()
  // What an edit leaves is garbage at once: the room that V8 would go on to give to it outgrows all else together.
  // Not earlier, since code is taken only under the flags that it was compiled under, and a start needs the room.
  process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1")
})
