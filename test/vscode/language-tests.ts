import type { Page } from "playwright-core"
import words from "../../package.nls.zh-cn.json" with { type: "json" }
import { type Host, type OpenWorkbench, startHost } from "./host.ts"
import type { WindowTests } from "./window.ts"
import { chooseCommand, enterChoice, goToLine, openFile, quickInput } from "./workbench.ts"
import { wrong, wrongLine } from "./wrong-report.ts"

const name = "丑.txt"

export const languageFiles = { [name]: wrong }

/** For a window of a VS Code that says that its language is Chinese, without a setting. */
export const languageTests: WindowTests = {
  "in a Chinese VS Code the commands, settings, questions and findings of the extension are Chinese":
    readChinese,
}

export function startChinese(): Promise<Host> {
  return startHost({ locale: "zh-cn" })
}

async function readChinese({ page }: OpenWorkbench): Promise<void> {
  await openFile(page, name)
  await page.locator('.statusbar-item[aria-label*="错误 2，警告 2"]').waitFor()
  await goToLine(page, wrongLine)
  await page
    .locator(".codelens-decoration", { hasText: words["command.recomputeTotals"] })
    .waitFor()

  await page.keyboard.press("F1")
  await quickInput(page).fill(`>${words.displayName}`)
  for (const command of ["openPreview", "recomputeTotals", "newReport"] as const)
    await listed(page, `${words.displayName}: ${words[`command.${command}`]}`)

  await quickInput(page).fill(`>${words["command.newReport"]}`)
  await enterChoice(page, words["command.newReport"])
  await page.locator(".quick-input-widget", { hasText: "新建年度报告（1/2）" }).waitFor()
  await page.keyboard.press("Escape")

  await openFile(page, name)
  await page.locator('.statusbar-item[aria-label*="错误 2，警告 2"]').waitFor()
  await page
    .locator(".codelens-decoration", { hasText: words["command.recomputeTotals"] })
    .waitFor()

  await chooseCommand(page, "Preferences: Open Settings (UI)")
  await page.locator(".settings-editor .suggest-input-container").click()
  await page.keyboard.type("reportLint.forms")
  const settings = page.locator(".settings-editor .setting-item-description")
  await settings.filter({ hasText: words["configuration.forms"] }).waitFor()
}

async function listed(page: Page, label: string): Promise<void> {
  await page.locator(".quick-input-list .monaco-list-row", { hasText: label }).first().waitFor()
}
