import { type Disposable, type TextDocument, workspace } from "vscode"
import type { BaseLanguageClient } from "vscode-languageclient"

/** It has all of Unicode; what is in a part of it reads the same in it, and but for the euro sign is written the same. */
const WHOLE = "gb18030"

// What VS Code guesses a file in GB 18030 to be. What they do not have is saved as question marks, without a word.
const PARTS: ReadonlySet<string> = new Set(["gb2312", "gbk"])

/** Has reports in a part of GB 18030 opened in the whole, so that no character is lost; `tell` says which are reports. */
export function keepCharacters(client: BaseLanguageClient): KeptCharacters {
  let reports: ReadonlySet<string> = new Set()
  const widen = async (document: TextDocument) => {
    const uri = client.code2ProtocolConverter.asUri(document.uri)
    if (!reports.has(uri) || !PARTS.has(document.encoding)) return
    try {
      await workspace.openTextDocument(document.uri, { encoding: WHOLE })
    } catch {
      // Refused while there is something to be saved; afterwards is another time.
    }
  }
  const saving = workspace.onDidSaveTextDocument(widen)
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
