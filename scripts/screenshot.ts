// `npm run screenshot`: the README's pictures, taken in the VS Code that the tests use.
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { startWorkbench } from "../test/vscode/host.ts"
import { openFile, runCommand, showProblems } from "../test/vscode/workbench.ts"
import { repository } from "./vscode-host/folders.ts"

const sample = "带错误的示例2024年政府信息公开工作年度报告.txt"
const images = join(repository, "docs/images")
const pictures = { en: "report-lint.png", "zh-cn": "report-lint.zh-CN.png" }

/** The line of a wrong total, which a tab follows. */
const line = 39

// The top says that the extension is under development.
const [width, height, above] = [1400, 900, 36]
const clip = { x: 0, y: above, width, height }

const focusedEditor = ".editor-instance .monaco-editor.focused"

mkdirSync(images, { recursive: true })
for (const [language, picture] of Object.entries(pictures)) {
  const workbench = await startWorkbench({
    folder: join(repository, "samples"),
    size: { width, height: height + above },
    settings: {
      "reportLint.language": language,
      "breadcrumbs.enabled": false,
      "editor.cursorBlinking": "solid",
      "editor.lightbulb.enabled": "off",
      "editor.minimap.enabled": false,
      "problems.defaultViewMode": "table",
      "workbench.activityBar.location": "hidden",
      "workbench.layoutControl.enabled": false,
    },
  })
  try {
    await arrange(workbench.page)
    await workbench.page.screenshot({ path: join(images, picture), clip })
  } finally {
    await workbench.close()
  }
}

async function arrange(page: Page): Promise<void> {
  await openFile(page, sample)
  await runCommand(page, "View: Toggle Primary Side Bar Visibility")
  await goToLine(page)
  await page.keyboard.press("End")
  await page.keyboard.press("ArrowLeft")
  await showProblems(page)
  await page.locator(".markers-panel .monaco-list-row").nth(8).waitFor()
  await page.keyboard.press("Control+1")
  await page.locator(focusedEditor).waitFor()
  // Brings the table's heading to the top.
  for (let count = 0; count < 16; count++) await page.keyboard.press("Control+ArrowDown")
  await openQuickFixes(page)
  // Lets what follows (lenses, hints) come to rest.
  await page.waitForTimeout(1_000)
}

/** Puts the line into the middle of the editor. */
async function goToLine(page: Page): Promise<void> {
  await page.keyboard.press("Control+G")
  const input = page.locator(".quick-input-widget input[type=text]")
  await input.fill(`:${line}`)
  await input.press("Enter")
  await input.waitFor({ state: "hidden" })
  await page.locator(focusedEditor).waitFor()
}

/** A key that comes before the editor has the focus is lost; this one does no harm twice. */
async function openQuickFixes(page: Page): Promise<void> {
  const menu = page.locator(".action-widget .monaco-list-row").first()
  for (let attempt = 0; attempt < 5 && !(await menu.isVisible()); attempt++) {
    await page.locator(focusedEditor).waitFor()
    await page.keyboard.press("Control+.")
    await menu.waitFor({ timeout: 2_000 }).catch(() => {})
  }
  await menu.waitFor()
}
