import type { Writable } from "node:stream"
import { type Locale, type Message, render } from "../core/messages.ts"
import { printable } from "./terminal.ts"

/** What the user should know besides the result. */
export interface Notices {
  note(message: Message): void
  /** Says what could not be done; the rest goes on. */
  fail(message: Message): void
  /** True once something could not be done. */
  readonly failed: boolean
}

/** Notices as lines on `stderr`. */
export function openNotices(stderr: Writable, locale: Locale): Notices {
  let failed = false
  const note = (message: Message) => {
    stderr.write(`report-lint: ${printable(render(message, locale))}\n`)
  }
  return {
    note,
    fail(message) {
      failed = true
      note(message)
    },
    get failed() {
      return failed
    },
  }
}
