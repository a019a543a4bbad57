import { readFileSync } from "node:fs"
import { relative, resolve, sep } from "node:path"
import {
  type Configuration,
  defaults,
  type PlacedSettings,
  resolveConfiguration,
} from "../core/configuration.ts"
import { readSettingsFile } from "../core/settings.ts"
import {
  foldersAround,
  loadSettingsSchema,
  parentOf,
  SETTINGS_FILE,
} from "../workspace/settings-file.ts"
import type { Notices } from "./notices.ts"

/** Tells what holds for a file. */
export type Configurations = (path: string) => Promise<Configuration>

/**
 * What holds for each file, by the settings file `config`, else by the nearest one from the file up to the
 * working folder. Each settings file is read once, and what is wrong with it told once.
 */
export function openConfigurations(config: string | undefined, notices: Notices): Configurations {
  const known = new Map<string, Promise<PlacedSettings | undefined>>()
  const find = (file: string) => {
    const settings = known.get(file) ?? readSettingsAt(file, file === given, notices)
    known.set(file, settings)
    return settings
  }
  const given = config && toSlashes(resolve(config))
  return async (path) => {
    const file = toSlashes(resolve(path))
    if (given) return resolveConfiguration(file, [await find(given)])
    for (const folder of foldersAround(file, [toSlashes(process.cwd())])) {
      const settings = await find(`${folder}/${SETTINGS_FILE}`)
      if (settings) return resolveConfiguration(file, [settings])
    }
    return defaults
  }
}

async function readSettingsAt(
  file: string,
  isNeeded: boolean,
  notices: Notices,
): Promise<PlacedSettings | undefined> {
  const path = relative("", file)
  let text: string
  try {
    text = readFileSync(file, "utf8")
  } catch (error) {
    const isAbsent = error instanceof Error && "code" in error && error.code === "ENOENT"
    if (isAbsent && !isNeeded) return undefined
    const cause = error instanceof Error ? error.message : String(error)
    notices.fail({ key: "settings.not-readable", values: { path, cause } })
    return { settings: {}, folder: parentOf(file) }
  }
  const { settings, mistakes } = readSettingsFile(await loadSettingsSchema(), text, path)
  for (const mistake of mistakes) notices.fail(mistake)
  return { settings, folder: parentOf(file) }
}

function toSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/")
}
