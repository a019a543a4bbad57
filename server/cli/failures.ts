import type { Message } from "../core/messages.ts"
import { causeOf, codeOf } from "../workspace/cause.ts"

/** What to tell of a file or folder that could not be read. */
export function readFailure(path: string, error: unknown): Message {
  const code = codeOf(error)
  if (code === "ENOENT" || code === "ENOTDIR") return { key: "cli.not-found", values: { path } }
  if (code === "EACCES" || code === "EPERM") return { key: "cli.not-readable", values: { path } }
  return { key: "cli.cannot-read", values: { path, cause: causeOf(error) } }
}

/** What to tell of a file that could not be replaced. */
export function writeFailure(path: string, error: unknown): Message {
  const code = codeOf(error)
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return { key: "cli.not-writable", values: { path } }
  }
  return { key: "cli.cannot-write", values: { path, cause: causeOf(error) } }
}

/** What to tell of a text that the program failed on. */
export function lintFailure(path: string, error: unknown): Message {
  const cause = error instanceof Error ? error.message : String(error)
  return { key: "cli.cannot-lint", values: { path, cause } }
}
