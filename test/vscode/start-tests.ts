import assert from "node:assert/strict"
import { findServers } from "./ending-tests.ts"
import type { OpenWorkbench } from "./host.ts"
import type { WindowTests } from "./window.ts"
import { chooseCommand, openFile, quickInput } from "./workbench.ts"

/** How one begins: in the editor's language, and what the extension says in English. */
export const startTests: WindowTests = {
  "the extension runs in the browser": readHost,
  "the walkthrough is found, and its first step opens the report with mistakes": followWalkthrough,
  "a new report is asked for by issuer and year, and has nothing filled in": beginReport,
}

async function readHost({ page }: OpenWorkbench): Promise<void> {
  await openFile(page, "甲.txt")
  await page.locator('.statusbar-item[aria-label*="Errors: 2, warnings: 2"]').waitFor()
  // The report was read, and by no process.
  assert.deepEqual(findServers(), [])
}

async function followWalkthrough({ page }: OpenWorkbench): Promise<void> {
  await chooseCommand(page, "Welcome: Open Walkthrough...")
  const title = "Check an annual disclosure report"
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click()
  const walkthrough = page.locator(".gettingStartedContainer")
  await walkthrough.getByRole("button", { name: "Open the sample" }).click()
  const tab = page.locator(".tab.active.dirty", { hasText: "示例河畔街道办事处2024年" })
  await tab.waitFor()
  await page.locator(".squiggly-warning").first().waitFor()
  // The step counts as done.
  await page.locator(".tab", { hasText: "Welcome" }).click()
  await walkthrough.locator(".codicon-getting-started-step-checked").first().waitFor()
}

async function beginReport({ page }: OpenWorkbench): Promise<void> {
  await chooseCommand(page, "New report")
  const question = page.locator(".quick-input-widget")
  await question.getByText("New report (1/2)").waitFor()
  await quickInput(page).fill(" ")
  await question.getByText("Enter the issuer's name").waitFor()
  await quickInput(page).fill("示例市人民政府")
  await page.keyboard.press("Enter")
  await question.getByText("New report (2/2)").waitFor()
  assert.equal(await quickInput(page).inputValue(), String(new Date().getFullYear() - 1))
  await quickInput(page).fill("2018")
  await question.getByText("Enter a year from 2019 on").waitFor()
  await quickInput(page).fill("2024")
  await page.keyboard.press("Enter")
  const title = "示例市人民政府2024年政府信息公开工作年度报告"
  await page.locator(".tab.active.dirty", { hasText: title }).waitFor()
  await page.locator(".codelens-decoration", { hasText: "39 formulas cannot be checked" }).waitFor()
  await page.locator('.statusbar-item[aria-label*="示例市人民政府 · 2024"]').waitFor()
}
