import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  type Location,
  type Position,
  type Range,
  type SnippetTextEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver"
import type { Client } from "./client.ts"
import type { Finding, RelatedPlace } from "./core/lint.ts"
import type { Severity } from "./core/rules/rule.ts"
import type { Report } from "./core/syntax/tree.ts"
import { toRange as toRangeOfLines } from "./core/text/position.ts"
import type { Edit, Span } from "./core/text/span.ts"
import type { ClientDocument } from "./documents/document.ts"
import { unitsIn } from "./documents/encoding.ts"
import type { Action } from "./features/actions.ts"
import { toSnippetWith } from "./features/snippet.ts"
import type { KnownReport } from "./workspace/report-index.ts"

// The only place where the core's data becomes LSP's and back.

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

/** `lastYear` is what the document was held against: places in it need its name. */
export function toDiagnostic(
  document: ClientDocument,
  finding: Finding,
  client: Client,
  lastYear?: KnownReport,
): Diagnostic {
  const { rule, severity, message, span, related } = finding
  return {
    range: toRange(document, span),
    severity: severities[severity],
    code: rule,
    ...(client.pages &&
      client.takesCodeDescriptions && {
        codeDescription: { href: `${client.pages}${pageOfRule(rule)}` },
      }),
    source: "report-lint",
    message,
    ...(client.takesRelatedInformation && {
      relatedInformation: related.flatMap((place) => {
        const location = toLocation(document, place, client, lastYear)
        return location ? [{ location, message: place.message }] : []
      }),
    }),
  }
}

/** Below the folder of the pages. */
export function pageOfRule(rule: string): string {
  return `rules/${rule}.md`
}

function toLocation(
  document: ClientDocument,
  { span, isLastYear }: RelatedPlace,
  client: Client,
  lastYear: KnownReport | undefined,
): Location | undefined {
  if (!isLastYear) return { uri: document.uri, range: toRange(document, span) }
  return lastYear && { uri: lastYear.uri, range: toRangeIn(lastYear.facts.report, span, client) }
}

/** A range in a text that is a file, not a document. */
function toRangeIn({ text, lines }: Report, span: Span, { encoding }: Client): Range {
  const { start, end } = toRangeOfLines(lines, span)
  const convert = ({ line, character }: Position): Position => {
    const from = lines[line]?.start ?? 0
    return { line, character: unitsIn(text, from, from + character, encoding) }
  }
  return { start: convert(start), end: convert(end) }
}

/** An action with its edits and, as diagnostics, the findings that it answers. */
export function toCodeAction(
  document: ClientDocument,
  action: Action,
  client: Client,
  lastYear?: KnownReport,
): CodeAction {
  const { title, kind, isPreferred, findings, edits, placeholder } = action
  return {
    title,
    kind,
    ...(isPreferred && { isPreferred }),
    ...(findings.length > 0 && {
      diagnostics: findings.map((finding) => toDiagnostic(document, finding, client, lastYear)),
    }),
    edit: toWorkspaceEdit(document, edits, client, placeholder),
  }
}

/** Where the client can, it selects the `placeholder` in what is inserted. */
export function toWorkspaceEdit(
  document: ClientDocument,
  edits: readonly Edit[],
  client: Client,
  placeholder?: string,
): WorkspaceEdit {
  const { uri, version } = document
  const textEdits = edits.map((edit) => toTextEdit(document, edit))
  if (!client.takesVersionedEdits) return { changes: { [uri]: textEdits } }
  const isSnippet = placeholder !== undefined && client.takesSnippetEdits
  const versionedEdits = isSnippet
    ? textEdits.map((edit) => toSnippetTextEdit(edit, placeholder))
    : textEdits
  return { documentChanges: [{ textDocument: { uri, version }, edits: versionedEdits }] }
}

function toSnippetTextEdit({ range, newText }: TextEdit, words: string): SnippetTextEdit {
  return { range, snippet: { kind: "snippet", value: toSnippetWith(words, newText) } }
}

/** An edit in the client's positions. */
export function toTextEdit(document: ClientDocument, { span, newText }: Edit): TextEdit {
  return { range: toRange(document, span), newText }
}

/** A span in the client's positions. */
export function toRange(document: ClientDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) }
}

/** A range of the client in offsets. */
export function toSpan(document: ClientDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) }
}
