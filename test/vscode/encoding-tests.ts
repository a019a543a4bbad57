import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { encode } from "../../server/cli/encoding.ts"
import type { OpenWorkbench } from "./host.ts"
import type { WindowTests } from "./window.ts"
import { goToLine } from "./workbench.ts"
import { wrong, wrongLine } from "./wrong-report.ts"

/** Reports that are not in UTF-8; the extension speaks English. */
export const encodingTests: WindowTests = {
  "a file named like a report opens in its encoding; of another that is garbled the status says why":
    openEncoded,
}

async function openEncoded({ page, folder }: OpenWorkbench): Promise<void> {
  const [named, other] = ["某街道2024年政府信息公开工作年度报告.txt", "年报.txt"]
  const bytes = await encode({ text: wrong, encoding: "gb18030" })
  const open = async (name: string) => {
    await page.locator(`.explorer-viewlet [aria-label^="${name}"]`).dblclick()
    await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
  }
  for (const name of [named, other]) writeFileSync(join(folder, name), bytes)
  await open(named)
  await page.locator(".statusbar-item", { hasText: "GB18030" }).waitFor()
  await goToLine(page, wrongLine)
  await page.locator(".squiggly-error").first().waitFor()
  await open(other)
  await page.locator('.statusbar-item[aria-label*="The text is garbled"]').waitFor()
}
