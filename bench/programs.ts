import { spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { child } from "./folders.ts"

// Not within the checkout: some linters pass over what is git-ignored there.
const cwd = tmpdir()

/** A program and its arguments. */
export type Program = readonly [file: string, ...args: string[]]

/** A script and its arguments, run by the Node that runs the measurements. */
export function node(...args: readonly string[]): Program {
  return [process.execPath, ...args]
}

/** Milliseconds from the start of a program to its end. What it prints is thrown away by the system. */
export function time([file, ...args]: Program): number {
  const start = performance.now()
  const { error, signal, status } = spawnSync(file, args, { stdio: "ignore", cwd })
  const milliseconds = performance.now() - start
  if (error) throw error
  // A linter that finds something says 1; other statuses are failures.
  if (signal || (status ?? 2) > 1) throw new Error(`${file} ${args.join(" ")}: ${signal ?? status}`)
  return milliseconds
}

/** What a script of `bench/children` prints, as JSON. */
export function ask<Answer>(script: string, ...args: readonly string[]): Answer {
  const { error, status, stdout } = spawnSync(process.execPath, [child(script), ...args], {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "inherit"],
  })
  if (error) throw error
  if (status !== 0) throw new Error(`${script} ${args.join(" ")}: ${status}`)
  return JSON.parse(stdout) as Answer
}

/** The most memory in MiB that a program of Node has had at once; it tells so itself at its end. */
export function peakOfNode([file, ...args]: Program): number {
  const folder = mkdtempSync(join(tmpdir(), "report-lint-bench-"))
  try {
    const answer = join(folder, "peak")
    const preload = pathToFileURL(child("peak.mjs")).href
    spawnSync(file, ["--import", preload, ...args], {
      stdio: "ignore",
      cwd,
      env: { ...process.env, REPORT_LINT_BENCH_PEAK: answer },
    })
    return Number(readFileSync(answer, "utf8"))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The same of any program; absent where the system does not tell. */
export async function peakOf([file, ...args]: Program): Promise<number | undefined> {
  const running = spawn(file, args, { stdio: "ignore", cwd })
  let peak: number | undefined
  const watching = setInterval(() => {
    peak = memoryOf(running.pid, "VmHWM") ?? peak
  }, 5)
  await once(running, "exit")
  clearInterval(watching)
  return peak
}

/** MiB that a running process has now (VmRSS) or has had at most (VmHWM); absent where there is no /proc. */
export function memoryOf(id: number | undefined, field: "VmRSS" | "VmHWM"): number | undefined {
  try {
    const status = readFileSync(`/proc/${id}/status`, "utf8")
    const kibibytes = new RegExp(`^${field}:\\s*(\\d+) kB$`, "m").exec(status)?.[1]
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1024
  } catch {
    return undefined
  }
}
