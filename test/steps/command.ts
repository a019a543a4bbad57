import { spawnSync } from "node:child_process"
import { repository } from "../../scripts/vscode-host/folders.ts"
import { type Counts, count } from "./counts.ts"

export interface Outcome {
  readonly isPassed: boolean
  readonly output: string
}

/** Runs a program in the checkout; prints what it says only when it fails. */
export function run(program: string, ...args: readonly string[]): Outcome {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: repository,
    encoding: "utf8",
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: ["ignore", "pipe", "pipe"],
  })
  const isPassed = status === 0
  if (!isPassed) console.log(error ? error.message : `${stdout}${stderr}`.trimEnd())
  return { isPassed, output: stdout }
}

/** Runs a program as one check, which its exit code decides. */
export function check(program: string, ...args: readonly string[]): Counts {
  return count(run(program, ...args).isPassed)
}
