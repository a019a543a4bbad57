import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { FrameLocator, Locator } from "playwright-core"
import {
  clickFigure,
  figure,
  focusedKey,
  goToPreview,
  type PreviewWindow,
  saved,
  withPreview,
} from "./preview-window.ts"
import type { WindowTests } from "./window.ts"
import { goToEnd, goToText, reloadWindow } from "./workbench.ts"
import { right, wrong, wrongLine } from "./wrong-report.ts"

const total = "requests/received/total"
const selection = new RegExp(`^Ln ${wrongLine}, Col \\d+ \\(1 selected\\)$`)

/** A report for each test. */
export const previewFiles = Object.fromEntries(
  ["己", "庚", "辛", "壬"].map((name) => [`${name}.txt`, wrong]),
)

/** For a window in which the extension speaks Chinese. */
export const previewTests: WindowTests = {
  "in the preview a wrong figure is red with what it should be, a click goes to it, typing mends it, one undo brings it back":
    (window) => withPreview(window, "己.txt", useMouse),
  "after the window was loaded anew the preview is there again, and can be typed into": (window) =>
    withPreview(window, "庚.txt", reload),
}

/** The preview without a mouse. */
export const keyboardTests: WindowTests = {
  "the preview needs no mouse, and no Node beside it": (window) =>
    withPreview(window, "己.txt", useKeyboard),
}

async function useMouse(window: PreviewWindow): Promise<void> {
  const { page, folder, preview } = window
  const cell = figure(preview, total)
  await preview.locator("td.wrong", { hasText: "应为 0" }).waitFor()
  assert.match((await cell.getAttribute("class")) ?? "", /\bwrong\b/)
  assert.equal(await cell.getAttribute("aria-invalid"), "true")
  await cell.hover()
  await preview.locator(".hover .formulas", { hasText: "= 0，写的是 3" }).waitFor()
  // Six in the row, one in the balance of the column.
  assert.equal(await preview.locator("td.addend").count(), 7)

  await clickFigure(window, total)
  await goToText(page)
  await page.locator(".statusbar-item", { hasText: selection }).waitFor()
  await goToPreview(page, preview)

  await page.keyboard.type("0")
  await page.keyboard.press("Enter")
  await preview.locator("td.wrong").first().waitFor({ state: "detached" })
  assert.equal(await focusedKey(preview), "requests/carried-over/total")
  assert.equal(await saved(window), right)

  await page.keyboard.press("Control+Z")
  await preview.locator("td.wrong").first().waitFor()
  assert.equal(await saved(window), wrong)

  await preview.getByRole("button", { name: "导出" }).click()
  const input = page.locator(".quick-input-widget input[type=text]")
  const suggestion = join(folder, "己.html")
  await page.waitForFunction(`document.activeElement.value === ${JSON.stringify(suggestion)}`)
  await input.press("Enter")
  await page.locator(".explorer-viewlet .monaco-list-row", { hasText: "己.html" }).waitFor()
  const exported = readFileSync(join(folder, "己.html"), "utf8")
  assert.match(exported, /<td class="figure wrong"[^>]*><span class="value w1">3<\/span>/)
  assert.doesNotMatch(exported, /<script|https?:|vscode-webview|data-key/)
}

async function useKeyboard(window: PreviewWindow): Promise<void> {
  const { page, preview } = window
  await page.keyboard.press("Control+2")
  await preview.locator("#preview:focus").waitFor()
  // Past the problems of a label to that of the figure.
  for (let count = 0; count < 9 && (await focusedKey(preview)) !== total; count++)
    await page.keyboard.press("F8")
  // Arrows, and Tab over the end of a row.
  await page.keyboard.press("ArrowLeft")
  assert.equal(await focusedKey(preview), "requests/received/other-organisation")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Tab")
  assert.equal(await focusedKey(preview), "requests/carried-over/natural-person")
  await page.keyboard.press("Shift+Tab")
  assert.equal(await focusedKey(preview), total)

  // What is given up is not written.
  await page.keyboard.type("17")
  await page.keyboard.press("Escape")
  assert.equal(await figure(preview, total).locator(".value").textContent(), "3")

  // The fix in place.
  await page.keyboard.press("Control+.")
  await preview.locator("#bar button:focus").waitFor()
  await page.keyboard.press("Enter")
  await preview.locator("td.wrong").first().waitFor({ state: "detached" })
  assert.equal(await focusedKey(preview), total)

  // The preview follows the text, but for a moment after a place was chosen in it.
  await page.waitForTimeout(600)
  const last = preview.locator("h2").last()
  await goToEnd(page, wrong)
  await inView(preview, last)
  await page.keyboard.press("Control+Home")
  await inView(preview, preview.locator("h1"))
  await goToPreview(page, preview)

  // To the text.
  await page.keyboard.press("Control+Enter")
  await page.locator(".editor-instance .monaco-editor.focused").waitFor()
  assert.equal(await saved(window), right)
}

async function reload(window: PreviewWindow): Promise<void> {
  const { page, preview } = window
  await reloadWindow(page, /reportLint\.preview.*"uri[^}]*%E5%BA%9A\.txt/s)
  await preview.locator("td.wrong").first().waitFor()
  await goToText(page)
  await page.keyboard.press("Control+2")
  await preview.locator("#preview:focus, td:focus").first().waitFor()
  await clickFigure(window, total)
  await page.keyboard.type("0")
  await page.keyboard.press("Enter")
  await preview.locator("td.wrong").first().waitFor({ state: "detached" })
  assert.equal(await saved(window), right)
}

/** Waits until the element is on the screen. */
async function inView(preview: FrameLocator, element: Locator): Promise<void> {
  const main = preview.locator("#preview")
  for (let attempt = 0; attempt < 50; attempt++) {
    const [place, window] = [await element.boundingBox(), await main.boundingBox()]
    if (place && window && place.y >= window.y && place.y < window.y + window.height) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("The preview did not follow")
}
