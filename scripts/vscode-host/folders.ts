import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join, resolve } from "node:path"

/** The checkout this script belongs to. */
export const repository = resolve(import.meta.dirname, "../..")

/** Everything downloaded for tests; git-ignored, safe to delete. */
export const cache = join(repository, ".vscode-test")

/** A new empty folder outside the checkout. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "report-lint-"))
}

/** A copy of a folder under the same name, so that nothing a test or a visitor types reaches the original. */
export function temporaryCopy(folder: string): string {
  const copy = join(temporaryFolder(), basename(resolve(folder)))
  cpSync(folder, copy, { recursive: true })
  return copy
}

/** Deletes a folder; a process on its way out may still be writing there. */
export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

/** Whether a window could be shown. */
export function hasScreen(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return process.platform !== "linux" || Boolean(DISPLAY || WAYLAND_DISPLAY)
}
