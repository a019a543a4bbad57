import {
  type CodeAction,
  type Diagnostic,
  DiagnosticSeverity,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver"
import type { TextDocument } from "vscode-languageserver-textdocument"
import type { Client } from "./client.ts"
import type { Finding } from "./core/lint.ts"
import type { Severity } from "./core/rules/rule.ts"
import type { Edit, Span } from "./core/text/span.ts"
import type { Action } from "./features/actions.ts"

// The only place where the core's data becomes LSP's and back.

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
}

export function toDiagnostic(document: TextDocument, finding: Finding, client: Client): Diagnostic {
  const { rule, severity, message, span, related } = finding
  return {
    range: toRange(document, span),
    severity: severities[severity],
    code: rule,
    source: "report-lint",
    message,
    ...(client.takesRelatedInformation && {
      relatedInformation: related.map((place) => ({
        location: { uri: document.uri, range: toRange(document, place.span) },
        message: place.message,
      })),
    }),
  }
}

export function toCodeAction(document: TextDocument, action: Action, client: Client): CodeAction {
  const { title, kind, isPreferred, findings, edits } = action
  return {
    title,
    kind,
    ...(isPreferred && { isPreferred }),
    ...(findings.length > 0 && {
      diagnostics: findings.map((finding) => toDiagnostic(document, finding, client)),
    }),
    edit: toWorkspaceEdit(document, edits, client),
  }
}

export function toWorkspaceEdit(
  document: TextDocument,
  edits: readonly Edit[],
  client: Client,
): WorkspaceEdit {
  const { uri, version } = document
  const textEdits = edits.map((edit) => toTextEdit(document, edit))
  if (!client.takesVersionedEdits) return { changes: { [uri]: textEdits } }
  return { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] }
}

export function toTextEdit(document: TextDocument, { span, newText }: Edit): TextEdit {
  return { range: toRange(document, span), newText }
}

export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) }
}

export function toSpan(document: TextDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) }
}
