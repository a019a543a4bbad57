import { type Disposable, FileType, Uri, workspace } from "vscode"
import type { BaseLanguageClient } from "vscode-languageclient"
import { LIST_FILES_REQUEST, READ_FILE_REQUEST } from "../server/contract.ts"
import { decode } from "../server/workspace/decode.ts"
import { isSkipped, LONGEST_FILE, mayBeReport } from "../server/workspace/files.ts"

/** Lends the server the files that only the editor can read, such as those of a virtual workspace. */
export function lendFiles(client: BaseLanguageClient): readonly Disposable[] {
  return [
    client.onRequest(LIST_FILES_REQUEST, (folder: string) => list(Uri.parse(folder))),
    client.onRequest(READ_FILE_REQUEST, (file: string) => read(Uri.parse(file))),
  ]
}

async function list(folder: Uri): Promise<readonly string[]> {
  if (!isOpen(folder)) return []
  const files: string[] = []
  for (const [name, type] of await entriesOf(folder)) {
    const uri = Uri.joinPath(folder, name)
    if (isSkipped(name) || type & FileType.SymbolicLink) continue
    if (type & FileType.Directory) files.push(...(await list(uri)))
    else if (mayBeReport(name)) files.push(uri.toString())
  }
  return files
}

async function entriesOf(folder: Uri): Promise<readonly [string, FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder)
  } catch {
    return []
  }
}

async function read(file: Uri): Promise<string | null> {
  if (!isOpen(file)) return null
  try {
    const { size } = await workspace.fs.stat(file)
    if (size > LONGEST_FILE) return null
    return decode(await workspace.fs.readFile(file)) ?? null
  } catch {
    return null
  }
}

/** Only what is in a folder that the user opened is lent. */
function isOpen(uri: Uri): boolean {
  return workspace.getWorkspaceFolder(uri) !== undefined
}
