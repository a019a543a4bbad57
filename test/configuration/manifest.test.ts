import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { build } from "esbuild"
import manifest from "../../package.json" with { type: "json" }
import en from "../../package.nls.json" with { type: "json" }
import zhCn from "../../package.nls.zh-cn.json" with { type: "json" }
import { defaults } from "../../server/core/configuration.ts"
import { forms } from "../../server/core/form/forms.ts"
import { rules } from "../../server/core/rules/index.ts"
import { allowed } from "../../server/core/settings.ts"
import { makeSettingsSchema } from "../../server/core/settings-schema.ts"

const ROOT = join(import.meta.dirname, "../..")
const { contributes } = manifest
const settings: Readonly<Record<string, { readonly default?: unknown }>> =
  contributes.configuration.properties

test("every text of the manifest is in both languages, and none is left over", () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g)].map(([, key = ""]) => key)
  const keys = [...new Set(used)].toSorted()
  for (const texts of [en, zhCn]) {
    assert.deepEqual(Object.keys(texts).toSorted(), keys)
    assert.deepEqual(
      Object.entries(texts).filter(([, text]) => text.trim() === ""),
      [],
    )
  }
})

test("the forms to choose from are those that there are, by default all", () => {
  const ids = forms.map(({ id }) => id)
  const setting = contributes.configuration.properties["reportLint.forms"]
  assert.deepEqual(setting.items.enum, ids)
  assert.deepEqual(setting.default, ids)
  assert.deepEqual(
    setting.items.enumDescriptions,
    forms.map(({ document }) => document),
  )
})

test("no text of the manifest is written in it, but for names", () => {
  const written: string[] = []
  const visit = (value: unknown, key = "") => {
    if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value)) visit(inner, name)
    else if (/title|description|category|altText|label/i.test(key)) written.push(String(value))
  }
  visit(contributes)
  assert.deepEqual(
    written.filter((text) => !/^%[^%]+%$/.test(text)),
    [],
  )
})

test("no text that a user sees is written in the client's code", () => {
  const folder = join(ROOT, "client")
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  for (const file of files.filter((name) => name.endsWith(".ts"))) {
    const code = readFileSync(join(folder, file), "utf8").replace(
      /\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*|new \w*Error\(.*/g,
      "",
    )
    const strings = [...code.matchAll(/(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1/g)].map(
      ([, , text = ""]) => text,
    )
    const names = new Set(["Report Lint", "samples/带错误的示例2024年政府信息公开工作年度报告.txt"])
    // Two words with a space between, or Chinese ones, are a sentence.
    const sentences = strings.filter(
      (text) =>
        !names.has(text) && (/\p{Script=Han}{2}/u.test(text) || /^[A-Z][a-z]+ [a-z]/.test(text)),
    )
    assert.deepEqual(sentences, [], file)
  }
})

test("settings have the same names and defaults in the editor and in the project's file", () => {
  const { isExcluded, ...known } = defaults
  for (const [name, value] of Object.entries(known))
    assert.deepEqual(settings[`reportLint.${name}`]?.default, value, name)
  assert.deepEqual(settings["reportLint.files.exclude"]?.default, [])
  for (const name of Object.keys(makeSettingsSchema(allowed).shape))
    assert.ok(`reportLint.${name}` in settings || name === "files", name)
  const { properties } = contributes.configuration.properties["reportLint.rules"]
  assert.deepEqual(
    Object.keys(properties),
    rules.map(({ id }) => id),
  )
})

test("every file that the manifest names is there", () => {
  const named = [...JSON.stringify(manifest.contributes).matchAll(/"(?:\.\/|media\/)[^"]+"/g)]
  const files = named.map(([file]) => JSON.parse(file) as string)
  assert.ok(files.length > 5)
  assert.deepEqual(
    files.filter((file) => !existsSync(join(ROOT, file))),
    [],
  )
})

test("the browser's bundles use nothing of Node", async () => {
  // A module of Node, which is not there for the platform, would end the build.
  for (const entry of ["client/web.ts", "server/worker.ts"]) {
    const { outputFiles, errors, metafile } = await build({
      entryPoints: [entry],
      absWorkingDir: ROOT,
      bundle: true,
      write: false,
      platform: "browser",
      format: "cjs",
      external: ["vscode"],
      loader: { ".css": "text" },
      logLevel: "silent",
      metafile: true,
    })
    assert.deepEqual(errors, [])
    const [output] = outputFiles
    const required = [...(output?.text ?? "").matchAll(/\brequire\("([^"]+)"\)/g)].map(
      ([, name]) => name,
    )
    assert.deepEqual(
      [...new Set(required)].filter((name) => name !== "vscode"),
      [],
    )
    const own = Object.keys(metafile.inputs).filter((file) => !file.startsWith("node_modules/"))
    for (const file of own.filter((name) => name.endsWith(".ts")))
      assert.doesNotMatch(
        readFileSync(join(ROOT, file), "utf8"),
        /\bprocess\.|\bBuffer\b|"node:|__dirname|import\.meta/,
        file,
      )
  }
})
