import { type Disposable, type TextDocument, window, workspace } from "vscode"
import type { BaseLanguageClient } from "vscode-languageclient"
import { causeOf } from "../server/workspace/cause.ts"
import { text } from "./text.ts"

/** It has all of Unicode; what is in a part of it reads the same in it, and but for the euro sign is written the same. */
const WHOLE = "gb18030"

// What VS Code guesses a file in GB 18030 to be. What they do not have it saves as question marks, without a word.
const PARTS: ReadonlyMap<string, string> = new Map([
  ["gb2312", "GB 2312"],
  ["gbk", "GBK"],
])

/**
 * Has reports in a part of GB 18030 opened in the whole, so that no character is lost. Whoever then chooses a part keeps
 * it, and is told when it has lost a character. `tell` says which are reports.
 */
export function keepCharacters(client: BaseLanguageClient): KeptCharacters {
  let reports: ReadonlySet<string> = new Set()
  const widened = new WeakSet<TextDocument>()
  const isPart = ({ uri, encoding }: TextDocument) =>
    PARTS.has(encoding) && reports.has(client.code2ProtocolConverter.asUri(uri))

  const reopen = async (document: TextDocument) => {
    widened.add(document)
    try {
      await workspace.openTextDocument(document.uri, { encoding: WHOLE })
    } catch {
      // Refused while there is something to be saved; afterwards is another time.
      widened.delete(document)
    }
  }
  const widen = async (document: TextDocument) => {
    if (isPart(document) && !widened.has(document)) await reopen(document)
  }
  const rescue = async (document: TextDocument) => {
    if (!isPart(document)) return
    const content = document.getText()
    const lost = await findLost(content, document.encoding)
    if (lost.length === 0) return widen(document)
    if (widened.has(document)) return offer(document, lost)
    if (document.isDirty) return
    try {
      const bytes = await workspace.encode(content, { encoding: WHOLE })
      await workspace.fs.writeFile(document.uri, bytes)
    } catch (error) {
      return tellFailure(document, lost, error)
    }
    await reopen(document)
  }
  const offer = async (document: TextDocument, lost: readonly string[]) => {
    if (!(await isWanted(document, lost)) || document.isClosed) return
    widened.delete(document)
    if (document.isDirty) await document.save()
    else await rescue(document)
  }
  const saving = workspace.onDidSaveTextDocument(rescue)
  return {
    tell(uris) {
      reports = new Set(uris)
      for (const document of workspace.textDocuments) widen(document)
    },
    dispose: () => saving.dispose(),
  }
}

interface KeptCharacters extends Disposable {
  tell(reports: readonly string[]): void
}

/** The characters that an encoding does not have. */
async function findLost(content: string, encoding: string): Promise<readonly string[]> {
  const characters = [...new Set(content)].filter((character) => character > "\x7f")
  const bytes = await workspace.encode(characters.join("\n"), { encoding })
  const kept = (await workspace.decode(bytes, { encoding })).split("\n")
  return characters.filter((character, index) => character !== kept[index])
}

/** Tells what a file has lost, and asks whether it is to be saved so that it has it. */
async function isWanted(document: TextDocument, lost: readonly string[]): Promise<boolean> {
  const save = text({ key: "client.encoding.save" })
  const told = text({ key: "client.encoding.lost", values: describe(document, lost) })
  return (await window.showWarningMessage(told, save)) === save
}

/** Tells that a file has lost characters which could not be written after all. */
function tellFailure(document: TextDocument, lost: readonly string[], error: unknown): void {
  const values = { ...describe(document, lost), cause: causeOf(error) }
  window.showErrorMessage(text({ key: "client.encoding.failed", values }))
}

function describe(document: TextDocument, lost: readonly string[]) {
  return {
    name: document.uri.path.split("/").at(-1) ?? "",
    encoding: PARTS.get(document.encoding) ?? "",
    characters: lost.join(""),
  }
}
