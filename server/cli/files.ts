import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs"
import { join, resolve } from "node:path"
import { extensionList, isSkipped, mayBeReport } from "../workspace/files.ts"
import { decode } from "./encoding.ts"
import { readFailure } from "./failures.ts"
import type { Notices } from "./notices.ts"
import type { SourceFile } from "./replace.ts"

/**
 * The files that `paths` name, each once: files as they are, folders searched for what a report may
 * be in. In the order of `paths`, a folder's by name. What cannot be read is noticed and left out.
 */
export function findFiles(paths: readonly string[], notices: Notices): readonly string[] {
  const known = new Map<string, string>()
  for (const path of paths.flatMap((each) => filesAt(each, notices))) {
    const name = resolve(path)
    if (!known.has(name)) known.set(name, path)
  }
  return [...known.values()]
}

/** A file that can be read as often as it is asked for, which a pipe cannot. */
export function isLasting(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true
}

/** A file's text. Absent where it cannot be read, which is noticed. */
export async function readFile(path: string, notices: Notices): Promise<SourceFile | undefined> {
  try {
    const bytes = readFileSync(path)
    const decoded = await decode(bytes)
    if ("text" in decoded) return { path, bytes, ...decoded }
    const line = decoded.undecodableLine + 1
    notices.fail({ key: "cli.undecodable", values: { path, line } })
  } catch (error) {
    notices.fail(readFailure(path, error))
  }
  return undefined
}

function filesAt(path: string, notices: Notices): readonly string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
  } catch (error) {
    notices.fail(readFailure(path, error))
    return []
  }
  const failedBefore = notices.failed
  const files = [...searchFolder(path, notices)]
  if (files.length === 0 && notices.failed === failedBefore) {
    notices.note({ key: "cli.no-files", values: { path, list: extensionList } })
  }
  return files
}

function* searchFolder(folder: string, notices: Notices): Iterable<string> {
  let entries: readonly Dirent[]
  try {
    entries = readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    notices.fail(readFailure(folder, error))
    return
  }
  // By code unit: the same order whatever the system and its language.
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isSkipped(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* searchFolder(path, notices)
    else if (mayBeReport(entry.name) && leadsToFile(entry, path)) yield path
  }
}

/**
 * False for pipes and devices, which may have no end, and for folders behind links: a link may lead back to a folder
 * around it. A link that leads nowhere is told when it is read.
 */
function leadsToFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? true
}
