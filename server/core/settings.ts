import type * as z from "zod/mini"
import type { Settings } from "./configuration.ts"
import { forms } from "./form/forms.ts"
import { findJsonMistake, type JsonMistake } from "./json.ts"
import type { Message } from "./messages.ts"
import { rules } from "./rules/index.ts"
import type { Allowed, SettingsSchema } from "./settings-schema.ts"
import { likeness } from "./text/label.ts"
import { readLines } from "./text/line.ts"
import { toPosition } from "./text/position.ts"

/** What settings may have. */
export const allowed: Allowed = {
  rules: rules.map(({ id }) => id),
  forms: forms.map(({ id }) => id),
  levels: ["error", "warning", "information", "hint", "off"],
  // What matching may cost grows with these, and a settings file may be anybody's.
  limits: { patterns: 100, length: 200, stars: 3, choices: 2 },
}

/** Settings, and what to tell of each that cannot be used. */
export interface ReadSettings {
  readonly settings: Settings
  readonly mistakes: readonly Message[]
}

const LONGEST_VALUE = 100
// Of so many rules only those are named that may be meant.
const NEAREST_RULES = 3

/** Reads settings; what is wrong is told and left out, the rest applies. `prefix` stands before their names. */
export function readSettings(schema: SettingsSchema, value: unknown, prefix = ""): ReadSettings {
  const read = schema.safeParse(value)
  if (read.success) return { settings: read.data as Settings, mistakes: [] }
  const { issues } = read.error
  const mistakes = issues.flatMap((issue) =>
    toMistakes(issue, value, prefix, Object.keys(schema.shape)),
  )
  const rest = issues.flatMap(pathsOf).reduce(without, value)
  const again = schema.safeParse(rest)
  return { settings: again.success ? (again.data as Settings) : {}, mistakes }
}

/** Reads a `.report-lint.json`; `path` is what the user knows it by. */
export function readSettingsFile(schema: SettingsSchema, text: string, path: string): ReadSettings {
  const json = text.replace(/^\ufeff/, "")
  const mistake = findJsonMistake(json)
  if (mistake) return unusable({ key: "settings.not-json", values: placeOf(mistake, json, path) })
  const value: unknown = JSON.parse(json)
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return unusable({ key: "settings.not-object", values: { path } })
  const { $schema, ...own } = value as { readonly $schema?: unknown }
  const { settings, mistakes } = readSettings(schema, own)
  const inFile = (mistake: Message): Message => ({
    key: "settings.in-file",
    values: { path, mistake },
  })
  return { settings, mistakes: mistakes.map(inFile) }
}

function unusable(mistake: Message): ReadSettings {
  return { settings: {}, mistakes: [mistake] }
}

function placeOf({ offset, key }: JsonMistake, json: string, path: string) {
  const { line, character } = toPosition(readLines(json), offset)
  return { path, line: line + 1, column: character + 1, mistake: { key } }
}

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** Where what is wrong stands; of a list the whole list. */
function pathsOf(issue: Issue): readonly Path[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => [...issue.path, key])
  return [settingOf(issue.path)]
}

function settingOf(path: Path): Path {
  const index = path.findIndex((part) => typeof part === "number")
  return index < 0 ? path : path.slice(0, index)
}

function toMistakes(
  issue: Issue,
  value: unknown,
  prefix: string,
  names: readonly string[],
): readonly Message[] {
  return pathsOf(issue).map((path): Message => {
    const name = String(path.at(-1) ?? "")
    const setting = `${prefix}${path.join(".")}`
    const written = shorten(JSON.stringify(at(value, path)))
    if (issue.code === "custom" || issue.code === "too_big")
      return { key: "settings.patterns", values: { setting, value: written, ...allowed.limits } }
    if (issue.code !== "unrecognized_keys") {
      const values = { setting, value: written, allowed: allowedAt(path) }
      return { key: "settings.wrong-value", values }
    }
    if (path[0] === "rules") {
      const values = { setting, value: written, allowed: nearestRules(name) }
      return { key: "settings.unknown-rule", values }
    }
    const beside = path.length > 1 ? "exclude" : names.join(", ")
    return { key: "settings.unknown", values: { setting, value: written, allowed: beside } }
  })
}

/** As much of a value as tells which it is. */
function shorten(written: string | undefined): string {
  if (written === undefined || written.length <= LONGEST_VALUE) return String(written)
  return `${written.slice(0, LONGEST_VALUE)}…`
}

/** What may stand at a known path, as JSON has it. */
function allowedAt(path: Path): string {
  switch (path[0]) {
    case "rules":
      return path.length > 1 ? list(allowed.levels) : '{ "row-total": "warning" }'
    case "forms":
      return JSON.stringify(allowed.forms)
    case "run":
      return list(["onType", "onSave"])
    case "files":
      return path.length > 1 ? '["**/*.bak.txt"]' : '{ "exclude": ["**/*.bak.txt"] }'
    case undefined:
      return "{ }"
    default:
      return "true, false"
  }
}

function list(values: readonly string[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ")
}

function nearestRules(name: string): string {
  return allowed.rules
    .map((id) => ({ id, likeness: likeness(id, name) }))
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, NEAREST_RULES)
    .map(({ id }) => id)
    .join(", ")
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
}

/** `value` without what stands at `path`. */
function without(value: unknown, path: Path): unknown {
  const [key, ...rest] = path
  if (key === undefined) return {}
  if (typeof value !== "object" || value === null) return value
  const { [key]: part, ...others } = value as Record<PropertyKey, unknown>
  return rest.length > 0 ? { ...others, [key]: without(part, rest) } : others
}
