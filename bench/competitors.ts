import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { cache } from "./folders.ts"
import { node, type Program } from "./programs.ts"

// Programs that people would otherwise check reports with, or that are known to be quick.

const PACKAGES = {
  "autocorrect-node": "2.14.0",
  markdownlint: "0.42.1",
  "markdownlint-cli2": "0.24.1",
  rumdl: "0.2.75",
  textlint: "15.8.0",
  "textlint-rule-preset-ja-spacing": "3.0.3",
  "yaml-language-server": "2.0.0",
}

// Noisy on reports: their tables are of tabs, and their paragraphs long lines.
const WITHOUT = ["MD010", "MD013"]

const folder = join(cache, "programs")
const modules = join(folder, "node_modules")
const markdownlintSettings = join(folder, "any.markdownlint.json")
const textlintSettings = join(folder, "textlintrc.json")

/** Installs the programs into the cache, once. */
export function install(): void {
  const manifest = join(folder, "package.json")
  const content = JSON.stringify({ private: true, dependencies: PACKAGES })
  if (existsSync(manifest) && readFileSync(manifest, "utf8") === content) return
  console.error("Installing the programs to compare with …")
  mkdirSync(folder, { recursive: true })
  const off = Object.fromEntries(WITHOUT.map((rule) => [rule, false]))
  writeFileSync(markdownlintSettings, JSON.stringify({ default: true, ...off }))
  writeFileSync(textlintSettings, JSON.stringify({ rules: { "preset-ja-spacing": true } }))
  writeFileSync(manifest, content)
  const { status } = spawnSync("npm", ["install", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  })
  if (status === 0) return
  rmSync(manifest)
  throw new Error("the programs to compare with cannot be installed")
}

/** Other linters that check a folder of Markdown. */
export type Linter = "rumdl" | "autocorrect" | "markdownlint-cli2" | "textlint"

/** What checks all Markdown of a folder. */
export const linters: Readonly<Record<Linter, (folder: string) => Program>> = {
  // It remembers what it found; every run is to do the work.
  rumdl: (path) => [rumdl(), "check", "--no-cache", "--disable", WITHOUT.join(), path],
  autocorrect: (path) => node(join(modules, "autocorrect-node/cli.js"), "--lint", "--quiet", path),
  "markdownlint-cli2": (path) =>
    node(
      join(modules, "markdownlint-cli2/markdownlint-cli2-bin.mjs"),
      "--config",
      markdownlintSettings,
      `${path}/**/*.md`,
    ),
  textlint: (path) =>
    node(
      join(modules, "textlint/bin/textlint.js"),
      "--config",
      textlintSettings,
      "--rules-base-directory",
      modules,
      path,
    ),
}

/** A server of the same kind, for YAML; it waits 200 ms before it checks what was typed. */
export function yamlServer(): Program {
  return node(join(modules, "yaml-language-server/bin/yaml-language-server"), "--stdio")
}

/** The library in process, with the same rules. */
export async function loadMarkdownlint(): Promise<(text: string) => unknown> {
  const { lint } = await import(
    pathToFileURL(join(modules, "markdownlint/lib/exports-sync.mjs")).href
  )
  const config = Object.fromEntries([["default", true], ...WITHOUT.map((rule) => [rule, false])])
  return (text) => lint({ strings: { text }, config })
}

/** The program itself, without the script that npm starts it by. */
function rumdl(): string {
  const platform = join(modules, "@rumdl")
  const [name = ""] = readdirSync(platform)
  return join(platform, name, process.platform === "win32" ? "rumdl.exe" : "rumdl")
}
