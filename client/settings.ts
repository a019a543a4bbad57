import { type Uri, workspace } from "vscode"
import type { EditorSettings } from "../server/contract.ts"

// The settings that a project's file can have too. Which of the others the server needs, its options tell.
const names = ["rules", "forms", "proseRules", "run", "quietWhileTyping", "files.exclude"]

/** What the user set, for the window and for each of its folders; what nobody set is left to the project. */
export function editorSettings(): EditorSettings {
  const folders = workspace.workspaceFolders ?? []
  return {
    reportLint: settingsOf(undefined),
    folders: Object.fromEntries(folders.map(({ uri }) => [uri.toString(), settingsOf(uri)])),
  }
}

function settingsOf(folder: Uri | undefined): Readonly<Record<string, unknown>> {
  const configuration = workspace.getConfiguration("reportLint", folder)
  const settings: Record<string, unknown> = {}
  for (const name of names) {
    const found = configuration.inspect(name)
    const levels = [found?.workspaceFolderValue, found?.workspaceValue, found?.globalValue]
    const value = levels.every((each) => each === undefined || isObject(each))
      ? mergeObjects(levels)
      : levels.find((each) => each !== undefined)
    if (value !== undefined) put(settings, name.split("."), value)
  }
  return settings
}

/** As the editor does it: a rule set for a folder leaves the other rules as they are. */
function mergeObjects(levels: readonly unknown[]): unknown {
  const objects = levels.filter(isObject).toReversed()
  return objects.length > 0 ? Object.assign({}, ...objects) : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function put(settings: Record<string, unknown>, [first = "", ...rest]: string[], value: unknown) {
  if (rest.length === 0) {
    settings[first] = value
    return
  }
  const inner: Record<string, unknown> = {}
  put(inner, rest, value)
  settings[first] = inner
}
