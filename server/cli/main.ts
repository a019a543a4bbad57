#!/usr/bin/env node
import { join } from "node:path"
import { loadBundle } from "../bundle.ts"
import { withRecentNode } from "../recent-node.ts"
import type * as commandLine from "./command-line.ts"

/** The name of the bundle of `command-line.ts`, which the build fills in. */
declare const COMMAND_LINE: string

withRecentNode(() => {
  const { exports, keepCode } = loadBundle<typeof commandLine>(COMMAND_LINE)
  exports.start(keepCode, join(__dirname, "report-lint-thread.cjs"))
})
