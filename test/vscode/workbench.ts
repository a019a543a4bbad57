// Shows the extension as a user sees it. From a shell:
//   node test/vscode/workbench.ts --folder DIR --file NAME --screenshot OUT.png [--problems] [--web]
import { dirname } from "node:path"
import { parseArgs } from "node:util"
import type { Page } from "playwright-core"
import { toAddress } from "../../scripts/vscode-host/address.ts"
import { launchChromium } from "../../scripts/vscode-host/chromium.ts"
import { remove, repository, temporaryCopy } from "../../scripts/vscode-host/folders.ts"
import { startServer } from "../../scripts/vscode-host/server.ts"

export interface OpenWorkbench {
  readonly page: Page
  /** The copy of the folder that is open. */
  readonly folder: string
  close(): Promise<void>
}

export interface WorkbenchOptions {
  /** Opened as a copy. */
  readonly folder: string
  /** Runs the extension in the web worker host. */
  readonly web?: boolean
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Pixels. */
  readonly size?: { readonly width: number; readonly height: number }
}

const defaultSize = { width: 1280, height: 800 }

/** Starts VS Code with the extension of this checkout and waits until it shows the folder. */
export async function startWorkbench(options: WorkbenchOptions): Promise<OpenWorkbench> {
  const folder = temporaryCopy(options.folder)
  const closing: (() => unknown)[] = [() => remove(dirname(folder))]
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each()
  }
  try {
    const server = await startServer({ settings: options.settings })
    closing.push(server.close)
    const browser = await launchChromium()
    closing.push(() => browser.close())
    const page = await browser.newPage({ locale: "en-US", viewport: options.size ?? defaultSize })
    const { web } = options
    await page.goto(toAddress(server.authority, { folder, extension: repository, web }))
    await page.locator(".explorer-viewlet .monaco-list-row").first().waitFor()
    return { page, folder, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Opens a file by quick open and waits for its text. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+P")
  const input = page.locator(".quick-input-widget input[type=text]")
  await input.fill(name)
  await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().waitFor()
  await input.press("Enter")
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
  await page.locator(".editor-instance .view-line").first().waitFor()
}

/** Runs a command by the title it has in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1")
  const input = page.locator(".quick-input-widget input[type=text]")
  await input.fill(`>${title}`)
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().waitFor()
  await input.press("Enter")
  await input.waitFor({ state: "hidden" })
}

/** Saves the active editor and waits until it is stored. */
export async function saveFile(page: Page): Promise<void> {
  await page.keyboard.press("Control+S")
  await page.locator(".tab.active:not(.dirty)").waitFor()
}

/** Opens the Problems panel and waits until it is there. */
export async function showProblems(page: Page): Promise<void> {
  await page.keyboard.press("Control+Shift+M")
  await page.locator(".markers-panel").waitFor()
}

/** Waits for a squiggle; gives whether one appeared within the limit in milliseconds. */
export async function hasSquiggle(page: Page, limit = 5_000): Promise<boolean> {
  const squiggle = page.locator(
    ".squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint",
  )
  return squiggle
    .first()
    .waitFor({ state: "attached", timeout: limit })
    .then(() => true)
    .catch(() => false)
}

if (import.meta.main) {
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
  if (!folder || !file || !screenshot)
    throw new Error("--folder, --file and --screenshot are needed")
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
}
