// Writes the pages of every rule and of every regulation, the table of rules in the READMEs and the settings of rules; with --check only says what is out of date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import type { Locale } from "../server/core/messages.ts"
import { rules } from "../server/core/rules/index.ts"
import { regulations } from "../server/features/regulations.ts"
import { printRegulation } from "./regulation-pages.ts"
import { printPage, printTable } from "./rule-pages.ts"
import { settingsFiles } from "./settings.ts"

const ROOT = join(import.meta.dirname, "..")
const PAGES = "docs/rules"
const REGULATIONS = "docs/regulations"
const READMES: Readonly<Record<string, Locale>> = { "README.md": "en", "README.zh-CN.md": "zh-cn" }
const RULES = /<!-- rules -->[\s\S]*?<!-- \/rules -->/

/** What is out of date: the text that each file should have; absent for a file that should not be. */
export function outOfDate(): ReadonlyMap<string, string | undefined> {
  const wanted = new Map<string, string | undefined>()
  for (const page of [PAGES, REGULATIONS].flatMap(existingPages)) wanted.set(page, undefined)
  for (const [page, text] of regulations.flatMap((each) => [...printRegulation(each)]))
    wanted.set(`docs/${page}`, text)
  for (const rule of rules) wanted.set(`${PAGES}/${rule.id}.md`, printPage(rule))
  for (const [file, locale] of Object.entries(READMES)) {
    const text = read(file)
    if (text === undefined) continue
    const table = () => `<!-- rules -->\n${printTable(locale)}\n<!-- /rules -->`
    wanted.set(file, text.replace(RULES, table))
  }
  for (const [file, text] of settingsFiles(read)) wanted.set(file, text)
  return new Map([...wanted].filter(([file, text]) => text !== read(file)))
}

function existingPages(pages: string): readonly string[] {
  const folder = join(ROOT, pages)
  return existsSync(folder) ? readdirSync(folder).map((name) => `${pages}/${name}`) : []
}

function read(file: string): string | undefined {
  const path = join(ROOT, file)
  return existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : undefined
}

function write(file: string, text: string | undefined): void {
  const path = join(ROOT, file)
  mkdirSync(dirname(path), { recursive: true })
  if (text === undefined) rmSync(path)
  else writeFileSync(path, text)
}

if (import.meta.main) {
  const isCheck = process.argv.includes("--check")
  const files = outOfDate()
  for (const [file, text] of files) {
    if (!isCheck) write(file, text)
    console.log(`${isCheck ? "out of date" : text === undefined ? "deleted" : "written"}: ${file}`)
  }
  if (isCheck && files.size > 0) process.exitCode = 1
}
