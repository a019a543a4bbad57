import type { Message, MessageKey } from "../core/messages.ts"

type CauseKey = Extract<MessageKey, `cause.${string}`>

// By the codes of Node, of VS Code's file systems, and of the command line's threads.
const CAUSES: Readonly<Record<CauseKey, readonly string[]>> = {
  "cause.denied": ["EACCES", "EPERM", "NoPermissions"],
  "cause.missing": ["ENOENT", "ENOTDIR", "FileNotFound", "FileNotADirectory"],
  "cause.folder": ["EISDIR", "FileIsADirectory"],
  "cause.read-only": ["EROFS"],
  "cause.full": ["ENOSPC", "EDQUOT"],
  "cause.busy": ["EBUSY", "ETXTBSY"],
  "cause.open-files": ["EMFILE", "ENFILE"],
  "cause.long-name": ["ENAMETOOLONG"],
  "cause.links": ["ELOOP"],
  "cause.disk": ["EIO", "ESTALE"],
  "cause.memory": ["ENOMEM", "ERR_WORKER_OUT_OF_MEMORY"],
  "cause.too-large": ["EFBIG", "ERR_FS_FILE_TOO_LARGE", "ERR_STRING_TOO_LONG"],
  "cause.unavailable": ["Unavailable", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"],
  "cause.thread": ["THREAD_ENDED"],
  "cause.unknown": [],
}

/** Why a file could not be read or written, and what to do: only of an error that nobody foresaw its own words. */
export function causeOf(error: unknown): Message {
  const text = error instanceof Error ? error.message : String(error)
  // VS Code keeps of some errors of the system only the words, which begin with the code.
  const codes = [codeOf(error), ...(text.match(/\bE[A-Z]{2,20}(?=: )/g) ?? [])]
  const known = Object.entries(CAUSES).find(([, each]) => codes.some((code) => each.includes(code)))
  return known
    ? { key: known[0] as CauseKey }
    : { key: "cause.unknown", values: { text: text.split("\n", 1)[0] ?? "" } }
}

/** The code of an error of Node or of VS Code, such as ENOENT; "" where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : ""
}
