import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { FrameLocator, Locator, Page } from "playwright-core"
import { repository } from "../../scripts/vscode-host/folders.ts"
import { fixture } from "../support/files.ts"
import { test } from "./suite/harness.ts"
import { type OpenWorkbench, openFile, runCommand, startWorkbench } from "./workbench.ts"

const right = fixture("001")
const row = "新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t"
const wrong = right.replace(`${row}0`, `${row}3`)
const name = "年报.txt"
const total = "requests/received/total"
const command = "Open preview to the side"
const selection = new RegExp(`^Ln ${lineOf(row)}, Col \\d+ \\(1 selected\\)$`)

test("in the preview a wrong figure is red with what it should be, a click goes to it, typing mends it, one undo brings it back", async () => {
  await withPreview("mouse", false, async ({ page, folder }, preview) => {
    const cell = figure(preview, total)
    await preview.locator("td.wrong", { hasText: "应为 0" }).waitFor()
    assert.match((await cell.getAttribute("class")) ?? "", /\bwrong\b/)
    assert.equal(await cell.getAttribute("aria-invalid"), "true")
    await cell.hover()
    await preview.locator(".hover .formulas", { hasText: "= 0，写的是 3" }).waitFor()
    // Six in the row, one in the balance of the column.
    assert.equal(await preview.locator("td.addend").count(), 7)

    await cell.click()
    await goToText(page)
    await page.locator(".statusbar-item", { hasText: selection }).waitFor()
    await goToPreview(page, preview)

    await page.keyboard.type("0")
    await page.keyboard.press("Enter")
    await preview.locator("td.wrong").first().waitFor({ state: "detached" })
    assert.equal(await focusedKey(preview), "requests/carried-over/total")
    assert.equal(await saved(page, folder, preview), right)

    await page.keyboard.press("Control+Z")
    await preview.locator("td.wrong").first().waitFor()
    assert.equal(await saved(page, folder, preview), wrong)

    await preview.getByRole("button", { name: "导出" }).click()
    const input = page.locator(".quick-input-widget input[type=text]")
    const suggestion = join(folder, "年报.html")
    await page.waitForFunction(`document.activeElement.value === ${JSON.stringify(suggestion)}`)
    await input.press("Enter")
    await page.locator(".explorer-viewlet .monaco-list-row", { hasText: "年报.html" }).waitFor()
    const exported = readFileSync(join(folder, "年报.html"), "utf8")
    assert.match(exported, /<td class="figure wrong"[^>]*><span class="value w1">3<\/span>/)
    assert.doesNotMatch(exported, /<script|https?:|vscode-webview|data-key/)
  })
}, 90_000)

test("the preview needs no mouse, and no Node beside it", async () => {
  await withPreview("keyboard", true, async ({ page, folder }, preview) => {
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

    // The preview follows the text.
    const last = preview.locator("h2").last()
    await goToText(page)
    await page.keyboard.press("Control+End")
    await inView(preview, last)
    await page.keyboard.press("Control+Home")
    await inView(preview, preview.locator("h1"))
    await goToPreview(page, preview)

    // To the text.
    await page.keyboard.press("Control+Enter")
    await page.locator(".editor-instance .monaco-editor.focused").waitFor()
    assert.equal(await saved(page, folder, preview), right)
  })
}, 90_000)

/** Opens a report with a wrong total and its preview, which its content security policy must not hinder. */
async function withPreview(
  title: string,
  web: boolean,
  body: (workbench: OpenWorkbench, preview: FrameLocator) => Promise<void>,
): Promise<void> {
  const folder = join(repository, "test/fixtures")
  const settings = { "reportLint.language": "zh-cn", "files.autoSave": "off" }
  const workbench = await startWorkbench({ folder, settings, web })
  const { page } = workbench
  const violations: string[] = []
  page.on("console", (message) => {
    if (/Content Security Policy/.test(message.text()) && /preview/.test(message.text()))
      violations.push(message.text())
  })
  try {
    writeFileSync(join(workbench.folder, name), wrong)
    await openFile(page, name)
    await runCommand(page, command)
    const preview = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame")
    await preview.locator("td.wrong").first().waitFor()
    await body(workbench, preview)
    assert.deepEqual(violations, [])
  } finally {
    await page.screenshot({ path: join(tmpdir(), `report-lint-preview-${title}.png`) })
    await workbench.close()
  }
}

function figure(preview: FrameLocator, key: string): Locator {
  return preview.locator(`td[data-key="${key}"]`)
}

/** The figure where the keyboard is. */
async function focusedKey(preview: FrameLocator): Promise<string | null> {
  return preview.locator(":focus").first().getAttribute("data-key")
}

/** Gives the text the keyboard. */
async function goToText(page: Page): Promise<void> {
  await page.keyboard.press("Control+1")
  await page.locator(".editor-instance .monaco-editor.focused").waitFor()
}

/** Gives the figure that had it the keyboard again. */
async function goToPreview(page: Page, preview: FrameLocator): Promise<void> {
  await page.keyboard.press("Control+2")
  await preview.locator("td:focus").waitFor()
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

/** Saves the text beside the preview and reads it. */
async function saved(page: Page, folder: string, preview: FrameLocator): Promise<string> {
  await goToText(page)
  await page.keyboard.press("Control+S")
  await page.locator(`.tab[data-resource-name="${name}"]:not(.dirty)`).waitFor()
  const text = readFileSync(join(folder, name), "utf8")
  await goToPreview(page, preview)
  return text
}

function lineOf(piece: string): number {
  return wrong.slice(0, wrong.indexOf(piece)).split("\n").length
}
