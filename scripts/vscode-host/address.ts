import { resolve } from "node:path"
import { pathToFileURL } from "node:url"

/** What a workbench opens with; its address says it. */
export interface Workbench {
  /** The folder to open: a path, or the URI of one that is not on this machine; or a workspace file. */
  readonly folder: string
  /** The extension under development. */
  readonly extension?: string
  /** The module that exports `run()`, run once the workbench is up. */
  readonly suite?: string
}

/** The address at which any browser opens the workbench with the extension in it. */
export function toAddress(authority: string, workbench: Workbench): string {
  const { folder, extension, suite } = workbench
  const remote = (path: string) => `vscode-remote://${authority}${toPath(path)}`
  const payload: [string, string][] = [["skipWelcome", "true"]]
  if (extension) payload.push(["extensionDevelopmentPath", remote(extension)])
  if (suite) payload.push(["extensionTestsPath", remote(suite)], ["enableProposedApi", ""])
  const address = new URL(`http://${authority}/`)
  const kind = folder.endsWith(".code-workspace") ? "workspace" : "folder"
  address.searchParams.set(kind, folder.includes("://") ? folder : resolve(folder))
  address.searchParams.set("payload", JSON.stringify(payload))
  return address.href
}

function toPath(file: string): string {
  return pathToFileURL(resolve(file)).pathname
}
