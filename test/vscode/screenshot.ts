// Shows the extension as a user sees it. From a shell:
//   node test/vscode/screenshot.ts --folder DIR --file NAME --screenshot OUT.png [--problems] [--web]
import { parseArgs } from "node:util"
import type { Page } from "playwright-core"
import { startWorkbench } from "./host.ts"
import { openFile, showProblems } from "./workbench.ts"

const { values } = parseArgs({
  options: {
    folder: { type: "string" },
    file: { type: "string" },
    screenshot: { type: "string" },
    problems: { type: "boolean" },
    web: { type: "boolean" },
  },
})
const { folder, file, screenshot, problems, web } = values
if (!folder || !file || !screenshot) throw new Error("--folder, --file and --screenshot are needed")
const workbench = await startWorkbench({ folder, web })
try {
  await openFile(workbench.page, file)
  if (problems) await showProblems(workbench.page)
  if (!(await hasSquiggle(workbench.page))) console.log("No squiggle in view")
  // Lets what follows the squiggles (hints, lenses, the panel's rows) come to rest.
  await workbench.page.waitForTimeout(500)
  await workbench.page.screenshot({ path: screenshot })
} finally {
  await workbench.close()
}

/** Waits for a squiggle; gives whether one appeared within the limit in milliseconds. */
async function hasSquiggle(page: Page, limit = 5_000): Promise<boolean> {
  const squiggle = page.locator(
    ".squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint",
  )
  return squiggle
    .first()
    .waitFor({ state: "attached", timeout: limit })
    .then(() => true)
    .catch(() => false)
}
