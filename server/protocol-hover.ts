import { type Hover, MarkupKind } from "vscode-languageserver"
import type { Client } from "./client.ts"
import { render } from "./core/messages.ts"
import { slice } from "./core/text/span.ts"
import type { ClientDocument } from "./documents/document.ts"
import type { Paragraph, Hover as ReportHover } from "./features/hover.ts"
import { pageOfRule, toRange } from "./protocol.ts"

/** protocol.ts for a hover: in Markdown, with links to pages, where the client takes it. */
export function toHover(document: ClientDocument, hover: ReportHover, client: Client): Hover {
  const { title, paragraphs, rules, span } = hover
  const lastOf = (names: readonly string[]) =>
    names.length > 0
      ? [render({ key: "hover.rules", values: { rules: names.join(", ") } }, client.locale)]
      : []
  const contents = client.takesMarkdown
    ? {
        kind: MarkupKind.Markdown,
        value: [
          `**${escapeMarkdown(title)}**`,
          ...paragraphs.map((paragraph) => writeParagraph(paragraph, client)),
          ...lastOf(rules.map((rule) => linkToRule(rule, client))),
        ].join("\n\n"),
      }
    : {
        kind: MarkupKind.PlainText,
        value: [title, ...paragraphs.map(({ text }) => text), ...lastOf(rules)].join("\n\n"),
      }
  return { contents, range: toRange(document, span) }
}

function writeParagraph({ text, cited }: Paragraph, client: Client): string {
  if (!cited) return escapeMarkdown(text)
  const { span, page } = cited
  return [
    escapeMarkdown(text.slice(0, span.start)),
    link(escapeMarkdown(slice(text, span)), page, client),
    escapeMarkdown(text.slice(span.end)),
  ].join("")
}

function linkToRule(rule: string, client: Client): string {
  return link(rule, pageOfRule(rule), client)
}

/** The words alone for a client that has no pages to lead to. */
function link(words: string, page: string, { pages }: Client): string {
  return pages === undefined ? words : `[${words}](${pages}${page})`
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&]/g, "\\$&")
}
