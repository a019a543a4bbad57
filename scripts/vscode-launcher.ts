#!/usr/bin/env node
// Stands in for desktop VS Code in runTests of @vscode/test-electron: takes its arguments, runs the
// suite in VS Code's server build and Chromium, and ends with the suite's exit code.
import { parseArgs } from "node:util"
import { webSettings } from "./vscode-host/settings.ts"
import { runSuite } from "./vscode-host/suite.ts"

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: "string" },
    extensionTestsPath: { type: "string" },
    extensionDevelopmentKind: { type: "string" },
  },
  // Arguments of the desktop's own mean nothing here.
  strict: false,
  allowPositionals: true,
})

const stop = new AbortController()
const starter = process.ppid

try {
  const [folder] = positionals
  const { extensionDevelopmentPath: extension, extensionTestsPath: suite } = values
  if (typeof extension !== "string" || typeof suite !== "string" || folder === undefined) {
    throw new Error("--extensionDevelopmentPath, --extensionTestsPath and a folder are needed")
  }
  const settings = values.extensionDevelopmentKind === "web" ? webSettings : {}
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => stop.abort(new Error(`Ended by ${name}`)))
  }
  setInterval(() => process.ppid === starter || stop.abort(new Error("Left alone")), 500).unref()
  const workbench = { extension, suite, folder }
  process.exitCode = await runSuite({ workbench, settings, signal: stop.signal })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
