import { readFileSync } from "node:fs"
import { relative, resolve, sep } from "node:path"
import {
  type Configuration,
  defaults,
  type PlacedSettings,
  resolveConfiguration,
} from "../core/configuration.ts"
import { readSettingsFile } from "../core/settings.ts"
import { causeOf, codeOf } from "../workspace/cause.ts"
import { decode } from "../workspace/decode.ts"
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
  const folder = parentOf(file)
  let text: string | undefined
  try {
    text = decode(readFileSync(file))
  } catch (error) {
    if (codeOf(error) === "ENOENT" && !isNeeded) return undefined
    notices.fail({ key: "settings.not-readable", values: { path, cause: causeOf(error) } })
    return { settings: {}, folder }
  }
  if (text === undefined) {
    notices.fail({ key: "settings.not-text", values: { path } })
    return { settings: {}, folder }
  }
  const { settings, mistakes } = readSettingsFile(await loadSettingsSchema(), text, path)
  for (const mistake of mistakes) notices.fail(mistake)
  return { settings, folder }
}

function toSlashes(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/")
}
