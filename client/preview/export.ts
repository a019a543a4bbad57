import { env, type TextDocument, UIKind, Uri, window, workspace } from "vscode"
import type { Preview } from "../../server/features/preview-schema.ts"
import { causeOf } from "../../server/workspace/cause.ts"
import { currentLocale, text } from "../text.ts"
import { writePage } from "./page.ts"
import { findWords, toSay } from "./words.ts"

/** Saves a preview as a page where the user chooses. */
export async function savePage(
  document: TextDocument,
  preview: Preview,
  marks: boolean,
): Promise<void> {
  const target = await window.showSaveDialog({
    defaultUri: suggestPlace(document, preview),
    filters: { HTML: ["html"] },
  })
  if (!target || !(await write(target, preview, marks))) return
  const name = target.path.split("/").at(-1) ?? ""
  const done = text({ key: "client.preview.export.done", values: { name } })
  const open = text({ key: "client.preview.export.open" })
  const choices = isOnThisMachine(target) ? [open] : []
  if ((await window.showInformationMessage(done, ...choices)) === open)
    await env.openExternal(target)
}

/** Opens a preview as a page in the browser: an editor's own pages cannot be printed. */
export async function printPage(
  document: TextDocument,
  preview: Preview,
  marks: boolean,
  folder: Uri,
): Promise<void> {
  if (!isOnThisMachine(folder)) return savePage(document, preview, marks)
  const page = Uri.joinPath(folder, "preview.html")
  if (await write(page, preview, marks)) await env.openExternal(page)
}

async function write(target: Uri, preview: Preview, marks: boolean): Promise<boolean> {
  const page = writePage(preview, toSay(findWords(currentLocale())), marks)
  try {
    // The folder is made where it is not there.
    await workspace.fs.writeFile(target, new TextEncoder().encode(page))
    return true
  } catch (error) {
    const values = { cause: causeOf(error) }
    window.showErrorMessage(text({ key: "client.preview.export.failed", values }))
    return false
  }
}

/** Beside the report, under its name; a report without a file is named by its title. */
function suggestPlace({ uri, isUntitled }: TextDocument, { title }: Preview): Uri | undefined {
  if (!isUntitled) return uri.with({ path: `${uri.path.replace(/\.[^./]*$/, "")}.html` })
  const folder = workspace.workspaceFolders?.[0]
  const name = title?.text.replace(/[\s/\\:*?"<>|]/g, "") || "preview"
  return folder && Uri.joinPath(folder.uri, `${name}.html`)
}

/** True where a browser beside the editor reaches the file. */
function isOnThisMachine({ scheme }: Uri): boolean {
  return scheme === "file" && env.uiKind === UIKind.Desktop && env.remoteName === undefined
}
