// Bundles the extension: the client, the language server and the command line.
import { chmod, readFile, rm, writeFile } from "node:fs/promises"
import { basename } from "node:path"
import { build } from "esbuild"
import en from "./l10n/en.json" with { type: "json" }
import zhCn from "./l10n/zh-cn.json" with { type: "json" }
import manifest from "./package.json" with { type: "json" }

/** The text that the entries themselves have: see server/recent-node.ts. */
const OLD_NODE = "cli.old-node"

/** What all that run the bundles have in regular expressions. */
const REGEXPS = { "regexp-unicode-property-escapes": true, "regexp-lookbehind-assertions": true }

const shared = {
  bundle: true,
  platform: "node",
  target: "node22",
  legalComments: "none",
  // Else \p{Script=Han} becomes a call of RegExp wherever it is used.
  supported: REGEXPS,
  logLevel: "warning",
  minify: process.argv.includes("--minify"),
}

/** CommonJS, which Node starts quickest with; `import()` would start its other loader. */
const commonJs = {
  ...shared,
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  supported: { ...REGEXPS, "dynamic-import": false },
}

await rm("dist", { recursive: true, force: true })
// Large tables that few runs need.
const encodings = await buildNamed("encodings", "iconv-lite")
const [commandLine, languageServer] = await Promise.all([
  buildNamed("command-line", "server/cli/command-line.ts", toFunction),
  buildNamed("language-server", "server/language-server.ts", toFunction),
])
await Promise.all([
  build({
    ...commonJs,
    entryPoints: {
      "report-lint": "server/cli/main.ts",
      "report-lint-thread": "server/cli/thread-main.ts",
      server: "server/main.ts",
    },
    define: {
      COMMAND_LINE: JSON.stringify(commandLine),
      LANGUAGE_SERVER: JSON.stringify(languageServer),
      OLDEST_NODE: JSON.stringify(manifest.engines.node.match(/\d+/g).map(Number)),
      OLD_NODE: JSON.stringify({ en: en[OLD_NODE], "zh-cn": zhCn[OLD_NODE] }),
    },
  }),
  build({
    ...shared,
    entryPoints: { extension: "client/extension.ts" },
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
])
await chmod("dist/report-lint.cjs", 0o755)

/** Builds a bundle whose name changes with its content, and which `wrap` makes of its code; its name. */
async function buildNamed(name, entry, wrap = (code) => code) {
  const { metafile } = await build({
    ...commonJs,
    entryPoints: { [name]: entry },
    entryNames: "[name]-[hash]",
    metafile: true,
    plugins: [
      { name: "encodings", setup: leaveEncodings },
      { name: "rarely-used", setup: loadWhenUsed },
    ],
  })
  const [file] = Object.keys(metafile.outputs)
  await writeFile(file, wrap(toAscii(await readFile(file, "utf8"))))
  return basename(file)
}

/** Escapes what esbuild leaves in regular expressions: V8 keeps text that is ASCII in half the room. */
function toAscii(text) {
  const toEscape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`
  return text.replace(/[^\0-\x7f]/g, toEscape)
}

/** What server/bundle.ts takes: the function that Node makes of a module. */
function toFunction(code) {
  return `(function(exports,require,module,__filename,__dirname){${code}\n})`
}

function leaveEncodings({ onResolve }) {
  onResolve({ filter: /^iconv-lite$/ }, ({ kind }) =>
    kind === "dynamic-import" ? { path: `./${encodings}`, external: true } : undefined,
  )
}

/**
 * What takes long to load and few starts need: HTML, and what the protocol's library has for servers that are reached
 * or started otherwise.
 */
function loadWhenUsed({ onResolve, onLoad }) {
  const rarelyUsed = "rarely-used"
  onResolve({ filter: /^(?:child_process|crypto|htmlparser2)$/ }, ({ path, namespace }) =>
    namespace === rarelyUsed ? undefined : { path, namespace: rarelyUsed },
  )
  // Inherits what it gives, since esbuild copies what a module has of its own once it is imported.
  onLoad({ filter: /(?:)/, namespace: rarelyUsed }, ({ path }) => ({
    resolveDir: import.meta.dirname,
    contents: `module.exports = Object.create(new Proxy({}, { get: (_, name) => require("${path}")[name] }))`,
  }))
}
