import type {
  Connection,
  Range,
  SemanticTokens,
  TextDocumentIdentifier,
} from "vscode-languageserver"
import { isChecked } from "./core/configuration.ts"
import { findDefinitions, findReferences, highlightsAt } from "./features/addends.ts"
import { completionsAt } from "./features/completion.ts"
import { findFolds } from "./features/folding.ts"
import { formatTables } from "./features/format.ts"
import { hintsIn } from "./features/hints.ts"
import { hoverAt } from "./features/hover.ts"
import { findLenses } from "./features/lenses.ts"
import { findLinks } from "./features/links.ts"
import { selectionsAt } from "./features/selection.ts"
import { findSymbols } from "./features/symbols.ts"
import { findTokens, type Token } from "./features/tokens.ts"
import { toSpan, toTextEdit } from "./protocol.ts"
import { toHover } from "./protocol-hover.ts"
import {
  toCodeLens,
  toCompletionItem,
  toDocumentLink,
  toDocumentSymbol,
  toFoldingRange,
  toHighlight,
  toInlayHint,
  toPlace,
  toSelectionRange,
  toSemanticTokens,
  toSymbolInformation,
} from "./protocol-language.ts"
import type { OpenReport, Session } from "./session.ts"

/** Answers what an editor asks of a report's text. Null for another text: then the editor's own ways apply. */
export function serveLanguage(connection: Connection, session: Session): void {
  connection.onHover(
    inReport(({ document, result }, { position }) => {
      const hover = hoverAt(result, document.offsetAt(position), session.client.locale)
      return hover ? toHover(document, hover, session.client) : null
    }),
  )

  connection.languages.inlayHint.on(
    inReport(({ document, result }, { range }) => {
      const { locale, refreshesHints } = session.client
      return hintsIn(result, toSpan(document, range), locale)
        .filter(({ offset }) => !(refreshesHints && session.isTyped(document, offset)))
        .map((hint) => toInlayHint(document, hint))
    }),
  )

  connection.onDefinition(
    inReport(({ document, result }, { position }) => {
      const spans = findDefinitions(result.facts, document.offsetAt(position))
      return spans.map((span) => toPlace(document, span))
    }),
  )

  connection.onReferences(
    inReport(({ document, result }, { position, context }) => {
      const offset = document.offsetAt(position)
      const spans = findReferences(result.facts, offset, context.includeDeclaration)
      return spans.map((span) => toPlace(document, span))
    }),
  )

  connection.onDocumentHighlight(
    inReport(({ document, result }, { position }) => {
      const highlights = highlightsAt(result.facts, document.offsetAt(position))
      return highlights.map((highlight) => toHighlight(document, highlight))
    }),
  )

  connection.onCodeLens(
    inReport(({ document, result: { facts, configuration } }) => {
      if (configuration && !isChecked(facts.form, configuration)) return []
      const lenses = findLenses(facts, session.client.locale)
      return lenses.map((lens) => toCodeLens(document, lens, session.client))
    }),
  )

  connection.onDocumentLinks(
    inReport(({ document, result }) =>
      findLinks(result.facts, session.client.locale).flatMap((link) =>
        toDocumentLink(document, link, session.client),
      ),
    ),
  )

  connection.onFoldingRanges(
    inReport(({ document, result }) =>
      findFolds(result.facts).flatMap((span) => toFoldingRange(document, span)),
    ),
  )

  connection.onDocumentSymbol(
    inReport(({ document, result }) => {
      const symbols = findSymbols(result.facts)
      return session.client.takesSymbolTrees
        ? symbols.map((symbol) => toDocumentSymbol(document, symbol))
        : symbols.flatMap((symbol) => toSymbolInformation(document, symbol))
    }),
  )

  connection.onSelectionRanges(
    inReport(({ document, result }, { positions }) =>
      positions.map((position) => {
        const offset = document.offsetAt(position)
        return toSelectionRange(document, selectionsAt(result.facts, offset), offset)
      }),
    ),
  )

  connection.languages.semanticTokens.on(({ textDocument }) => tokensIn(textDocument.uri))
  connection.languages.semanticTokens.onRange(({ textDocument, range }) =>
    tokensIn(textDocument.uri, range),
  )

  connection.onDocumentFormatting(
    inReport(({ document, result }) =>
      formatTables(result.facts).map((edit) => toTextEdit(document, edit)),
    ),
  )

  connection.onDocumentRangeFormatting(
    inReport(({ document, result }, { range }) => {
      const edits = formatTables(result.facts, toSpan(document, range))
      return edits.map((edit) => toTextEdit(document, edit))
    }),
  )

  connection.onCompletion(({ textDocument, position }) => {
    const document = session.findDocument(textDocument.uri)
    if (!document) return null
    const facts = session.find(textDocument.uri)?.result.facts
    const completions = completionsAt(document.getText(), facts, document.offsetAt(position), {
      locale: session.client.locale,
      snippets: session.client.takesSnippets,
      isMarkdown: document.languageId === "markdown",
      year: new Date().getFullYear() - 1,
    })
    // What is typed next is matched anew: an editor's own matching does not know labels.
    const isIncomplete = true
    const items = completions.map((each, index) => toCompletionItem(document, each, index))
    return { isIncomplete, items }
  })

  /** On a line being typed no figure is wrong yet, for a client that can be told to ask again. */
  function tokensIn(uri: string, range?: Range): SemanticTokens {
    const open = session.find(uri)
    if (!open) return { data: [] }
    const { document, result } = open
    const span = range ? toSpan(document, range) : { start: 0, end: document.getText().length }
    const isQuiet = ({ span: { start } }: Token) =>
      session.client.refreshesTokens && session.isTyped(document, start)
    const tokens = findTokens(result, span).map((token) =>
      isQuiet(token)
        ? { ...token, modifiers: token.modifiers.filter((modifier) => modifier !== "wrong") }
        : token,
    )
    return toSemanticTokens(document, tokens)
  }

  function inReport<Params extends { readonly textDocument: TextDocumentIdentifier }, Answer>(
    answer: (open: OpenReport, params: Params) => Answer,
  ): (params: Params) => Answer | null {
    return (params) => {
      const open = session.find(params.textDocument.uri)
      return open ? answer(open, params) : null
    }
  }
}
