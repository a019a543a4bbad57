import type { BoundTable, Facts } from "../core/bind/facts.ts"
import { type Locale, type MessageKey, render } from "../core/messages.ts"
import { type RewriteLayout, rewriteLayouts, rewriteTable } from "../core/rewrite.ts"
import { contains, type Span } from "../core/text/span.ts"
import type { Action } from "./actions.ts"

const titles: Readonly<Record<RewriteLayout, MessageKey>> = {
  "tab-rows": "rewrite.tab-rows",
  markdown: "rewrite.markdown",
  html: "rewrite.html",
}

/**
 * The layouts that the table around `span` can be rewritten in without losing anything. On a figure what is
 * offered is about the figure; on labels, headers and a selection of several cells it is about the table.
 */
export function rewritesAt(facts: Facts, span: Span, locale: Locale): readonly Action[] {
  const table = facts.tables.find((candidate) => isAround(candidate, span))
  if (!table || [...facts.figures.values()].some(({ cell }) => contains(cell.span, span))) return []
  return rewriteLayouts.flatMap((layout): readonly Action[] => {
    const edit = rewriteTable(facts, table, layout)
    if (!edit) return []
    const title = render({ key: titles[layout] }, locale)
    return [{ title, kind: "refactor.rewrite", isPreferred: false, findings: [], edits: [edit] }]
  })
}

function isAround({ pieces }: BoundTable, span: Span): boolean {
  return pieces.some((piece) => contains(piece.span, span))
}
