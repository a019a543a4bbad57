import { isSkipped } from "./files.ts"

/** One spelling of a URI: editors differ in what they escape and in how they write a drive. */
export function toKey(uri: string): string {
  let key = uri.replace(/(?<!\/)\/+$/, "")
  try {
    key = decodeURIComponent(key)
  } catch {
    // Kept as it is written.
  }
  return key.replace(/^file:\/\/\/[A-Za-z]:/, (drive) => drive.toLowerCase())
}

/** True for what is in one of the folders and in none within it that is skipped; all as `toKey` has them. */
export function isInside(folders: readonly string[], key: string): boolean {
  return folders.some(
    (folder) =>
      key.startsWith(`${folder}/`) &&
      !key
        .slice(folder.length + 1)
        .split("/")
        .some(isSkipped),
  )
}

/** The innermost of the folders that it is in, if any; all as `toKey` has them. */
export function folderOf(folders: readonly string[], key: string): string | undefined {
  return folders
    .filter((folder) => key.startsWith(`${folder}/`))
    .reduce<string | undefined>(
      (a, b) => (a !== undefined && a.length > b.length ? a : b),
      undefined,
    )
}
