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

/** A notice to be told later, by another thread perhaps. */
export interface Notice {
  readonly message: Message
  readonly isFailure: boolean
}

/** Notices that are told later; `take` hands over those since it was last called. */
export function collectNotices(): Notices & { take(): readonly Notice[] } {
  let collected: Notice[] = []
  return {
    note: (message) => collected.push({ message, isFailure: false }),
    fail: (message) => collected.push({ message, isFailure: true }),
    get failed() {
      return collected.some(({ isFailure }) => isFailure)
    },
    take() {
      const taken = collected
      collected = []
      return taken
    },
  }
}

/** Tells collected notices, each once: every thread has read the settings, with what is wrong in them. */
export function tellCollected(collected: readonly Notice[], notices: Notices): void {
  const known = new Set<string>()
  for (const { message, isFailure } of collected) {
    const name = JSON.stringify(message)
    if (known.has(name)) continue
    known.add(name)
    if (isFailure) notices.fail(message)
    else notices.note(message)
  }
}
