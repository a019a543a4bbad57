import assert from "node:assert/strict"
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import type { Page } from "playwright-core"
import { remove } from "../../scripts/vscode-host/folders.ts"
import { webSettings } from "../../scripts/vscode-host/settings.ts"
import { lastYear, otherLastYear, thisYear, withIssuer } from "../support/years.ts"
import { bundleMemoryFiles } from "./bundle.ts"
import { type Host, type OpenWorkbench, startHost } from "./host.ts"
import { testInWindow, type WindowTests } from "./window.ts"
import {
  closeEditors,
  goToLine,
  goToText,
  openFile,
  runCommand,
  saveFile,
  showProblems,
} from "./workbench.ts"
import { right, wrong, wrongLine } from "./wrong-report.ts"

const OTHER_ISSUER = "示例镇人民政府"
const settings = { "files.autoSave": "off", "reportLint.language": "zh-cn" }
const own = (rules: Readonly<Record<string, string>>) => JSON.stringify({ rules })

const virtualFiles = {
  "/今年.txt": thisYear,
  "/去年/去年.txt": otherLastYear,
  "/循环/无上年.txt": withIssuer(thisYear, OTHER_ISSUER),
  "/.report-lint.json": own({ "carry-over": "warning" }),
  "/.vscode/settings.json": JSON.stringify(settings),
}

const linkedName = "链接里的.txt"

/** For a window in which the server knows files by the client alone, and which speaks English. */
export const linkTests: WindowTests = {
  "settings behind a folder that is a link are not read": openBehindLink,
}

/** Folders that are not one folder of the user's own on a disk. */
export function addWorkspaceTests(): void {
  testInWindow(
    "virtual folder, web",
    { opened: "memory://reports/" },
    {
      "a report on no disk is checked by its settings file, held against last year's, and saved":
        useVirtual,
      "where folders go on without end, it is told that last year's report may not have been found":
        useEndless,
    },
    startWithMemoryFiles,
  )

  testInWindow(
    "two folders, Node",
    {
      opened: "年报.code-workspace",
      files: {
        "年报.code-workspace": JSON.stringify({
          folders: [{ path: "街道" }, { path: "镇" }],
          settings,
        }),
        "街道/街道今年.txt": thisYear,
        "街道/去年.txt": otherLastYear,
        "街道/.report-lint.json": own({ "carry-over": "warning" }),
        "镇/镇今年.txt": withIssuer(thisYear, OTHER_ISSUER),
        "镇/去年.txt": withIssuer(lastYear, OTHER_ISSUER),
        "镇/.report-lint.json": own({ "missing-title": "off" }),
        "镇/错误.txt": wrong,
      },
    },
    { "each folder has its own settings and its own report of last year": useTwoFolders },
  )

  testInWindow(
    "restricted mode, Node",
    { files: { "年报.txt": wrong }, settings },
    { "in a folder that is not trusted everything is checked and can be mended": useRestricted },
    () => startHost({ asksForTrust: true }),
  )
}

async function startWithMemoryFiles(): Promise<Host> {
  const extension = await bundleMemoryFiles(virtualFiles)
  try {
    return await startHost({ extensions: [extension], settings: webSettings })
  } finally {
    remove(extension)
  }
}

async function useVirtual({ page }: OpenWorkbench): Promise<void> {
  await openFromExplorer(page, "今年.txt")
  await showProblems(page)
  const problems = page.locator(".markers-panel .monaco-list-row", {
    hasText: "“二、上年结转政府信息公开申请数量”一行",
  })
  await problems.first().waitFor()
  assert.equal(await problems.count(), 2)
  assert.equal(await problems.locator(".codicon-warning").count(), 2)
  // Where the other report is, a click tells.
  await page
    .locator(".markers-panel .monaco-list-row", { hasText: "2023 年报告：" })
    .first()
    .dblclick()
  await page.locator('.tab.active[data-resource-name="去年.txt"]').waitFor()
  await page.locator(".statusbar-item", { hasText: "(1 selected)" }).waitFor()
  // What is selected is what was carried forward; typing replaces it.
  await goToText(page)
  await page.keyboard.type("0")
  await page.locator(".tab.active.dirty").waitFor()
  await saveFile(page)
  await closeEditors(page)
  // Now this year's is held against the report as it is stored: only the total differs still.
  await openFromExplorer(page, "今年.txt")
  await page.locator('.statusbar-item[aria-label*="错误 0，警告 1, 示例街道办事处"]').waitFor()
  assert.match(await problems.first().innerText(), /“总计”一栏/)
}

async function openBehindLink({ page, folder }: OpenWorkbench): Promise<void> {
  const outside = join(dirname(folder), "outside")
  for (const [path, rules] of [
    [outside, { "row-total": "off" }],
    [join(folder, "文件夹"), { "displaced-row": "off" }],
  ] as const) {
    mkdirSync(path)
    writeFileSync(join(path, ".report-lint.json"), own(rules))
  }
  writeFileSync(join(outside, linkedName), wrong)
  symlinkSync(outside, join(folder, "文件夹/别处"))
  // A new window may not watch its folder yet.
  await runCommand(page, "Refresh Explorer")
  for (const name of ["文件夹", "别处"])
    await page.locator(`.explorer-viewlet .monaco-list-row[aria-label^="${name}"]`).first().click()
  await openFromExplorer(page, linkedName)
  // By the settings within the folder, once all were looked for; those behind the link would have an error less.
  await page.locator('.statusbar-item[aria-label*="Errors: 2, warnings: 0"]').waitFor()
}

async function useEndless({ page }: OpenWorkbench): Promise<void> {
  await page.locator(".explorer-viewlet .monaco-list-row", { hasText: "循环" }).first().click()
  await openFromExplorer(page, "无上年.txt")
  await runCommand(page, "Notifications: Show Notifications")
  await page.locator(".notification-list-item", { hasText: "上年的报告可能没有找到" }).waitFor()
}

async function useTwoFolders({ page }: OpenWorkbench): Promise<void> {
  await showProblems(page)
  const problems = page.locator(".markers-panel .monaco-list-row", {
    hasText: "“二、上年结转政府信息公开申请数量”一行",
  })
  await openFile(page, "街道今年.txt")
  await problems.first().waitFor()
  assert.equal(await problems.locator(".codicon-warning").count(), 2)
  // By the other folder's settings these would be warnings.
  await openFile(page, "错误.txt")
  const errors = page.locator(".markers-panel .monaco-list-row", { hasText: "总计为 3" })
  await errors.locator(".codicon-error").first().waitFor()
  // Its own report of last year agrees with it.
  await openFile(page, "镇今年.txt")
  await page.locator(`.statusbar-item[aria-label*="错误 0，警告 0, ${OTHER_ISSUER}"]`).waitFor()
}

async function useRestricted({ page, folder }: OpenWorkbench): Promise<void> {
  await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor()
  await openFile(page, "年报.txt")
  await goToLine(page, wrongLine)
  await page.locator(".squiggly-error").first().waitFor()
  await runCommand(page, "Recompute totals")
  await page.locator(".squiggly-error").first().waitFor({ state: "detached" })
  await saveFile(page)
  assert.equal(readFileSync(join(folder, "年报.txt"), "utf8"), right)
}

/** A folder without search has no quick open. */
async function openFromExplorer(page: Page, name: string): Promise<void> {
  await page.locator(".explorer-viewlet .monaco-list-row", { hasText: name }).dblclick()
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
  await page.locator(".editor-instance .view-line").first().waitFor()
}
