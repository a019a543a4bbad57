import { Uri, workspace } from "vscode"
import type { HostKind } from "../counts.ts"
import { runTests } from "./harness.ts"
import "./activation.ts"
import "./totals.ts"
import "./saving.ts"
import "./files.ts"
import "./server.ts"
import "./settings.ts"
import "./pages.ts"

/** Called by VS Code. The counts go into the workspace folder, which both hosts can write to. */
export async function run(): Promise<void> {
  const counts = await runTests()
  const folder = workspace.workspaceFolders?.[0]
  if (!folder) throw new Error("The suite runs in a folder")
  const file = Uri.joinPath(folder.uri, "counts.json")
  const host: HostKind = typeof process === "object" && process.versions?.node ? "node" : "web"
  const content = JSON.stringify({ ...counts, host })
  await workspace.fs.writeFile(file, new TextEncoder().encode(content))
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`)
}
