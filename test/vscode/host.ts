import { mkdirSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import type { Browser, Page } from "playwright-core"
import { toAddress } from "../../scripts/vscode-host/address.ts"
import { launchChromium } from "../../scripts/vscode-host/chromium.ts"
import {
  remove,
  repository,
  temporaryCopy,
  temporaryFolder,
} from "../../scripts/vscode-host/folders.ts"
import { type Server, type ServerOptions, startServer } from "../../scripts/vscode-host/server.ts"
import { webSettings } from "../../scripts/vscode-host/settings.ts"
import { showFolder } from "./workbench.ts"

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
  /** Runs the extension in the web worker host; where a folder elsewhere is opened, VS Code's own settings have to say so. */
  readonly web?: boolean
  /** Pixels. */
  readonly size?: { readonly width: number; readonly height: number }
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
  const { size = defaultSize } = options
  const allSettings = { ...settings, ...(web && webSettings) }
  const settingsFile = { ".vscode/settings.json": JSON.stringify(allSettings) }
  for (const [name, content] of Object.entries({ ...settingsFile, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const context = await browser.newContext({ locale: "en-US", viewport: size })
  const close = async () => {
    await context.close()
    remove(dirname(folder))
  }
  const page = await context.newPage()
  try {
    const place = opened?.includes("://") ? opened : join(folder, opened ?? "")
    const workbench = { folder: place, extension: repository }
    await page.goto(toAddress(authority, workbench))
    await showFolder(page)
    return { page, folder, close }
  } catch (error) {
    await page.screenshot({ path: join(tmpdir(), "report-lint-not-opened.png") })
    await close()
    throw error
  }
}
