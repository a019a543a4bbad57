import assert from "node:assert/strict"
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { encode } from "../../server/cli/encoding.ts"
import type { OpenWorkbench } from "./host.ts"
import type { WindowTests } from "./window.ts"
import {
  chooseCommand,
  enterChoice,
  goToEnd,
  goToLine,
  quickInput,
  runCommand,
  saveFile,
  untilShown,
} from "./workbench.ts"
import { wrong, wrongLine } from "./wrong-report.ts"

/** Reports that are not in UTF-8; the extension speaks English. */
export const encodingTests: WindowTests = {
  "a file named like a report opens in its encoding; of another that is garbled the status says why":
    openEncoded,
  "a report whose encoding the user chose stays in it, and what it has lost when saved is told and saved after all":
    chooseEncoding,
  "where it cannot be saved after all, that is told": failToSave,
}

async function openEncoded(window: OpenWorkbench): Promise<void> {
  const { page } = window
  await openInGb18030(window, "某街道2024年政府信息公开工作年度报告.txt")
  await shownIn(page, "GB18030")
  await goToLine(page, wrongLine)
  await page.locator(".squiggly-error").first().waitFor()
  await openInGb18030(window, "年报.txt")
  await page.locator('.statusbar-item[aria-label*="The text is garbled"]').waitFor()
}

async function chooseEncoding(window: OpenWorkbench): Promise<void> {
  const { page, folder } = window
  const name = "某乡2024年政府信息公开工作年度报告.txt"
  await openInGbk(window, name)
  const stored = (encoding: string) =>
    new TextDecoder(encoding).decode(readFileSync(join(folder, name)))
  // What GBK has it keeps, without a word.
  await typeAndSave(page, "镕")
  await typeAndSave(page, "𠮷")
  // Where VS Code is driven by tests they do not come by themselves.
  await runCommand(page, "Notifications: Show Notifications")
  const told = page.locator(".notification-list-item", { hasText: "Saved in GBK" })
  await told.filter({ hasText: "GBK, which does not have 𠮷" }).waitFor()
  assert.equal(await told.count(), 1)
  await shownIn(page, "GBK")
  assert.equal(stored("gbk"), `${wrong}镕?`)
  await told.getByRole("button", { name: "Save in GB 18030" }).click()
  await shownIn(page, "GB18030")
  assert.equal(stored("gb18030"), `${wrong}镕𠮷`)
  await page.locator(".view-line", { hasText: "镕𠮷" }).waitFor()
}

async function failToSave(window: OpenWorkbench): Promise<void> {
  const { page, folder } = window
  const name = "某镇2024年政府信息公开工作年度报告.txt"
  await openInGbk(window, name)
  await typeAndSave(page, "𠮷")
  await runCommand(page, "Notifications: Show Notifications")
  const told = page.locator(".notification-list-item", { hasText: `${name} there are` })
  await told.waitFor()
  // Not even root writes a text to what has become a folder.
  rmSync(join(folder, name))
  mkdirSync(join(folder, name))
  await told.getByRole("button", { name: "Save in GB 18030" }).click()
  const failed = page.locator(".notification-list-item", { hasText: "instead of 𠮷" })
  const why = failed.filter({ hasText: "it is a folder and not a file" })
  await untilShown(why, () => runCommand(page, "Notifications: Show Notifications"))
}

/** Opens a report as a user who wants it in GBK does. */
async function openInGbk(window: OpenWorkbench, name: string): Promise<void> {
  const { page } = window
  await openInGb18030(window, name)
  await shownIn(page, "GB18030")
  await chooseCommand(page, "Change File Encoding")
  for (const choice of ["Reopen with Encoding", "GBK"]) {
    await quickInput(page).fill(choice)
    await enterChoice(page, choice)
  }
  await shownIn(page, "GBK")
}

async function typeAndSave(page: Page, text: string): Promise<void> {
  await goToEnd(page, wrong)
  await page.keyboard.insertText(text)
  await page.locator(".tab.active.dirty").waitFor()
  await saveFile(page)
}

async function openInGb18030({ page, folder }: OpenWorkbench, name: string): Promise<void> {
  writeFileSync(join(folder, name), await encode({ text: wrong, encoding: "gb18030" }))
  // A new window may not watch its folder yet.
  await runCommand(page, "Refresh Explorer")
  await page.locator(`.explorer-viewlet [aria-label^="${name}"]`).dblclick()
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
}

async function shownIn(page: Page, encoding: string): Promise<void> {
  await page.locator(".statusbar-item", { hasText: new RegExp(`^${encoding}$`) }).waitFor()
}
