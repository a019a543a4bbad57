import { type Diagnostic, DiagnosticSeverity, type TextDocument, type TextEditor } from "vscode"
import { diagnosticsOf, openNew, read, ruleOf } from "./editor.ts"

/** A report with right totals, two rows of which stand off the others. */
export async function reportText(): Promise<string> {
  return read("001.txt")
}

/** Opens such a report, or this text of one, under a name and waits until it has been linted. */
export async function openReport(name = "年报.txt", text?: string): Promise<TextEditor> {
  const editor = await openNew(name, text ?? (await reportText()))
  await linted(editor.document)
  return editor
}

/** Waits until the document has the findings that every copy of the report has. */
export function linted(document: TextDocument): Promise<readonly Diagnostic[]> {
  return diagnosticsOf(document, (all) => rulesOf(all).filter(isDisplaced).length === 2)
}

/** Waits until the rules of the document's errors are these, in the order of the text. */
export function errorsAre(document: TextDocument, ...rules: string[]) {
  return diagnosticsOf(
    document,
    (all) =>
      rulesOf(all.filter(isError)).join() === rules.join() &&
      rulesOf(all).filter(isDisplaced).length === 2,
  )
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === DiagnosticSeverity.Error
}

export function rulesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(ruleOf)
}

function isDisplaced(rule: string): boolean {
  return rule === "displaced-row"
}

/** `text` with one piece replaced; fails unless the piece occurs exactly once. */
export function patch(text: string, piece: string, replacement: string): string {
  const pieces = text.split(piece)
  if (pieces.length !== 2) throw new Error(`“${piece}” occurs ${pieces.length - 1} times`)
  return pieces.join(replacement)
}
