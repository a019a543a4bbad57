// Bundles the extension: the client, the language server and the command line.
import { chmod, rm } from "node:fs/promises"
import { build } from "esbuild"

const shared = {
  bundle: true,
  platform: "node",
  target: "node22",
  legalComments: "none",
  logLevel: "warning",
  minify: process.argv.includes("--minify"),
}

await rm("dist", { recursive: true, force: true })
await Promise.all([
  build({
    ...shared,
    entryPoints: { extension: "client/extension.ts", server: "server/main.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    format: "cjs",
    external: ["vscode"],
    // The style sheet of the preview is written into exported pages.
    loader: { ".css": "text" },
  }),
  // The same for the browser. What the editor loads must be CommonJS, and the server is a worker's script.
  build({
    ...shared,
    entryPoints: { web: "client/web.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    platform: "browser",
    target: "es2022",
    format: "cjs",
    external: ["vscode"],
    loader: { ".css": "text" },
  }),
  build({
    ...shared,
    entryPoints: { worker: "server/worker.ts" },
    outdir: "dist",
    platform: "browser",
    target: "es2022",
    format: "iife",
  }),
  build({
    ...shared,
    entryPoints: [
      { in: "client/preview/webview/main.ts", out: "preview" },
      { in: "client/preview/webview/preview.css", out: "preview" },
    ],
    outdir: "dist",
    platform: "browser",
    target: "es2022",
    format: "iife",
  }),
  // Split, so that what a run does not need (encodings, CSV) is not read at its start.
  build({
    ...shared,
    entryPoints: { "report-lint": "server/cli/main.ts" },
    outdir: "dist",
    outExtension: { ".js": ".mjs" },
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    splitting: true,
    // The libraries that are CommonJS expect what Node gives such modules.
    banner: {
      js: [
        'import { createRequire } from "node:module"',
        'import { fileURLToPath } from "node:url"',
        "const require = createRequire(import.meta.url)",
        "const __filename = fileURLToPath(import.meta.url)",
      ].join("\n"),
    },
  }),
])
await chmod("dist/report-lint.mjs", 0o755)
