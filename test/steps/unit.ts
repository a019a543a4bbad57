import { globSync } from "node:fs"
import { availableParallelism } from "node:os"
import { relative } from "node:path"
import { run } from "node:test"
import { inspect } from "node:util"
import { repository } from "../../scripts/vscode-host/folders.ts"
import type { Counts } from "./counts.ts"

/** Milliseconds: for one test, and for all, since one that is busy without end hears of no limit of its own. */
const [testLimit, limit] = [240_000, 1_200_000]

const editors = "test/editors/*.test.ts"

/** Runs every other `*.test.ts` below `test/`. */
export function runUnitTests(): Promise<Counts> {
  return runTests(globSync("test/**/*.test.ts", { cwd: repository, exclude: [editors] }))
}

/** Runs editors by the settings of the READMEs. */
export function runEditorTests(): Promise<Counts> {
  return runTests(globSync(editors, { cwd: repository }))
}

/** Runs files of tests, a process each; prints what fails. */
async function runTests(paths: readonly string[]): Promise<Counts> {
  const files = paths.toSorted()
  const events = run({
    files,
    cwd: repository,
    concurrency: availableParallelism(),
    timeout: testLimit,
    signal: AbortSignal.timeout(limit),
  })
  let counts: Counts = { passed: 0, failed: 1 }
  for await (const event of events) {
    if (event.type === "test:stderr") process.stdout.write(event.data.message)
    if (event.type === "test:fail") printFailure(event.data)
    // Each file has a summary of its own too.
    if (event.type === "test:summary" && !event.data.file) {
      const { passed, failed, cancelled } = event.data.counts
      counts = { passed, failed: failed + cancelled }
    }
  }
  return counts
}

interface Failure {
  readonly name: string
  readonly file?: string
  readonly line?: number
  readonly details: { readonly error: Error & { readonly failureType?: string } }
}

function printFailure({ name, file = "", line, details: { error } }: Failure): void {
  // Its subtests have printed theirs.
  if (error.failureType === "subtestsFailed") return
  const { cause = error.message } = error
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
  const lines = text.split("\n").filter((each) => !/^\s+at .*\bnode:/.test(each))
  console.log(`✖ ${name} (${relative(repository, file)}:${line})\n${lines.join("\n")}\n`)
}
