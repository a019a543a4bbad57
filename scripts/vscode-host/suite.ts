import { format } from "node:util"
import type { Page } from "playwright-core"
import { toAddress, type Workbench } from "./address.ts"
import { launchChromium } from "./chromium.ts"
import { type ServerOptions, startServer } from "./server.ts"

/** Milliseconds, from when VS Code and the browser are installed and up. */
const limit = 180_000

/** The tests that run in a workbench, and the server for it. */
export interface SuiteOptions extends ServerOptions {
  readonly workbench: Workbench & { readonly suite: string }
  /** Ends the run early. */
  readonly signal?: AbortSignal
}

/**
 * Runs a suite inside the workbench; gives its exit code. Warnings are printed at once, so that is how
 * a suite reports; errors only when the run fails, as VS Code always has some of its own.
 */
export async function runSuite({ workbench, signal, ...options }: SuiteOptions): Promise<number> {
  const server = await startServer(options)
  try {
    const browser = await launchChromium()
    try {
      const page = await browser.newPage({ locale: "en-US" })
      return await openSuite(page, toAddress(server.authority, workbench), signal)
    } finally {
      await browser.close()
    }
  } finally {
    server.close()
  }
}

async function openSuite(page: Page, address: string, signal?: AbortSignal): Promise<number> {
  const exit = Promise.withResolvers<number>()
  const stop = AbortSignal.any([AbortSignal.timeout(limit), ...(signal ? [signal] : [])])
  const abort = () => exit.reject(stop.reason)
  if (stop.aborted) abort()
  stop.addEventListener("abort", abort)
  page.once("crash", () => exit.reject(new Error("The page of the workbench crashed")))
  page.once("close", () => exit.reject(new Error("The browser closed")))
  // It may be rejected before anybody waits for it.
  exit.promise.catch(() => {})
  const errors: string[] = []
  await page.exposeFunction("codeAutomationLog", (type: string, args: unknown[]) => {
    if (type === "warn") console.log(...args)
    else errors.push(format(...args))
  })
  await page.exposeFunction("codeAutomationExit", exit.resolve)
  try {
    await Promise.race([page.goto(address), exit.promise])
    const code = await exit.promise
    if (code !== 0) console.error(errors.join("\n"))
    return code
  } catch (error) {
    console.error(errors.join("\n"))
    throw error
  }
}
