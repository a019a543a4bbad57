// Shows the extension as a user sees it. From a shell:
//   node test/vscode/workbench.ts --folder DIR --file NAME --screenshot OUT.png [--problems] [--web]
import { mkdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { parseArgs } from "node:util"
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core"
import { toAddress } from "../../scripts/vscode-host/address.ts"
import { launchChromium } from "../../scripts/vscode-host/chromium.ts"
import {
  remove,
  repository,
  temporaryCopy,
  temporaryFolder,
} from "../../scripts/vscode-host/folders.ts"
import { type Server, type ServerOptions, startServer } from "../../scripts/vscode-host/server.ts"

/** VS Code's server and a browser, for any number of windows. */
export interface Host {
  open(options: WorkbenchOptions): Promise<OpenWorkbench>
  close(): Promise<void>
}

export interface OpenWorkbench {
  readonly page: Page
  /** The folder as it is on this machine. */
  readonly folder: string
  close(): Promise<void>
}

export interface WorkbenchOptions {
  /** Opened as a copy; an empty one where absent. */
  readonly folder?: string
  /** Files to be written into it, by their names. */
  readonly files?: Readonly<Record<string, string>>
  /** The workspace's settings. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Opened instead of the folder: a workspace file in it, or the URI of a folder elsewhere. */
  readonly opened?: string
  /** Runs the extension in the web worker host. */
  readonly web?: boolean
  /** Pixels. */
  readonly size?: { readonly width: number; readonly height: number }
  readonly forcedColors?: BrowserContextOptions["forcedColors"]
}

const defaultSize = { width: 1280, height: 800 }

/** Starts VS Code and a browser. */
export async function startHost(options: ServerOptions = {}): Promise<Host> {
  const server = await startServer(options)
  try {
    const browser = await launchChromium()
    return {
      open: (workbench) => openWorkbench(server, browser, workbench),
      async close() {
        await browser.close()
        server.close()
      },
    }
  } catch (error) {
    server.close()
    throw error
  }
}

/** Starts a VS Code of its own for one window. */
export async function startWorkbench(options: WorkbenchOptions): Promise<OpenWorkbench> {
  const host = await startHost()
  try {
    const workbench = await host.open(options)
    const close = async () => {
      await workbench.close()
      await host.close()
    }
    return { ...workbench, close }
  } catch (error) {
    await host.close()
    throw error
  }
}

/** Opens a window with the extension of this checkout and waits until it shows the folder. */
async function openWorkbench(
  { authority }: Server,
  browser: Browser,
  options: WorkbenchOptions,
): Promise<OpenWorkbench> {
  const folder = options.folder ? temporaryCopy(options.folder) : join(temporaryFolder(), "reports")
  const { files = {}, settings = {}, opened, web } = options
  const { size = defaultSize, forcedColors = null } = options
  const settingsFile = { ".vscode/settings.json": JSON.stringify(settings) }
  for (const [name, content] of Object.entries({ ...settingsFile, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const context = await browser.newContext({ locale: "en-US", viewport: size, forcedColors })
  const close = async () => {
    await context.close()
    remove(dirname(folder))
  }
  const page = await context.newPage()
  try {
    const place = opened?.includes("://") ? opened : join(folder, opened ?? "")
    const workbench = { folder: place, extension: repository, web }
    await page.goto(toAddress(authority, workbench))
    await showFolder(page)
    return { page, folder, close }
  } catch (error) {
    await page.screenshot({ path: join(tmpdir(), "report-lint-not-opened.png") })
    await close()
    throw error
  }
}

/** Waits until the explorer shows what is in the folder. */
async function showFolder(page: Page): Promise<void> {
  const file = page.locator(".explorer-viewlet .monaco-list-row").first()
  const none = page.getByText("You have not yet added a folder")
  // Now and then VS Code reads a workspace file before it is connected, and stays without folders.
  for (let attempt = 0; attempt < 5; attempt++) {
    await file.or(none).first().waitFor()
    if (await file.isVisible()) return
    await page.reload()
  }
  await file.waitFor()
}

/** Opens a file by quick open and waits for its text. */
export async function openFile(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+P")
  const input = quickInput(page)
  await input.fill(name)
  await page.locator(".quick-input-list .monaco-list-row", { hasText: name }).first().waitFor()
  await input.press("Enter")
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor()
  await page.locator(".editor-instance .view-line").first().waitFor()
}

/** Runs a command by the title it has in the command palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await chooseCommand(page, title)
  await quickInput(page).waitFor({ state: "hidden" })
}

/** As `runCommand`, for a command that asks something. */
export async function chooseCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1")
  const input = quickInput(page)
  await input.fill(`>${title}`)
  await page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().waitFor()
  await input.press("Enter")
}

/** Where commands, files and answers are typed. */
export function quickInput(page: Page): Locator {
  return page.locator(".quick-input-widget input[type=text]")
}

/** Gives the text of the first editor the keyboard. */
export async function goToText(page: Page): Promise<void> {
  await page.keyboard.press("Control+1")
  await page.locator(".editor-instance .monaco-editor.focused").waitFor()
}

/** Puts the cursor at the beginning of a line, counted from 1, which comes into view. */
export async function goToLine(page: Page, line: number): Promise<void> {
  await goToText(page)
  await page.keyboard.press("Control+G")
  const input = quickInput(page)
  await input.fill(`:${line}`)
  await input.press("Enter")
  await input.waitFor({ state: "hidden" })
  await page.locator(".statusbar-item", { hasText: `Ln ${line}, Col 1` }).waitFor()
}

/** Loads the window anew, once VS Code has stored of its editors what the pattern tells. */
export async function reloadWindow(page: Page, stored: RegExp): Promise<void> {
  // It does so every few seconds, and not when the page goes.
  const end = Date.now() + 30_000
  while (!(await page.evaluate(`(${findStored})(${stored})`))) {
    if (Date.now() > end) throw new Error(`Nothing is stored like ${stored}`)
    await page.waitForTimeout(100)
  }
  await page.reload()
  await showFolder(page)
}

/** Runs in the page, whose databases are its own. */
const findStored = `async (pattern) => {
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const databases = (await indexedDB.databases()).map(({ name }) => name)
  const values = databases.filter((name) => name.startsWith("vscode-web-state")).map(async (name) => {
    const database = await answer(indexedDB.open(name))
    const reading = [...database.objectStoreNames].map((store) =>
      answer(database.transaction(store).objectStore(store).getAll()))
    return Promise.all(reading).finally(() => database.close())
  })
  return (await Promise.all(values)).flat(2).some((value) => pattern.test(String(value)))
}`

/** Closes every editor; what is not saved is dropped. */
export async function closeEditors(page: Page): Promise<void> {
  await runCommand(page, "View: Close All Editors")
  const drop = page.getByRole("button", { name: "Don't Save" })
  const empty = page.locator(".editor-group-container.empty")
  await drop.or(empty).first().waitFor()
  if (await drop.isVisible()) await drop.click()
  await empty.first().waitFor()
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
