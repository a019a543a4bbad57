import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Host, type OpenWorkbench, startHost, type WorkbenchOptions } from "./host.ts"
import { test } from "./suite/harness.ts"
import { closeEditors } from "./workbench.ts"

/** Tests by what they show. Each begins in a window without editors. */
export type WindowTests = Readonly<Record<string, (window: OpenWorkbench) => Promise<void>>>

/** Milliseconds, for a busy machine. */
const LIMIT = 90_000

let shared: Promise<Host> | undefined

/**
 * Adds tests that share a window, as opening one takes longer than most of them; after one that fails the next
 * has a new window. `start` is for windows that need a VS Code of their own.
 */
export function testInWindow(
  title: string,
  options: WorkbenchOptions,
  tests: WindowTests,
  start?: () => Promise<Host>,
): void {
  let own: Promise<Host> | undefined
  let opened: Promise<OpenWorkbench> | undefined
  const open = async () => {
    own ??= start?.()
    shared ??= own ? undefined : startHost()
    return (await (own ?? shared))?.open(options)
  }
  const close = async () => {
    await (await opened)?.close()
    opened = undefined
    await (await own)?.close()
    own = undefined
  }
  const last = Object.keys(tests).at(-1)
  for (const [name, body] of Object.entries(tests)) {
    test(
      `${name} (${title})`,
      async () => {
        let isDone = false
        try {
          opened ??= open().then((window) => window ?? Promise.reject(new Error("No VS Code")))
          const window = await opened
          try {
            await body(window)
          } finally {
            await window.page.screenshot({ path: toPicture(title, name) })
          }
          if (name !== last) await closeEditors(window.page)
          isDone = true
        } finally {
          if (!isDone || name === last) await close()
        }
      },
      LIMIT,
    )
  }
}

/** Ends what the windows shared. */
export async function closeShared(): Promise<void> {
  await (await shared)?.close()
  shared = undefined
}

function toPicture(...words: readonly string[]): string {
  const name = words.join("-").replace(/[^\p{L}\p{N}]+/gu, "-")
  return join(tmpdir(), `report-lint-${name.slice(0, 80)}.png`)
}
