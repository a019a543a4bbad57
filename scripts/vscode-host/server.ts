import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { cpSync, mkdirSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { createInterface } from "node:readline"
import { remove, temporaryFolder } from "./folders.ts"
import { installServer } from "./install.ts"
import { quietSettings } from "./settings.ts"

/** A server of VS Code that runs on this machine. */
export interface Server {
  /** Host and port, on loopback. */
  readonly authority: string
  close(): void
}

/** What a server starts with, beside what it has for itself alone. */
export interface ServerOptions {
  /** `.vsix` files to install before the start. */
  readonly packages?: readonly string[]
  /** Folders of other extensions to be there. */
  readonly extensions?: readonly string[]
  /** User settings on top of the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** What VS Code says that its language is, though its own words stay English: packs with them are in its gallery only. */
  readonly locale?: string
  /** Asks whether the folder that is opened is trusted; otherwise every folder is. */
  readonly asksForTrust?: boolean
}

/** Nothing looks for extensions or their updates on the network. */
const withoutGallery = { EXTENSIONS_GALLERY: "{}" }

/** Milliseconds. */
const startLimit = 30_000

/** Starts VS Code's server with user data of its own, which go when it is closed. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { packages = [], extensions = [], settings, locale, asksForTrust } = options
  const main = join(installServer(), "out/server-main.js")
  const data = temporaryFolder()
  const shared = [main, "--accept-server-license-terms", "--server-data-dir", data]
  const trust = { "security.workspace.trust.enabled": asksForTrust ?? false }
  writeSettings(data, { ...quietSettings, ...trust, ...settings })
  if (locale) writeLanguagePack(data, locale)
  for (const folder of extensions)
    cpSync(folder, join(data, "extensions", basename(folder)), { recursive: true })
  for (const file of packages) {
    execFileSync(process.execPath, [...shared, "--install-extension", file], { stdio: "inherit" })
  }
  // Without the smoke test driver the page ignores an extension under development.
  const serving = ["--enable-smoke-test-driver"]
  if (!asksForTrust) serving.push("--disable-workspace-trust")
  if (locale) serving.push("--locale", locale)
  const quiet = ["--telemetry-level", "off", "--log", "warn"]
  const place = ["--host", "127.0.0.1", "--port", "0", "--without-connection-token"]
  // A process group of its own, so that closing reaches the extension host and language server too.
  const child = spawn(process.execPath, [...shared, ...place, ...serving, ...quiet], {
    detached: true,
    // Its sockets go with its data. Elsewhere temporary paths are too long to hold a socket.
    env: {
      ...process.env,
      ...withoutGallery,
      ...(process.platform === "linux" && { TMPDIR: data }),
    },
    stdio: ["ignore", "pipe", "ignore"],
  })
  const close = () => {
    process.off("exit", close)
    killGroup(child)
    remove(data)
  }
  process.on("exit", close)
  try {
    return { authority: `127.0.0.1:${await readPort(child)}`, close }
  } catch (error) {
    close()
    throw error
  }
}

function writeSettings(data: string, settings: object): void {
  const folder = join(data, "data/User")
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings, undefined, 2))
}

/** As VS Code records an installed language pack, here one without a word in it: no other language is taken. */
function writeLanguagePack(data: string, locale: string): void {
  const words = join(data, "words.json")
  writeFileSync(words, JSON.stringify({ contents: {} }))
  const extension = { extensionIdentifier: { id: "report-lint.words" }, version: "1.0.0" }
  const pack = {
    hash: locale,
    extensions: [extension],
    translations: { vscode: words },
    label: locale,
  }
  writeFileSync(join(data, "data/languagepacks.json"), JSON.stringify({ [locale]: pack }))
}

function readPort(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) throw new Error("VS Code's server has no output to read its port from")
    const timer = setTimeout(
      () => reject(new Error(`VS Code's server did not start in ${startLimit} ms`)),
      startLimit,
    )
    child.once("error", reject)
    child.once("exit", (code) => reject(new Error(`VS Code's server ended with code ${code}`)))
    createInterface(child.stdout).on("line", (line) => {
      const port = /agent listening on (\d+)/.exec(line)?.[1]
      if (!port) return
      clearTimeout(timer)
      resolve(port)
    })
  })
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, "SIGKILL")
  } catch {
    // It had ended.
  }
}
