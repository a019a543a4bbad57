import { type Dirent, lstat, readdir, readFile } from "node:fs"
import { dirname, isAbsolute, join, relative, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { decode } from "./decode.ts"
import { type Files, isSkipped, LONGEST_FILE, mayBeReport } from "./files.ts"

// Not node:fs/promises: to load it takes longer than the first findings may wait.
const fs = { lstat: promisify(lstat), readdir: promisify(readdir), readFile: promisify(readFile) }

/** The files on this computer; those of other schemes than file: are not there. */
export const nodeFiles: Files = {
  async *list(folder) {
    const path = toPath(folder)
    if (path !== undefined) yield* search(path, folder.replace(/(?<!\/)\/+$/, ""))
  },

  async read(uri, folders) {
    const path = toPath(uri)
    if (path === undefined) return undefined
    try {
      // A link may lead out of the folder that is open.
      for (const folder of foldersBetween(folders, path))
        if ((await fs.lstat(folder)).isSymbolicLink()) return undefined
      const found = await fs.lstat(path)
      if (!found.isFile() || found.size > LONGEST_FILE) return undefined
      return decode(await fs.readFile(path))
    } catch {
      return undefined
    }
  },
}

/** The folders between a file and the innermost of `folders` around it; none where there is none around it. */
function foldersBetween(folders: readonly string[], path: string): readonly string[] {
  const [below = []] = folders
    .flatMap((folder) => toPath(folder) ?? [])
    .map((folder) => relative(folder, path))
    .filter((way) => !isAbsolute(way))
    .map((way) => way.split(sep))
    .filter(([first]) => first !== "..")
    .toSorted((a, b) => a.length - b.length)
  let folder = path
  return below.slice(1).map(() => {
    folder = dirname(folder)
    return folder
  })
}

async function* search(path: string, uri: string): AsyncIterable<string> {
  for (const entry of await entriesOf(path)) {
    if (isSkipped(entry.name)) continue
    const child = `${uri}/${encodeURIComponent(entry.name)}`
    // No link is followed: it may lead out of the folder, or back to one around it.
    if (entry.isDirectory()) yield* search(join(path, entry.name), child)
    else if (entry.isFile() && mayBeReport(entry.name)) yield child
  }
}

async function entriesOf(path: string): Promise<readonly Dirent[]> {
  try {
    const entries = await fs.readdir(path, { withFileTypes: true })
    // By code unit: the same order whatever the system and its language.
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}

function toPath(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined
  try {
    return fileURLToPath(uri)
  } catch {
    return undefined
  }
}
