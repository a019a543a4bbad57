import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { FrameLocator, Locator, Page } from "playwright-core"
import type { OpenWorkbench } from "./host.ts"
import { goToText, openFile, runCommand, untilShown } from "./workbench.ts"

/** A window in which a report and its preview are open. */
export interface PreviewWindow extends OpenWorkbench {
  readonly preview: FrameLocator
  /** Of the report. */
  readonly name: string
}

/** Opens a report with a wrong total and its preview, which its content security policy must not hinder. */
export async function withPreview(
  window: OpenWorkbench,
  name: string,
  body: (window: PreviewWindow) => Promise<void>,
): Promise<void> {
  const { page } = window
  const violations: string[] = []
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text()) && /preview/.test(message.text()))
      violations.push(message.text())
  })
  await openFile(page, name)
  await runCommand(page, "Open preview to the side")
  const preview = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame")
  await preview.locator("td.wrong").first().waitFor()
  await body({ ...window, preview, name })
  assert.deepEqual(violations, [])
}

/** The cell of a figure. */
export function figure(preview: FrameLocator, key: string): Locator {
  return preview.locator(`td[data-key="${key}"]`)
}

/** Clicks on a figure, and waits until both the preview and the editor know that the keyboard is there. */
export async function clickFigure({ page, preview }: PreviewWindow, key: string): Promise<void> {
  const line = page.locator(".statusbar-item", { hasText: /^Ln / }).filter({ visible: true })
  const isElsewhere = page.locator(".part.statusbar", { hasNot: line })
  let clicks = 0
  // The editor hears of it some time later, and takes the keyboard to the preview as a whole then, unless it misses it.
  await untilShown(isElsewhere, async () => {
    if (clicks++ > 0) await goToText(page)
    await figure(preview, key).click()
    await preview.locator(`td:focus[data-key="${key}"]`).waitFor()
  })
}

/** The figure where the keyboard is. */
export async function focusedKey(preview: FrameLocator): Promise<string | null> {
  return preview.locator(":focus").first().getAttribute("data-key")
}

/** Gives the figure that had it the keyboard again. */
export async function goToPreview(page: Page, preview: FrameLocator): Promise<void> {
  await page.keyboard.press("Control+2")
  await preview.locator("td:focus").waitFor()
}

/** Saves the text beside the preview and reads it. */
export async function saved({ page, folder, preview, name }: PreviewWindow): Promise<string> {
  const clean = page.locator(`.tab[data-resource-name="${name}"]:not(.dirty)`)
  // Undoing in the preview takes the keyboard to the text, and back some time after the figures are drawn.
  await untilShown(clean, async () => {
    await goToText(page)
    await page.keyboard.press("Control+S")
  })
  const text = readFileSync(join(folder, name), "utf8")
  await goToPreview(page, preview)
  return text
}
