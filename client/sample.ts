import { type ExtensionContext, Uri, window, workspace } from "vscode"

const SAMPLE = "samples/带错误的示例2024年政府信息公开工作年度报告.txt"

/** Opens a copy of the sample report with planted mistakes, not stored anywhere. */
export async function openSample({ extensionUri }: ExtensionContext): Promise<void> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, SAMPLE))
  const content = new TextDecoder().decode(bytes)
  const document = await workspace.openTextDocument({ content, language: "disclosure-report" })
  await window.showTextDocument(document)
}
