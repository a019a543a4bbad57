import { safeEdits } from "../core/fix.ts"
import { recompute } from "../core/formulas/recompute.ts"
import type { Finding, LintResult } from "../core/lint.ts"
import { type Locale, type MessageKey, render } from "../core/messages.ts"
import type { Edit, Span } from "../core/text/span.ts"
import { actionsOnPlace } from "./place.ts"
import { rewritesAt } from "./rewriting.ts"
import { silencingsAt } from "./silencing.ts"

/** What an editor offers to do: a code action before it is LSP's. */
export interface Action {
  readonly title: string
  readonly kind: ActionKind
  /** The one to take where only one may be: at most one of those offered together. */
  readonly isPreferred: boolean
  /** The findings that it answers. */
  readonly findings: readonly Finding[]
  /** Sorted and disjoint. */
  readonly edits: readonly Edit[]
  /** Words of the only edit that the user is to replace. */
  readonly placeholder?: string
}

/** LSP's names; a kind includes those that continue it after a full stop. */
export const actionKinds = [
  "quickfix",
  "refactor.rewrite",
  "source.fixAll.reportLint",
  // Not a kind of fixAll: a recomputed total says something else than the one that stood there.
  "source.recomputeTotals.reportLint",
] as const
/** In LSP's names, and ours below them. */
export type ActionKind = (typeof actionKinds)[number]

/**
 * The actions at `span`, of the kinds `only`. Those on the whole document are for being asked for, as on
 * saving: without `only` they are left out. Rewriting a table is offered where actions are `wanted` by name or
 * by opening their menu, so that no bulb lights up all over a table.
 */
export function actionsAt(
  result: LintResult,
  span: Span,
  only: readonly string[] | undefined,
  locale: Locale,
  wanted = false,
): readonly Action[] {
  const isAskedFor = (kind: ActionKind) => only?.some((asked) => includes(asked, kind)) ?? false
  return [
    ...actionsOnPlace(result, span, locale).filter(({ kind }) => !only || isAskedFor(kind)),
    ...(!only || isAskedFor("quickfix") ? silencingsAt(result, span, locale) : []),
    ...((only ? isAskedFor("refactor.rewrite") : wanted)
      ? rewritesAt(result.facts, span, locale)
      : []),
    ...(isAskedFor("source.fixAll.reportLint") ? fixAll(result, locale) : []),
    ...(isAskedFor("source.recomputeTotals.reportLint") ? recomputeAll(result, locale) : []),
  ]
}

function includes(asked: string, kind: ActionKind): boolean {
  return asked === "" || asked === kind || kind.startsWith(`${asked}.`)
}

function fixAll({ facts, configuration }: LintResult, locale: Locale): readonly Action[] {
  const edits = safeEdits(facts.report.text, configuration)
  return onDocument("source.fixAll.reportLint", "action.fix-all", edits, locale)
}

function recomputeAll({ facts }: LintResult, locale: Locale): readonly Action[] {
  const { edits } = recompute(facts)
  return onDocument("source.recomputeTotals.reportLint", "action.recompute.document", edits, locale)
}

function onDocument(
  kind: ActionKind,
  key: MessageKey,
  edits: readonly Edit[],
  locale: Locale,
): readonly Action[] {
  if (edits.length === 0) return []
  const title = render({ key, values: { count: edits.length } }, locale)
  return [{ title, kind, isPreferred: false, findings: [], edits }]
}
