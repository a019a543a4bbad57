import { setFlagsFromString } from "node:v8"
import { loadBundle } from "./bundle.ts"
import type * as languageServer from "./language-server.ts"

/** The name of the bundle of `language-server.ts`, which the build fills in. */
declare const LANGUAGE_SERVER: string

// What an edit leaves is garbage at once: the room that V8 would give to it grows beyond all else together.
// Before the bundle, since code compiled under other flags is not taken.
setFlagsFromString("--semi-space-growth-factor=1")

const { exports, keepCode } = loadBundle<typeof languageServer>(LANGUAGE_SERVER)
exports.start(keepCode)
