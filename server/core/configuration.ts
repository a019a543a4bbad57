import type { Form } from "./form/schema.ts"
import { matchesGlob } from "./glob.ts"
import type { Rule, Severity } from "./rules/rule.ts"

/** How findings of a rule are told; "off" does not run it. */
export type Level = Severity | "off"

/** What a user sets, in an editor or in a `.report-lint.json`; read from data by `readSettings`. */
export interface Settings {
  readonly rules?: Readonly<Record<string, Level>>
  /** The ids of the forms whose reports are checked. */
  readonly forms?: readonly string[]
  readonly proseRules?: boolean
  readonly run?: "onType" | "onSave"
  readonly quietWhileTyping?: boolean
  readonly files?: { readonly exclude?: readonly string[] }
}

/** Settings and the folder that their patterns of files start from, its parts joined by “/”. */
export interface PlacedSettings {
  readonly settings: Settings
  readonly folder: string
}

/** What holds for one text, whoever asks. */
export interface Configuration extends RuleConfiguration {
  readonly run: "onType" | "onSave"
  readonly quietWhileTyping: boolean
  /** True for a file that is not to be looked at. */
  readonly isExcluded: boolean
}

/** What of it decides on findings. */
export interface RuleConfiguration {
  /** The rules that differ from their own severity. */
  readonly rules: Readonly<Record<string, Level>>
  /** The ids of the forms whose reports are checked; those of all where absent. */
  readonly forms?: readonly string[]
  /** Runs the rules that read prose. */
  readonly proseRules: boolean
}

/** What holds where nobody has set anything. */
export const defaults: Configuration = {
  rules: {},
  proseRules: true,
  run: "onType",
  quietWhileTyping: true,
  isExcluded: false,
}

/**
 * What holds for the file at `path`. Of `sources` the first wins, setting by setting and rule by rule:
 * an editor's settings, then the project's file.
 */
export function resolveConfiguration(
  path: string,
  sources: readonly (PlacedSettings | undefined)[],
): Configuration {
  const known = sources.filter((source) => source !== undefined)
  const first = <Key extends keyof Settings>(key: Key) =>
    known.find(({ settings }) => settings[key] !== undefined)?.settings[key]
  const forms = first("forms")
  const excluding = known.find(({ settings }) => settings.files?.exclude)
  return {
    rules: Object.assign({}, ...known.map(({ settings }) => settings.rules).toReversed()),
    ...(forms && { forms }),
    proseRules: first("proseRules") ?? defaults.proseRules,
    run: first("run") ?? defaults.run,
    quietWhileTyping: first("quietWhileTyping") ?? defaults.quietWhileTyping,
    isExcluded: excluding !== undefined && isExcluded(path, excluding),
  }
}

/** True where reports by a form are checked. */
export function isChecked({ id }: Pick<Form, "id">, { forms }: RuleConfiguration): boolean {
  return forms?.includes(id) ?? true
}

/** How a rule's findings are told; absent when it does not run. */
export function severityOf(
  { id, severity, readsProse }: Pick<Rule, "id" | "severity" | "readsProse">,
  { rules, proseRules }: RuleConfiguration = defaults,
): Severity | undefined {
  const level = Object.hasOwn(rules, id) ? rules[id] : severity
  return level === "off" || (readsProse && !proseRules) ? undefined : level
}

/** Patterns say nothing of files outside their folder. */
function isExcluded(path: string, { settings, folder }: PlacedSettings): boolean {
  const prefix = folder.endsWith("/") ? folder : `${folder}/`
  if (!path.startsWith(prefix)) return false
  const inFolder = path.slice(prefix.length)
  return settings.files?.exclude?.some((pattern) => matchesGlob(inFolder, pattern)) ?? false
}
