import type { BoundRow, BoundTable, Facts, Label } from "../bind/facts.ts"
import { rowKindKey } from "../bind/facts.ts"
import type { MessageKey } from "../messages.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import { cover } from "../text/span.ts"
import { boundRowName } from "./names.ts"
import { realign } from "./realign.ts"
import type { Problem } from "./rule.ts"
import { toSafeFix } from "./safe-fix.ts"

const FEWEST_OF_RUN = 4

/** A row that stands off the others of its level, and what is said of it. */
export interface Displaced {
  readonly row: BoundRow
  readonly label: Label
  readonly key: MessageKey
}

/** One problem for rows displaced alike that follow each other, such as those below a group that lost a row. */
export function describeDisplaced(
  facts: Facts,
  table: BoundTable,
  run: readonly Displaced[],
): readonly Problem[] {
  const [first] = run
  const last = run.at(-1)
  if (!first || !last || run.length < FEWEST_OF_RUN)
    return run.map((displaced) => displacedProblem(facts, table, displaced))
  const values = {
    row: boundRowName(first.row),
    lastRow: boundRowName(last.row),
    count: run.length,
  }
  const edits = run.map(({ row }) => realign(facts, table, row))
  const isWhole = edits.every((each) => each.length > 0)
  return [
    {
      span: first.label.span,
      message: { key: "displaced-row.run", values },
      fixes: isWhole ? [toSafeFix({ key: "fix.realign-rows", values }, edits.flat())] : [],
    },
  ]
}

function displacedProblem(
  facts: Facts,
  table: BoundTable,
  { row, label, key }: Displaced,
): Problem {
  const values = { row: boundRowName(row), column: label.column + 1 }
  const edits = realign(facts, table, row)
  const labels = row.groups.reduce((span, group) => cover(span, group.span), label.span)
  return {
    span: key === "displaced-row.group" ? (row.groups.at(-1)?.span ?? labels) : label.span,
    message: { key, values },
    fixes: edits.length === 0 ? [] : [toSafeFix({ key: "fix.realign", values }, edits)],
  }
}

/** The row, where it stands off the others of its level, and how. */
export function findDisplaced(table: BoundTable, row: BoundRow): Displaced | undefined {
  const isRead = table.geometry.isGrid && !layoutOf(row.piece).isStream
  if (
    !isRead ||
    row.isJoined ||
    row.isSpaced ||
    row.tears.length > 0 ||
    !row.label ||
    row.missing > 0
  )
    return undefined
  const key = findDisplacement(table, row)
  return key && { row, label: row.label, key }
}

function findDisplacement({ form, geometry }: BoundTable, row: BoundRow) {
  const { label, groups } = row
  if (row.kind !== "figures" || !label || row.extra.length > 0) return undefined
  const isAway = ({ depth, column }: { depth: number; column: number }) =>
    geometry.labelColumn.has(depth) && geometry.labelColumn.get(depth) !== column
  if (label.cells > 1) return "displaced-row.split"
  if (isAway(label)) return "displaced-row.label"
  if (groups.some(isAway)) return "displaced-row.group"
  const usual = geometry.firstFigure.get(rowKindKey(form, row))
  return usual !== undefined && usual !== row.firstFigure ? "displaced-row.figures" : undefined
}
