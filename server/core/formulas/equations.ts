import { type Facts, figureKey } from "../bind/facts.ts"
import type { ColumnForm, FormulaForm, RowForm, TableForm } from "../form/schema.ts"
import { groupByEach } from "../text/group.ts"
import { rememberFor } from "../text/remember.ts"

/** One equation of a form, over figures by `figureKey`: the addends sum to the totals. */
export interface Equation {
  /** The rule that reports it. */
  readonly rule: string
  readonly table: TableForm
  /** The formula that it is a case of; equations of one formula have no figure in common. */
  readonly formula: FormulaForm
  /** The row or column that it is about, by its key. */
  readonly about: { readonly kind: "row" | "column"; readonly key: string }
  readonly totals: readonly string[]
  readonly addends: readonly string[]
}

interface TableEquations {
  readonly all: readonly Equation[]
  /** The equations that a figure is in. */
  readonly byFigure: ReadonlyMap<string, readonly Equation[]>
  /** How many of them a figure is in at most. */
  readonly mostOfFigure: number
  /** The equations of which a figure is the only total. */
  readonly byTotal: ReadonlyMap<string, readonly Equation[]>
}

const NONE: readonly Equation[] = []

/** Every equation of the report's tables; by the form of 2021 there are 42, of which 39 in its table of requests. */
export function equationsOf({ tables }: Pick<Facts, "tables">): readonly Equation[] {
  return tables.flatMap(({ form }) => read(form).all)
}

/** The equations of `table`. */
export function equationsIn(table: TableForm): readonly Equation[] {
  return read(table).all
}

/** The equations of `table` that the figure `key` is in. */
export function equationsWith(table: TableForm, key: string): readonly Equation[] {
  return read(table).byFigure.get(key) ?? NONE
}

/** How many equations of `table` a figure is in at most. */
export function mostEquationsWith(table: TableForm): number {
  return read(table).mostOfFigure
}

/** The equations that determine the figure `key`: those of which it is the only total. */
export function equationsFor(table: TableForm, key: string): readonly Equation[] {
  return read(table).byTotal.get(key) ?? NONE
}

/** The equations that a figure of `equation` is in. */
export const neighboursOf = rememberFor(
  ({ table, totals, addends }: Equation): readonly Equation[] => [
    ...new Set([...totals, ...addends].flatMap((key) => equationsWith(table, key))),
  ],
)

const read = rememberFor((table: TableForm): TableEquations => {
  const all = table.formulas.flatMap((formula) => [...expand(table, formula)])
  const byFigure = groupByEach(all, ({ totals, addends }) => [...totals, ...addends])
  return {
    all,
    byFigure,
    mostOfFigure: Math.max(0, ...Array.from(byFigure.values(), ({ length }) => length)),
    byTotal: groupByEach(all, ({ totals }) => (totals.length === 1 ? totals : [])),
  }
})

function* expand(table: TableForm, formula: FormulaForm): Iterable<Equation> {
  for (const part of table.parts) {
    const keys =
      formula.each === "row" ? rowKeys(part.rows, part.columns) : part.columns.map(({ key }) => key)
    for (const key of new Set(keys)) {
      const toKey = (other: string) =>
        formula.each === "row" ? figureKey(table.key, key, other) : figureKey(table.key, other, key)
      yield {
        rule: formula.rule,
        table,
        formula,
        about: { kind: formula.each, key },
        totals: [formula.total].flat().map(toKey),
        addends: formula.addends.map(toKey),
      }
    }
  }
}

function rowKeys(rows: readonly RowForm[], columns: readonly ColumnForm[]): readonly string[] {
  return [...rows.map(({ key }) => key), ...columns.map(({ group }) => group)].filter(
    (key) => key !== undefined,
  )
}
