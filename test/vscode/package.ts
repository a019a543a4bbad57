// Installs a package into an empty VS Code and runs the suite against it: what users get works.
//   node test/vscode/package.ts report-lint.vsix
import { writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import {
  remove,
  repository,
  temporaryCopy,
  temporaryFolder,
} from "../../scripts/vscode-host/folders.ts"
import { runSuite } from "../../scripts/vscode-host/suite.ts"
import type { Counts } from "../steps/counts.ts"
import { bundleSuite } from "./bundle.ts"
import { readCounts } from "./counts.ts"

/** Runs the suite against the extension as installed from a `.vsix` file. */
export async function runPackageTests(file: string): Promise<Counts> {
  const folder = temporaryCopy(join(repository, "test/fixtures"))
  const extension = emptyExtension()
  try {
    const workbench = { folder, extension, suite: await bundleSuite() }
    await runSuite({ workbench, packages: [resolve(file)] })
    return readCounts(folder, "node")
  } finally {
    remove(dirname(folder))
    remove(extension)
  }
}

/** VS Code runs a suite only beside an extension under development; this one does nothing. */
function emptyExtension(): string {
  const folder = temporaryFolder()
  const manifest = { name: "empty", publisher: "none", version: "0.0.0", engines: { vscode: "*" } }
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest))
  return folder
}

if (import.meta.main) {
  const file = process.argv[2]
  if (!file) throw new Error("The path of a .vsix file is needed")
  const { passed, failed } = await runPackageTests(file)
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed ? 1 : 0
}
