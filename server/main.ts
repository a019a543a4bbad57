import { loadBundle } from "./bundle.ts"
import type * as languageServer from "./language-server.ts"

/** The name of the bundle of `language-server.ts`, which the build fills in. */
declare const LANGUAGE_SERVER: string

const { exports, keepCode } = loadBundle<typeof languageServer>(LANGUAGE_SERVER)
exports.start(keepCode)
