import { type BoundTable, type Facts, type Figure, figureKey } from "../bind/facts.ts"
import type { FigureSum, TableForm } from "../form/schema.ts"
import { checkEquations, shiftsOf } from "../formulas/check.ts"
import { derive } from "../text/derived.ts"
import { rememberBy, rememberFor } from "../text/remember.ts"

/** What figures of the tables come to. */
export interface Sum {
  readonly value: number
  /** Any number from this to `value` fits; the same as `value` where only that does. */
  readonly least: number
  /** What failing totals among the figures lack to be the sum of their addends. */
  readonly shortfall: number
  readonly figures: readonly Figure[]
}

/** The sum of figures, as if `values`, by key, stood there; absent when one of them cannot be relied on. */
export function sumOf(
  facts: Facts,
  { add, less, upTo }: FigureSum,
  values?: ReadonlyMap<string, bigint>,
): Sum | undefined {
  const added = total(facts, add, values)
  const taken = total(facts, less ?? [], values)
  const most = upTo ? total(facts, upTo, values) : undefined
  if (!added || !taken || (upTo && !most)) return undefined
  const value = added.value - taken.value
  return {
    value: Math.max(value, most?.value ?? value),
    least: value,
    shortfall: added.shortfall - taken.shortfall,
    figures: [...added.figures, ...(less ? taken.figures : [])],
  }
}

/** The figures that a key of the form's prose names: a row that ends in * is several. */
export function figuresOf({ tables, figures }: Facts, key: string): readonly Figure[] | undefined {
  const table = tables.find(({ form }) => key.startsWith(`${form.key}/`))
  if (!table || (key.includes("*") && !isWhole(table))) return undefined
  const found = keysIn(table.form)(key).map((each) => figures.get(each))
  return found.every((figure) => figure !== undefined) ? found : undefined
}

/** False where rows may belong to a group that they are not recognised in. */
function isWhole({ rows, foreign }: BoundTable): boolean {
  return foreign.length === 0 && rows.every(({ kind }) => kind !== "unknown")
}

/** The keys of the figures that a key stands for, in the form that a table follows. */
const keysIn = rememberFor((table: TableForm) => rememberBy((key: string) => expand(table, key)))

function expand(table: TableForm, key: string): readonly string[] {
  const [, row = "", column = ""] = key.split("/")
  if (!row.endsWith("*")) return [key]
  const rows = table.parts.flatMap((part) => part.rows.flatMap((form) => form.key ?? []))
  return rows
    .filter((rowKey) => rowKey.startsWith(row.slice(0, -1)))
    .map((rowKey) => figureKey(table.key, rowKey, column))
}

interface Total {
  readonly value: number
  readonly shortfall: number
  readonly figures: readonly Figure[]
}

function total(
  facts: Facts,
  keys: readonly string[],
  values?: ReadonlyMap<string, bigint>,
): Total | undefined {
  const { blocked, shortfalls } = totalsOf(facts)
  const figures: Figure[] = []
  let value = 0
  let shortfall = 0
  for (const key of keys) {
    for (const figure of figuresOf(facts, key) ?? [undefined]) {
      if (figure?.value === undefined || figure.value < 0n || blocked.has(figure.key))
        return undefined
      figures.push(figure)
      value += Number(values?.get(figure.key) ?? figure.value)
      if (!values) shortfall += shortfalls.get(figure.key) ?? 0
    }
  }
  return { value, shortfall, figures }
}

interface Totals {
  /** Those that cannot be relied on: a figure that they sum is unreadable, or their row is shifted. */
  readonly blocked: ReadonlySet<string>
  /** Of those that are not the sum of their addends: what they lack. */
  readonly shortfalls: ReadonlyMap<string, number>
}

const totalsOf = derive((facts: Facts): Totals => {
  const blocked = new Set<string>()
  const shortfalls = new Map<string, number>()
  for (const outcome of checkEquations(facts)) {
    const { equation } = outcome
    const [total, ...others] = equation.totals
    if (outcome.kind === "blocked" && equation.addends.some((key) => isUnreadable(facts, key)))
      for (const key of equation.totals) blocked.add(key)
    if (outcome.kind === "fails" && total !== undefined && others.length === 0)
      shortfalls.set(total, Number(outcome.expected - outcome.found))
  }
  for (const { row } of shiftsOf(facts)) {
    for (const figure of row.figures) if (figure) blocked.add(figure.key)
  }
  return { blocked, shortfalls }
})

function isUnreadable({ figures }: Facts, key: string): boolean {
  const figure = figures.get(key)
  return !figure || (figure.value === undefined && figure.reading.kind !== "blank")
}
