// What the manifest and the schema of `.report-lint.json` say of the rules, from the rules themselves.
import * as z from "zod"
import type { Level } from "../server/core/configuration.ts"
import { type Locale, type MessageKey, render } from "../server/core/messages.ts"
import { rules } from "../server/core/rules/index.ts"
import { allowed } from "../server/core/settings.ts"
import { makeSettingsSchema } from "../server/core/settings-schema.ts"

const SETTING = "reportLint.rules"
const KEY = "configuration.rules."
const LEVELS: readonly Level[] = ["error", "warning", "information", "hint", "off"]
const NAMES: Readonly<Record<string, Locale>> = {
  "package.nls.json": "en",
  "package.nls.zh-cn.json": "zh-cn",
}

/** The text that each file should have; `read` gives the one that it has. */
export function settingsFiles(
  read: (file: string) => string | undefined,
): ReadonlyMap<string, string> {
  const files = new Map([["schemas/report-lint.schema.json", inline(print(fileSchema()))]])
  const manifest = JSON.parse(read("package.json") ?? "{}")
  const setting = manifest.contributes?.configuration?.properties?.[SETTING]
  if (setting) {
    setting.properties = Object.fromEntries(rules.map((rule) => [rule.id, ruleSetting(rule.id)]))
    files.set("package.json", print(manifest))
  }
  for (const [file, locale] of Object.entries(NAMES)) {
    const texts = Object.entries(JSON.parse(read(file) ?? "{}"))
    const others = texts.filter(([key]) => !key.startsWith(KEY))
    const place = others.findIndex(([key]) => key === "configuration.rules") + 1
    const summaries = rules.map(({ id }): [string, string] => [`${KEY}${id}`, summary(id, locale)])
    files.set(file, print(Object.fromEntries(others.toSpliced(place, 0, ...summaries))))
  }
  return files
}

function ruleSetting(id: string) {
  const { severity } = rules.find((rule) => rule.id === id) ?? {}
  return { type: "string", enum: LEVELS, default: severity, description: `%${KEY}${id}%` }
}

function fileSchema() {
  const { $schema, ...schema } = z.toJSONSchema(makeSettingsSchema(allowed), { target: "draft-7" })
  const { properties } = schema as { properties: Record<string, { properties?: object }> }
  for (const [id, each] of Object.entries(properties.rules?.properties ?? {}))
    Object.assign(each, { description: summary(id, "en") })
  return { $schema, ...schema, properties: { $schema: { type: "string" }, ...properties } }
}

function summary(id: string, locale: Locale): string {
  return render({ key: `${id}.summary` as MessageKey }, locale)
}

/** Lists of words on one line, as the formatter has them. */
function inline(json: string): string {
  return json.replace(
    /\[\s+("[^[\]]*")\s+\]/g,
    (_, words: string) => `[${words.replace(/\s+/g, " ")}]`,
  )
}

function print(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
