import type { BoundTable, Facts } from "../core/bind/facts.ts"
import { findCauses } from "../core/formulas/cause.ts"
import { recompute } from "../core/formulas/recompute.ts"
import { type Locale, type MessageKey, render } from "../core/messages.ts"
import type { Span } from "../core/text/span.ts"
import { outcomesOf } from "./figure.ts"

/** A line above a table; `action` is what it does, and what it is only told where absent. */
export interface Lens {
  readonly span: Span
  readonly text: string
  readonly action?: "recompute" | "locate"
  /** The key of the table. */
  readonly table: string
}

/** Above each table that has formulas: whether they hold, and what can be done where they do not. */
export function findLenses(facts: Facts, locale: Locale): readonly Lens[] {
  return facts.tables.flatMap((table) => lensesOf(facts, table, locale))
}

/** The likeliest cause of a table's failing formulas; where none is known, the first total that differs. */
export function findSuspect(facts: Facts, tableKey: string): Span | undefined {
  const [cause] = findCauses(facts).filter(({ equations }) =>
    equations.some(({ table }) => table.key === tableKey),
  )
  const table = facts.tables.find(({ form }) => form.key === tableKey)
  const failure = table && outcomesOf(facts, table).find(({ kind }) => kind === "fails")
  const total = failure?.kind === "fails" ? failure.totals[0] : undefined
  return (cause?.changes[0]?.figure ?? total)?.cell.span
}

function lensesOf(facts: Facts, table: BoundTable, locale: Locale): readonly Lens[] {
  const outcomes = outcomesOf(facts, table)
  const span = table.rows[0]?.row.span
  if (outcomes.length === 0 || !span) return []
  const base = { span, table: table.form.key }
  const count = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind).length
  const [holds, fails, blocked] = [count("holds"), count("fails"), count("blocked")]
  const text = (key: MessageKey, values = {}) => render({ key, values }, locale)
  if (fails === 0)
    return [{ ...base, text: text(nameOf(holds, blocked), { count: holds, blocked }) }]
  const isRecomputable = recompute(facts, { table: table.form.key }).edits.length > 0
  return [
    {
      ...base,
      text: text(blocked > 0 ? "lens.fails-but" : "lens.fails", { count: fails, blocked }),
      action: "locate",
    },
    ...(isRecomputable
      ? [{ ...base, text: text("lens.recompute"), action: "recompute" } as const]
      : []),
    { ...base, text: text("lens.locate"), action: "locate" },
  ]
}

function nameOf(holds: number, blocked: number): MessageKey {
  if (blocked === 0) return "lens.holds"
  return holds === 0 ? "lens.blocked" : "lens.holds-but"
}
