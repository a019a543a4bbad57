import {
  commands,
  Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  ViewColumn,
  window,
} from "vscode"
import type { FromPage, ToPage } from "./messages.ts"

/** The editor that shows the text of a preview. */
export function findEditor(document: TextDocument): TextEditor | undefined {
  return window.visibleTextEditors.find((editor) => editor.document === document)
}

/**
 * The place of the text that a preview is to show, and how far down: what is first in the editor is first in the
 * preview, and so for the last, though the two differ in length.
 */
export function findPlace({
  document,
  visibleRanges: [range],
}: TextEditor): Pick<Extract<ToPage, { type: "scroll" }>, "offset" | "share"> | undefined {
  if (!range) return undefined
  const visible = range.end.line - range.start.line
  const hidden = document.lineCount - 1 - visible
  const share = hidden > 0 ? Math.min(1, range.start.line / hidden) : 0
  const line = range.start.line + Math.round(share * visible)
  return { offset: document.offsetAt(new Position(line, 0)), share }
}

/** Selects in the text what was chosen in its preview. */
export async function select(
  document: TextDocument,
  { start, end, focus }: Extract<FromPage, { type: "select" }>,
): Promise<void> {
  const range = new Range(document.positionAt(start), document.positionAt(end))
  const editor = findEditor(document)
  if (!editor || focus) {
    const viewColumn = editor?.viewColumn ?? ViewColumn.One
    const options = { viewColumn, selection: range, preserveFocus: !focus }
    await window.showTextDocument(document.uri, options)
    return
  }
  editor.selection = new Selection(range.start, range.end)
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport)
}

/**
 * Undoes in the text what was done last, in the preview or there. The editor's own undoing needs the keyboard for a
 * moment; an edit that reverses the last one would itself be what the next undoing in the text undoes, and the text
 * would count as changed though it is again as it was saved.
 */
export async function undo(document: TextDocument, command: "undo" | "redo"): Promise<void> {
  const viewColumn = findEditor(document)?.viewColumn ?? ViewColumn.One
  await window.showTextDocument(document.uri, { viewColumn })
  await commands.executeCommand(command)
}
