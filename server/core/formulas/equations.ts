import { type Facts, figureKey } from "../bind/facts.ts"
import type { ColumnForm, FormulaForm, RowForm, TableForm } from "../form/schema.ts"

/** One equation of a form, over figures by `figureKey`: the addends sum to the totals. */
export interface Equation {
  /** The rule that reports it. */
  readonly rule: string
  readonly table: TableForm
  /** The row or column that it is about, by its key. */
  readonly about: { readonly kind: "row" | "column"; readonly key: string }
  readonly totals: readonly string[]
  readonly addends: readonly string[]
}

const remembered = new WeakMap<TableForm, readonly Equation[]>()

/** Every equation of the report's tables; by the form of 2021 there are 42, of which 39 in its table of requests. */
export function equationsOf({ tables }: Facts): readonly Equation[] {
  return tables.flatMap(({ form }) => equationsOfTable(form))
}

function equationsOfTable(table: TableForm): readonly Equation[] {
  const known = remembered.get(table)
  if (known) return known
  const equations = table.formulas.flatMap((formula) => [...expand(table, formula)])
  remembered.set(table, equations)
  return equations
}

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
