import { join } from "node:path"

const repository = join(import.meta.dirname, "..")

/** Corpora and the programs compared with; git-ignored, safe to delete. */
export const cache = join(repository, ".bench")

/** The bundle of the command line, as it is shipped. */
export const commandLine = join(repository, "dist/report-lint.cjs")

/** The bundle of the language server, as it is shipped. */
export const server = join(repository, "dist/server.cjs")

/** A script of `bench/children`. */
export function child(name: string): string {
  return join(import.meta.dirname, "children", name)
}
