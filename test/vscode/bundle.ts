import { join } from "node:path"
import { build } from "esbuild"
import { repository } from "../../scripts/vscode-host/folders.ts"

/** Bundles the suite into one module for either extension host; gives its path. */
export async function bundleSuite(): Promise<string> {
  const outfile = join(repository, "dist/test/vscode-suite.cjs")
  await build({
    entryPoints: [join(import.meta.dirname, "suite/index.ts")],
    outfile,
    bundle: true,
    format: "cjs",
    target: "es2022",
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
  })
  return outfile
}
