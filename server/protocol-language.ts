import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type InlayHint,
  InsertTextFormat,
  InsertTextMode,
  type Location,
  type SelectionRange,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver"
import type { Client } from "./client.ts"
import { LOCATE_COMMAND, RECOMPUTE_COMMAND } from "./contract.ts"
import { type Span, slice } from "./core/text/span.ts"
import type { ClientDocument } from "./documents/document.ts"
import type { Highlight } from "./features/addends.ts"
import type { Completion } from "./features/completion.ts"
import type { Hint } from "./features/hints.ts"
import type { Lens } from "./features/lenses.ts"
import type { Link } from "./features/links.ts"
import type { Symbol as ReportSymbol } from "./features/symbols.ts"
import { type Token, tokenModifiers, tokenTypes } from "./features/tokens.ts"
import { toRange, toTextEdit } from "./protocol.ts"

// protocol.ts for what an editor shows and offers beside diagnostics.

/** Absent for a client that has no pages to lead to. */
export function toDocumentLink(
  document: ClientDocument,
  { span, page, tooltip }: Link,
  { pages }: Client,
): readonly DocumentLink[] {
  if (pages === undefined) return []
  return [{ range: toRange(document, span), target: `${pages}${page}`, tooltip }]
}

/** A hint behind the text that it is about. */
export function toInlayHint(document: ClientDocument, { offset, text, tooltip }: Hint): InlayHint {
  return { position: document.positionAt(offset), label: text, tooltip, paddingLeft: true }
}

/** A span of the document as a place to go to. */
export function toPlace(document: ClientDocument, span: Span): Location {
  return { uri: document.uri, range: toRange(document, span) }
}

/** Totals are shown as what is written, addends as what is read. */
export function toHighlight(
  document: ClientDocument,
  { span, isTotal }: Highlight,
): DocumentHighlight {
  const kind = isTotal ? DocumentHighlightKind.Write : DocumentHighlightKind.Read
  return { range: toRange(document, span), kind }
}

const lensCommands = { recompute: RECOMPUTE_COMMAND, locate: LOCATE_COMMAND } as const

/** A lens that only tells something has no command: editors show it as text. */
export function toCodeLens(document: ClientDocument, lens: Lens, client: Client): CodeLens {
  const { span, text, action, table } = lens
  const isDone = action === "recompute" || (action === "locate" && client.showsDocuments)
  const command = isDone
    ? { title: text, command: lensCommands[action], arguments: [document.uri, table] }
    : { title: text, command: "" }
  return { range: toRange(document, { start: span.start, end: span.start }), command }
}

/** Absent for what stands on one line. */
export function toFoldingRange(document: ClientDocument, span: Span): readonly FoldingRange[] {
  const { start, end } = toRange(document, span)
  return start.line < end.line ? [{ startLine: start.line, endLine: end.line }] : []
}

const symbolKinds = {
  section: SymbolKind.Namespace,
  table: SymbolKind.Array,
  row: SymbolKind.Field,
} as const

/** A symbol with those below it. */
export function toDocumentSymbol(document: ClientDocument, symbol: ReportSymbol): DocumentSymbol {
  const { kind, name, detail, span, nameSpan, children } = symbol
  return {
    name,
    kind: symbolKinds[kind],
    ...(detail !== undefined && { detail }),
    range: toRange(document, span),
    selectionRange: toRange(document, nameSpan),
    children: children.map((child) => toDocumentSymbol(document, child)),
  }
}

/** The outline for a client that knows no tree. */
export function toSymbolInformation(
  document: ClientDocument,
  { kind, name, span, children }: ReportSymbol,
  containerName?: string,
): readonly SymbolInformation[] {
  const location = toPlace(document, span)
  return [
    { name, kind: symbolKinds[kind], location, ...(containerName && { containerName }) },
    ...children.flatMap((child) => toSymbolInformation(document, child, name)),
  ]
}

/** From the innermost span outwards. */
export function toSelectionRange(
  document: ClientDocument,
  spans: readonly Span[],
  offset: number,
): SelectionRange {
  const outwards = spans.length > 0 ? spans : [{ start: offset, end: offset }]
  return outwards.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: toRange(document, span), ...(parent && { parent }) }),
    undefined,
  ) as SelectionRange
}

/** Tokens in the protocol's numbers, each counted from the one before. */
export function toSemanticTokens(
  document: ClientDocument,
  tokens: readonly Token[],
): SemanticTokens {
  const builder = new SemanticTokensBuilder()
  for (const { span, type, modifiers } of tokens) {
    // A token stays on its line.
    const { start, end } = toRange(document, span)
    const bits = modifiers.reduce(
      (set, modifier) => set | (1 << tokenModifiers.indexOf(modifier)),
      0,
    )
    const length = end.character - start.character
    builder.push(start.line, start.character, length, tokenTypes.indexOf(type), bits)
  }
  return builder.build()
}

const completionKinds = {
  section: CompletionItemKind.Module,
  row: CompletionItemKind.Field,
  table: CompletionItemKind.Struct,
  report: CompletionItemKind.File,
} as const

/** What is typed matches already: the editor is not to filter it again by its own idea of words. */
export function toCompletionItem(
  document: ClientDocument,
  completion: Completion,
  index: number,
): CompletionItem {
  const { kind, label, detail, newText, isSnippet, span, deletions } = completion
  return {
    label,
    kind: completionKinds[kind],
    detail,
    filterText: slice(document.getText(), span) || label,
    sortText: String(index).padStart(3, "0"),
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    // Tabs are cells, not indentation.
    insertTextMode: InsertTextMode.asIs,
    textEdit: toTextEdit(document, { span, newText }),
    ...(deletions.length > 0 && {
      additionalTextEdits: deletions.map((rest) =>
        toTextEdit(document, { span: rest, newText: "" }),
      ),
    }),
  }
}
