import { execFileSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { cache, remove } from "./folders.ts"

/** The npm package that carries VS Code's own server build, here VS Code 1.139.1. */
const carrier = "code-server@4.139.1"

const installed = join(cache, carrier.replace("@", "-"))

/**
 * The folder of VS Code's server, installed on first use.
 * The install becomes visible by one rename at its end, so an interrupted one is never taken for
 * complete and two at once do not meet.
 */
export function installServer(): string {
  if (!existsSync(installed)) {
    mkdirSync(cache, { recursive: true })
    removeAbandoned()
    install(`${installed}.${process.pid}.partial`)
  }
  return serverIn(installed)
}

function install(partial: string): void {
  console.log(`Installing ${carrier} into ${cache} (once, about 600 MB) …`)
  try {
    mkdirSync(partial)
    writeFileSync(join(partial, "package.json"), '{ "private": true }\n')
    npmInstall(partial, carrier)
    npmInstall(serverIn(partial))
    compile(serverIn(partial))
    if (!existsSync(installed)) renameSync(partial, installed)
  } finally {
    remove(partial)
  }
}

function npmInstall(folder: string, ...packages: string[]): void {
  const flags = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
  execFileSync("npm", ["install", ...flags, ...packages], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  })
}

/** VS Code runs without these two, but its Output panel then stays empty. */
function compile(server: string): void {
  const rebuild = ["rebuild", "--loglevel=error", "@vscode/spdlog", "@vscode/native-watchdog"]
  try {
    execFileSync("npm", rebuild, {
      cwd: server,
      env: { ...process.env, npm_config_nodedir: findHeaders() },
      stdio: ["ignore", "ignore", "pipe"],
    })
  } catch {
    console.log("No C++ compiler, so VS Code's Output panel will stay empty; the rest works.")
  }
}

/** The folder with this Node's headers: the npm package `node` brings them in one of its own. */
function findHeaders(): string | undefined {
  const manifest = createRequire(import.meta.url).resolve("node/package.json")
  const { platform, arch } = process
  const candidates = [
    dirname(dirname(process.execPath)),
    join(dirname(manifest), `node_modules/node-${platform}-${arch}`),
    join(dirname(dirname(manifest)), `node-${platform}-${arch}`),
  ]
  return candidates.find((folder) => existsSync(join(folder, "include/node/node.h")))
}

/** Installs whose process is gone. */
function removeAbandoned(): void {
  for (const name of readdirSync(cache)) {
    const process = /\.(\d+)\.partial$/.exec(name)?.[1]
    if (process && !isRunning(Number(process))) remove(join(cache, name))
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}

function serverIn(folder: string): string {
  return join(folder, "node_modules/code-server/lib/vscode")
}
