import { spawn } from "node:child_process"
import { once } from "node:events"
import { Writable } from "node:stream"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { run } from "../../server/cli/run.ts"

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The command line as it is shipped, to run as a process: the bundle that the build makes. */
export const main = fileURLToPath(new URL("../../dist/report-lint.cjs", import.meta.url))

// Not the user's own.
const caches = fileURLToPath(new URL("../../dist/test", import.meta.url))

/** Runs the command line in this process. */
export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>> = { LANG: "en_US.UTF-8" },
): Promise<Outcome> {
  const stdout = capture()
  const stderr = capture()
  const code = await run(args, { stdout: stdout.stream, stderr: stderr.stream, env })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}

/** Runs `program` as a process of its own; `user` is the number of a user that must not be this one. */
export async function runProcess(
  program: string,
  args: readonly string[],
  options: {
    readonly cwd?: string
    readonly user?: number
    readonly env?: Readonly<Record<string, string>>
  } = {},
): Promise<Outcome> {
  const { user, cwd, env = { XDG_CACHE_HOME: caches } } = options
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, LANG: "en_US.UTF-8", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd && { cwd }),
    ...(user !== undefined && { uid: user, gid: user }),
  })
  const closed = once(child, "close")
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await closed
  return { code, stdout, stderr }
}

/** A stream that remembers what is written. */
export function capture(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { stream, text: () => Buffer.concat(chunks).toString() }
}
