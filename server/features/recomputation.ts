import type { Facts, Figure } from "../core/bind/facts.ts"
import { type Recomputation, type RecomputeScope, recompute } from "../core/formulas/recompute.ts"
import type { Message, MessageKey } from "../core/messages.ts"
import type { Edit } from "../core/text/span.ts"

/** A recomputation that changes something. */
export interface OfferedRecomputation {
  readonly title: Message
  /** True when it is of the one total asked about and of no other. */
  readonly isOfFigure: boolean
  readonly edits: readonly Edit[]
}

/** What can be recomputed around a figure: first the figure itself, then ever more of the report. */
export function recomputationsAround(
  facts: Facts,
  figure: Figure,
): readonly OfferedRecomputation[] {
  return scopesAround(figure).flatMap(([key, scope]) => {
    const { edits } = recompute(facts, scope)
    const [edit] = edits
    if (!edit) return []
    const values = { value: edit.newText, count: edits.length }
    return [{ title: { key, values }, isOfFigure: key === "action.recompute.total", edits }]
  })
}

/** What recomputing a whole report came to, for its user. */
export function describeRecomputation({ edits, blocked }: Recomputation): Message {
  const outcome = edits.length > 0 ? "server.recompute.done" : "server.recompute.unchanged"
  return {
    key: blocked.length > 0 ? `${outcome}-but` : outcome,
    values: { count: edits.length, blocked: blocked.length },
  }
}

function scopesAround({ table, rowKey: row, column }: Figure): [MessageKey, RecomputeScope][] {
  const inTable = { table: table.key }
  // Where the columns' groups name the figures, a group is what a row is elsewhere.
  const parts: [MessageKey, RecomputeScope][] = column.group
    ? [["action.recompute.group", { ...inTable, row }]]
    : [
        ["action.recompute.row", { ...inTable, row }],
        ["action.recompute.column", { ...inTable, column: column.key }],
      ]
  return [
    ["action.recompute.total", { ...inTable, row, column: column.key }],
    ...parts,
    ["action.recompute.table", inTable],
    ["action.recompute.document", {}],
  ]
}
