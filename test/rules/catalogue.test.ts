import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import en from "../../l10n/en.json" with { type: "json" }
import zhCn from "../../l10n/zh-cn.json" with { type: "json" }
import { outOfDate } from "../../scripts/docs.ts"
import { rules } from "../../server/core/rules/index.ts"

const ROOT = join(import.meta.dirname, "../..")
const RULES = "server/core/rules"
// The contract: configuration, output and documentation name rules so. An id is never renamed.
const CATALOGUE = [
  ["missing-title", "title-wording", "missing-section", "duplicate-section", "section-order"],
  ["section-title", "section-number", "heading-level", "heading-line", "nested-section-number"],
  ["empty-section"],
  [
    "missing-table",
    "table-form",
    "table-header",
    "missing-row",
    "unknown-row",
    "duplicate-row",
    "row-order",
  ],
  ["row-label", "displaced-row", "missing-cell", "extra-cell", "split-table", "unreadable-table"],
  ["blank-figure", "not-a-number", "not-a-count", "number-format"],
  ["row-total", "column-total", "balance", "dispute-total", "suspect-figure"],
  ["year-mismatch", "period", "prose-figure", "prose-claim", "missing-figure", "fee-statement"],
  ["overview-aspects", "rule-making-power", "template-text"],
  ["carry-over", "in-force-change", "copied-from-last-year"],
  ["unused-directive", "unknown-directive"],
].flat()

test("the rules are those of the catalogue, in its order", () => {
  assert.deepEqual(
    rules.map(({ id }) => id),
    CATALOGUE,
  )
})

test("every file of a rule is listed, under its own name", () => {
  const files = readdirSync(join(ROOT, RULES)).filter((name) =>
    /^export const \w+: Rule = /m.test(readFileSync(join(ROOT, RULES, name), "utf8")),
  )
  assert.deepEqual(files.toSorted(), CATALOGUE.map((id) => `${id}.ts`).toSorted())
  for (const name of files) {
    const id = name.replace(/\.ts$/, "")
    assert.match(readFileSync(join(ROOT, RULES, name), "utf8"), new RegExp(`^  id: "${id}",$`, "m"))
  }
})

test("every rule that reads prose says so, for the setting that turns them off", () => {
  const reading = CATALOGUE.filter((id) =>
    /from "\.\.\/prose\/(?!vocabulary)/.test(readFileSync(join(ROOT, RULES, `${id}.ts`), "utf8")),
  )
  const saying = new Set(rules.flatMap(({ id, readsProse }) => (readsProse ? [id] : [])))
  assert.deepEqual(
    reading.filter((id) => !saying.has(id)),
    [],
  )
})

test("every rule is summed up and described in both languages", () => {
  const needed = CATALOGUE.flatMap((id) => [`${id}.summary`, `${id}.description`])
  for (const catalogue of [en, zhCn]) {
    const known = new Set(Object.entries(catalogue).flatMap(([key, text]) => (text ? [key] : [])))
    assert.deepEqual(
      needed.filter((key) => !known.has(key)),
      [],
    )
  }
})

test("the pages of the rules and the tables in the READMEs are up to date (scripts/docs.ts)", () => {
  assert.deepEqual([...outOfDate().keys()], [])
})

test("both languages have the same texts, with the same values in them", () => {
  const values = (catalogue: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(catalogue).map(([key, text]) => [
        key,
        [...new Set(text.match(/\{\w+\}/g))].toSorted(),
      ]),
    )
  assert.deepEqual(values(en), values(zhCn))
})

test("every text is used", () => {
  const build = readFileSync(join(ROOT, "esbuild.mjs"), "utf8")
  const code = [...["server", "client", "scripts"].flatMap(sourceFiles), build]
  const written = new Set(code.flatMap((source) => source.match(/"[\w.-]+"/g) ?? []))
  const composed = new Set([
    ...["done", "unchanged"].map((outcome) => `server.recompute.${outcome}-but`),
    ...CATALOGUE.flatMap((id) => [`${id}.summary`, `${id}.description`]),
    ...["error", "warning", "information", "hint"].map((severity) => `cli.${severity}`),
    ...["safe", "suggested"].flatMap((fix) => [`docs.fix.${fix}`, `docs.fix.${fix}.meaning`]),
  ])
  const unused = Object.keys(en).filter((key) => !written.has(`"${key}"`) && !composed.has(key))
  assert.deepEqual(unused, [])
})

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(join(ROOT, folder, name), "utf8"))
}
