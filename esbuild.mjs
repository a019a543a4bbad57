// Bundles the extension: the client, the language server and the command line, one file each.
import { build } from "esbuild"

const shared = {
  bundle: true,
  platform: "node",
  target: "node20",
  legalComments: "none",
  sourcemap: process.argv.includes("--sourcemap"),
  minify: process.argv.includes("--minify"),
  logLevel: "warning",
}

await Promise.all([
  build({
    ...shared,
    entryPoints: { extension: "client/extension.ts", server: "server/main.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    format: "cjs",
    external: ["vscode"],
  }),
])
