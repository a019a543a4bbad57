import {
  type CodeAction,
  type Command,
  commands,
  type Diagnostic,
  extensions,
  languages,
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from "vscode"
import { unmark } from "../../../scripts/marks.ts"

let written = 0

/** The extension under test, developed or installed. */
const extensionId = "report-lint.report-lint"

/** Opens a file of the workspace folder in an editor. */
export async function open(name: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(inWorkspace(name)))
}

/** Opens an unsaved document with this text. */
export async function openText(content: string, language = "plaintext"): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument({ content, language }))
}

/** Writes a file, a text in UTF-8, into a new folder of the workspace and opens it. */
export async function openNew(name: string, content: string | Uint8Array): Promise<TextEditor> {
  written += 1
  const path = `written-${written}/${name}`
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
  await workspace.fs.writeFile(inWorkspace(path), bytes)
  return open(path)
}

/** The text of a file of the workspace folder as it is stored. */
export async function read(file: string | Uri): Promise<string> {
  const uri = typeof file === "string" ? inWorkspace(file) : file
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await workspace.fs.readFile(uri))
}

/** The range between the marks in `marked`, which occurs exactly once in the document but for them. */
export function place(document: TextDocument, marked: string): Range {
  const { text: piece, spans } = unmark(marked)
  const text = document.getText()
  const offset = text.indexOf(piece)
  const [span] = spans
  if (!span || offset < 0 || text.indexOf(piece, offset + 1) >= 0) {
    throw new Error(`“${marked}” is not one place of the document:\n${text}`)
  }
  const at = (position: number) => document.positionAt(offset + position)
  return new Range(at(span.start), at(span.end))
}

/** Types as a user would, in place of what is in the range. */
export async function type(editor: TextEditor, text: string, range: Range): Promise<void> {
  select(editor, range)
  await commands.executeCommand("type", { text })
}

/** Selects a range of the editor that is in use. */
export function select(editor: TextEditor, range: Range): void {
  if (window.activeTextEditor?.document !== editor.document) {
    throw new Error(`${editor.document.uri.path} is not the active editor`)
  }
  editor.selection = new Selection(range.start, range.end)
}

/** Waits until the document's diagnostics satisfy a condition; fails with those it has. */
export async function diagnosticsOf(
  document: TextDocument,
  condition: (diagnostics: readonly Diagnostic[]) => boolean,
  limit = 8_000,
): Promise<readonly Diagnostic[]> {
  const current = () => languages.getDiagnostics(document.uri)
  await until(
    () => condition(current()),
    () => `No such diagnostics of ${document.uri.path}; it has\n${toText(current())}`,
    limit,
  )
  return current()
}

/** The rule of a finding, which leads to the rule's page. */
export function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === "object" ? code.value : code)
}

/** Waits until a condition holds; fails with the message at the time limit in milliseconds. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  message: () => string,
  limit = 8_000,
): Promise<void> {
  const end = Date.now() + limit
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(message())
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** What the bulb offers at a position or for a range, this kind only where one is given. */
export async function codeActions(
  document: TextDocument,
  at: Position | Range,
  kind?: string,
): Promise<readonly CodeAction[]> {
  const range = at instanceof Position ? new Range(at, at) : at
  // The count asks VS Code to resolve that many actions.
  const actions = await commands.executeCommand<readonly (CodeAction | Command)[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    kind,
    100,
  )
  return actions.filter((action) => typeof action.command !== "string") as CodeAction[]
}

/** As `codeActions`, and waits until something is offered, as a user waits for the bulb. */
export async function offeredActions(document: TextDocument, at: Position | Range, kind?: string) {
  let actions: readonly CodeAction[] = []
  await until(
    async () => {
      actions = await codeActions(document, at, kind)
      return actions.length > 0
    },
    () => "No action is offered",
  )
  return actions
}

/** Saves as a user would, with these kinds of code actions on, such as `source.fixAll`. */
export async function saveWithActions(editor: TextEditor, ...kinds: string[]): Promise<void> {
  const { document } = editor
  const configuration = workspace.getConfiguration("editor", document.uri)
  const on = Object.fromEntries(kinds.map((kind) => [kind, "explicit"]))
  await configuration.update("codeActionsOnSave", on)
  try {
    await window.showTextDocument(document)
    await commands.executeCommand("workbench.action.files.save")
    // A busy machine tells of it a little later.
    await until(
      () => !document.isDirty,
      () => `${document.uri.path} was not saved`,
    )
  } finally {
    await configuration.update("codeActionsOnSave", undefined)
  }
}

/** Runs a command; fails when it is not registered. */
export async function runCommand<Result>(name: string, ...args: unknown[]): Promise<Result> {
  const all = await commands.getCommands(true)
  if (!all.includes(name)) throw new Error(`No command ${name}`)
  return commands.executeCommand<Result>(name, ...args)
}

/** Closes every editor, dropping unsaved text. */
export async function closeAll(): Promise<void> {
  while (window.activeTextEditor) {
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor")
  }
  await commands.executeCommand("workbench.action.closeAllEditors")
}

/** Waits until the extension has activated. */
export async function activated(): Promise<void> {
  const extension = extensions.getExtension(extensionId)
  if (!extension) throw new Error(`${extensionId} is not installed`)
  await until(
    () => extension.isActive,
    () => `${extensionId} has not activated`,
  )
}

function inWorkspace(name: string): Uri {
  const folder = workspace.workspaceFolders?.[0]
  if (!folder) throw new Error("No folder is open")
  return Uri.joinPath(folder.uri, name)
}

function toText(diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics.map((each) => {
    const { line, character } = each.range.start
    return `  ${line + 1}:${character + 1} ${each.message} (${ruleOf(each)})`
  })
  return lines.join("\n") || "  none"
}
