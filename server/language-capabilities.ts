import {
  type Connection,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type ServerCapabilities,
} from "vscode-languageserver"
import type { Client } from "./client.ts"
import { tokenModifiers, tokenTypes } from "./features/tokens.ts"

/**
 * Offers formatting for reports and plain text only, where a client can be told so: for Markdown most people
 * have a formatter, and a second one makes an editor ask which to use for every Markdown file.
 */
export function registerFormatting(connection: Connection, client: Client): void {
  if (!client.registersFormatting) return
  const documentSelector = [{ language: "disclosure-report" }, { language: "plaintext" }]
  const log = (error: unknown) => connection.console.error(String(error))
  for (const { type } of [DocumentFormattingRequest, DocumentRangeFormattingRequest])
    connection.client.register(type, { documentSelector }).catch(log)
}

/** What a client may ask of a report's text. */
export function languageCapabilities(client: Client): ServerCapabilities {
  return {
    hoverProvider: true,
    inlayHintProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    codeLensProvider: {},
    ...(client.pages !== undefined && { documentLinkProvider: {} }),
    foldingRangeProvider: true,
    documentSymbolProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: true,
      range: true,
    },
    completionProvider: { triggerCharacters: ["、"] },
    ...(!client.registersFormatting && {
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
    }),
  }
}
