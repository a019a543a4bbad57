import { allowed } from "../core/settings.ts"
import type { SettingsSchema } from "../core/settings-schema.ts"

/** The project's settings: the nearest file of this name at or above a report. */
export const SETTINGS_FILE = ".report-lint.json"

/**
 * The folders in which a file's settings may be, the nearest first: from its own up to the outermost of
 * `roots` around it, or its own alone. Paths or URIs, absolute, their parts joined by “/”.
 */
export function foldersAround(file: string, roots: readonly string[]): readonly string[] {
  const own = parentOf(file)
  const root = roots
    .map((each) => each.replace(/\/$/, ""))
    .filter((each) => own === each || own.startsWith(`${each}/`))
    .toSorted((a, b) => a.length - b.length)[0]
  const folders = [own]
  for (let folder = own; root !== undefined && folder !== root; ) {
    folder = parentOf(folder)
    folders.push(folder)
  }
  return folders
}

/** The folder of a path; what has none, such as an unsaved document, is in "". */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")))
}

let schema: Promise<SettingsSchema> | undefined

/** What settings are read by, loaded where there are some to read. */
export function loadSettingsSchema(): Promise<SettingsSchema> {
  schema ??= import("../core/settings-schema.ts").then(({ makeSettingsSchema }) =>
    makeSettingsSchema(allowed),
  )
  return schema
}
