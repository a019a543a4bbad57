import { type Disposable, FileType, Uri, workspace } from "vscode"
import type { BaseLanguageClient } from "vscode-languageclient"
import { LIST_FILES_REQUEST, type ListedFiles, READ_FILE_REQUEST } from "../server/contract.ts"
import { decode } from "../server/workspace/decode.ts"
import { isSkipped, LONGEST_FILE, MOST_FILES, mayBeReport } from "../server/workspace/files.ts"

// A virtual file system may take long for each, and have folders within themselves.
const [MOST_FOLDERS, DEEPEST] = [5_000, 50]

/** Lends the server the files that only the editor can read, such as those of a virtual workspace. */
export function lendFiles(client: BaseLanguageClient): readonly Disposable[] {
  return [
    client.onRequest(LIST_FILES_REQUEST, (folder: string) => list(Uri.parse(folder))),
    client.onRequest(READ_FILE_REQUEST, (file: string) => read(Uri.parse(file))),
  ]
}

/** Level by level, so that what is left out of too much lies the deepest. */
async function list(folder: Uri): Promise<ListedFiles> {
  const files: string[] = []
  let level = isOpen(folder) ? [folder] : []
  let left = MOST_FOLDERS
  for (let depth = 0; level.length > 0 && depth < DEEPEST; depth++) {
    const below: Uri[] = []
    for (const each of level) {
      if (left-- === 0 || files.length > MOST_FILES) return { files, isWhole: false }
      for (const [name, type] of await entriesOf(each)) {
        const uri = Uri.joinPath(each, name)
        if (isSkipped(name) || type & FileType.SymbolicLink) continue
        if (type & FileType.Directory) below.push(uri)
        else if (mayBeReport(name)) files.push(uri.toString())
      }
    }
    level = below
  }
  return { files, isWhole: level.length === 0 }
}

async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder)
  } catch {
    return []
  }
}

async function read(file: Uri): Promise<string | null> {
  try {
    if (!isOpen(file) || (await isBehindLink(file))) return null
    const { size } = await workspace.fs.stat(file)
    if (size > LONGEST_FILE) return null
    return decode(await workspace.fs.readFile(file)) ?? null
  } catch {
    return null
  }
}

/** True where a folder between a file and the one that is open is a link, or the file itself. */
async function isBehindLink(file: Uri): Promise<boolean> {
  const root = workspace.getWorkspaceFolder(file)?.uri.path.replace(/\/$/, "") ?? ""
  for (let uri = file; uri.path.length > root.length + 1; uri = Uri.joinPath(uri, ".."))
    if ((await workspace.fs.stat(uri)).type & FileType.SymbolicLink) return true
  return false
}

/** Only what is in a folder that the user opened is lent. */
function isOpen(uri: Uri): boolean {
  return workspace.getWorkspaceFolder(uri) !== undefined
}
