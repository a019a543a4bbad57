import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { repository } from "../../scripts/vscode-host/folders.ts"
import type { Counts } from "../steps/counts.ts"
import { fixture } from "../support/files.ts"
import "./page-tests.ts"
import "./preview-tests.ts"
import { runTests, test } from "./suite/harness.ts"
import { openFile, saveFile, showProblems, startWorkbench } from "./workbench.ts"

const right = fixture("001")
const row = "新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t"
const wrong = right.replace(`${row}0`, `${row}3`)
const name = "年报.txt"

/** Drives the workbench by mouse and keyboard, as a user does. */
export function runWorkbenchTests(): Promise<Counts> {
  return runTests()
}

for (const [language, message, action] of [
  ["en", "is 3, the sum of its parts is 0", "Set the total to 0"],
  ["zh-cn", "总计为 3，各项之和为 0", "总计改为 0"],
] as const) {
  test(`a wrong total is seen, explained and put right by the bulb (${language})`, async () => {
    const folder = join(repository, "test/fixtures")
    const settings = {
      "reportLint.language": language,
      "files.autoSave": "off",
      // It may lie over the bulb.
      "editor.stickyScroll.enabled": false,
    }
    const workbench = await startWorkbench({ folder, settings })
    const { page } = workbench
    try {
      writeFileSync(join(workbench.folder, name), wrong)
      await openFile(page, name)
      await showProblems(page)
      const problem = page.locator(".markers-panel .monaco-list-row", { hasText: message })
      await problem.dblclick()
      await page.locator(".squiggly-error").first().waitFor()
      await page.locator(".lightBulbWidget, .codicon-gutter-lightbulb").first().click()
      await page.locator(".action-widget .monaco-list-row", { hasText: action }).first().click()
      await problem.waitFor({ state: "detached" })
      await page.locator(".squiggly-error").first().waitFor({ state: "detached" })
      await saveFile(page)
      assert.equal(readFileSync(join(workbench.folder, name), "utf8"), right)
    } finally {
      await page.screenshot({ path: join(tmpdir(), `report-lint-bulb-${language}.png`) })
      await workbench.close()
    }
  }, 60_000)
}

if (import.meta.main) console.log(await runWorkbenchTests())
