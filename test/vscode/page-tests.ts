import { writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { repository } from "../../scripts/vscode-host/folders.ts"
import { fixture } from "../support/files.ts"
import { test } from "./suite/harness.ts"
import { openFile, showProblems, startWorkbench } from "./workbench.ts"

const row = "新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t"
const wrong = fixture("001").replace(`${row}0`, `${row}3`)
const name = "年报.txt"

for (const web of [false, true]) {
  const host = web ? "web worker" : "Node"
  test(`clicks on a finding's rule, on a rule in a hover and on a citation open their pages (${host})`, async () => {
    const folder = join(repository, "test/fixtures")
    const settings = { "reportLint.language": "zh-cn" }
    const workbench = await startWorkbench({ folder, settings, web })
    const { page } = workbench
    try {
      writeFileSync(join(workbench.folder, name), wrong)
      await openFile(page, name)
      await showProblems(page)
      const problem = page.locator(".markers-panel .monaco-list-row", { hasText: "各项之和为 0" })
      await problem.locator("a", { hasText: "row-total" }).click()
      await shows(page, "row-total.md", "行的总计不等于各项之和")

      await page.locator(".tab", { hasText: name }).click()
      await problem.dblclick()
      await page.keyboard.press("Control+K")
      await page.keyboard.press("Control+I")
      await page.locator(".monaco-hover a", { hasText: "balance" }).first().click()
      await shows(page, "balance.md", "勾稽不平")

      await page.locator(".tab", { hasText: name }).click()
      await page.keyboard.press("Control+End")
      const cited = page.locator(".detected-link", { hasText: "信息处理费管理办法" })
      await cited.first().click({ modifiers: ["Control"] })
      await shows(page, "processing-fees.md", "信息处理费")
    } finally {
      await page.screenshot({ path: join(tmpdir(), `report-lint-pages-${web}.png`) })
      await workbench.close()
    }
  }, 90_000)
}

/** The page is in front, and rendered. */
async function shows(page: Page, tab: string, heading: string): Promise<void> {
  await page.locator(".tab.active", { hasText: tab }).waitFor()
  const rendered = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame")
  await rendered.getByText(heading).first().waitFor()
}
