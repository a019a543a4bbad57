import { readFileSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron"
import {
  cache,
  hasScreen,
  remove,
  repository,
  temporaryCopy,
} from "../../scripts/vscode-host/folders.ts"
import type { Counts } from "../steps/counts.ts"
import { bundleSuite } from "./bundle.ts"
import { type HostKind, readCounts } from "./counts.ts"

const launcher = join(repository, "scripts/vscode-launcher.ts")

/** Runs the suite in the extension host with Node and, where there is a browser entry, in the web worker. */
export async function runVscodeTests(): Promise<Counts> {
  const executable = (await downloadDesktop()) ?? launcher
  const suite = await bundleSuite()
  let [passed, failed] = [0, 0]
  for (const host of hosts()) {
    console.log(`VS Code suite, ${host} host`)
    const counts = await runHost(executable, suite, host)
    passed += counts.passed
    failed += counts.failed
  }
  return { passed, failed }
}

function hosts(): readonly HostKind[] {
  const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"))
  return manifest.browser ? ["node", "web"] : ["node"]
}

async function runHost(executable: string, suite: string, host: HostKind): Promise<Counts> {
  const workspace = temporaryCopy(join(repository, "test/fixtures"))
  try {
    await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: repository,
      extensionTestsPath: suite,
      launchArgs: [workspace, ...(host === "web" ? ["--extensionDevelopmentKind=web"] : [])],
      // The launcher runs by the first node on the path, which has to be this one.
      extensionTestsEnv: {
        PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
      },
    }).catch((error: unknown) => console.error(String(error)))
    return readCounts(workspace, host)
  } finally {
    remove(dirname(workspace))
  }
}

/** Desktop VS Code, where there is a screen to show it and a network to fetch it from. */
async function downloadDesktop(): Promise<string | undefined> {
  if (!hasScreen()) return undefined
  try {
    return await downloadAndUnzipVSCode({ cachePath: cache, timeout: 5_000 })
  } catch {
    console.log("Desktop VS Code cannot be downloaded; its server build and Chromium stand in.")
    return undefined
  }
}

if (import.meta.main) {
  const { passed, failed } = await runVscodeTests()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
}
