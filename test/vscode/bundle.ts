import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { type BuildOptions, build } from "esbuild"
import { repository, temporaryFolder } from "../../scripts/vscode-host/folders.ts"

const shared: BuildOptions = {
  bundle: true,
  format: "cjs",
  target: "es2022",
  external: ["vscode"],
  sourcemap: "inline",
  logLevel: "warning",
}

/** Bundles the suite into one module for either extension host; gives its path. */
export async function bundleSuite(): Promise<string> {
  const outfile = join(repository, "dist/test/vscode-suite.cjs")
  await build({ ...shared, entryPoints: [join(import.meta.dirname, "suite/index.ts")], outfile })
  return outfile
}

/** Makes an extension, for either host, that has these files in `memory://reports/`; gives its folder. */
export async function bundleMemoryFiles(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder()
  await build({
    ...shared,
    entryPoints: [join(import.meta.dirname, "memory-files.ts")],
    outfile: join(folder, "extension.cjs"),
    define: { FILES: JSON.stringify(files) },
  })
  const manifest = {
    name: "memory-files",
    publisher: "none",
    version: "0.0.0",
    engines: { vscode: "^1.101.0" },
    main: "./extension.cjs",
    browser: "./extension.cjs",
    activationEvents: ["onFileSystem:memory"],
    capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest))
  return folder
}
