import type { Writable } from "node:stream"
import { styleText } from "node:util"

/** What the command line has of its process. */
export interface Terminal {
  readonly stdout: Writable
  readonly stderr: Writable
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Writes `text`; the failure where it did not arrive. A reader that left, such as head, is none. */
export function write(stream: Writable, text: string): Promise<Error | undefined> {
  return new Promise((resolve) => {
    stream.write(text, (error) => {
      const hasLeft = error && "code" in error && error.code === "EPIPE"
      resolve(hasLeft ? undefined : (error ?? undefined))
    })
  })
}

/** True for a terminal that shows colours, unless the environment objects (NO_COLOR). */
export function hasColours(stdout: Writable): boolean {
  return styleText("red", " ", { stream: stdout }) !== " "
}

/** `text` on one line, without characters that a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ")
}
