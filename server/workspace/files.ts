// The names that a report's file may end in.
const EXTENSIONS = ["txt", "md", "report", "html", "csv"]

/** Files of the workspace, wherever they are; named by URI. */
export interface Files {
  /**
   * The files below a folder whose names a report's may be. What cannot be read is left out; `stopsShort` is called
   * where the folder holds more than is looked through.
   */
  list(folder: string, stopsShort?: () => void): AsyncIterable<string>
  /**
   * The text of a file; absent when it is no file, too long for a report, or no text. No link is followed: none that is
   * the file, and none between it and the innermost of the open `folders` around it.
   */
  read(uri: string, folders: readonly string[]): Promise<string | undefined>
}

/** Of so many files in the open folders the titles are known. */
export const MOST_FILES = 5_000

/** The longest file that is read, in bytes. */
export const LONGEST_FILE = 2 * 1024 * 1024

/** As in a message: “.txt, .md”. */
export const extensionList = EXTENSIONS.map((extension) => `.${extension}`).join(", ")

/** A file of such a name, in any case of letters, may be a report. */
export const REPORT_GLOB = `**/*.{${EXTENSIONS.map(toAnyCase).join(",")}}`

/** True for the names of files that are searched for reports. */
export function mayBeReport(name: string): boolean {
  return EXTENSIONS.includes(/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "")
}

/** Neither hidden folders and files nor libraries hold reports. */
export function isSkipped(name: string): boolean {
  return name.startsWith(".") || name === "node_modules"
}

function toAnyCase(extension: string): string {
  return extension.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
}
