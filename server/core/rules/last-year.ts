import { type Facts, type Figure, figureKey } from "../bind/facts.ts"
import type { TableForm, YearRelation } from "../form/schema.ts"
import { cellName, columnName, rowName, signed, tableName } from "./names.ts"
import type { Given, Problem, RelatedMessage } from "./rule.ts"

/** A figure that last year's report contradicts. */
interface YearConflict {
  readonly figure: Figure
  /** What it should be. */
  readonly expected: bigint
  readonly lastYear: Figure
  /** The year of last year's report. */
  readonly year: number
  readonly plus: readonly Figure[]
  readonly minus: readonly Figure[]
}

/** The problems of a rule about figures that follow from last year's; silent where one cannot be read. */
export function* yearProblems(
  facts: Facts,
  given: Given,
  rule: "carry-over" | "in-force-change",
): Iterable<Problem> {
  for (const conflict of yearConflicts(facts, given, rule)) {
    const { figure, expected, lastYear, year, plus, minus } = conflict
    const found = toValue(figure)
    yield {
      span: figure.cell.span,
      message: {
        key: rule,
        values: {
          table: tableName(facts, figure),
          row: rowName(figure),
          column: columnName(figure),
          found,
          year,
          lastRow: rowName(lastYear),
          last: toValue(lastYear),
          made: sum(plus),
          repealed: sum(minus),
          expected,
          difference: signed(found - expected),
        },
      },
      cell: cellName(figure),
      found: String(found),
      expected: String(expected),
      related: [relatedLastYear(lastYear, year), ...[...plus, ...minus].map(relatedFigure)],
    }
  }
}

/** True where last year's report says another figure than one of `figures`, which should be its own. */
export function differsFromLastYear(
  facts: Facts,
  given: Given,
  figures: readonly Figure[],
): boolean {
  for (const { figure } of yearConflicts(facts, given, "carry-over"))
    if (figures.includes(figure)) return true
  return false
}

function* yearConflicts(facts: Facts, { lastYear }: Given, rule: string): Iterable<YearConflict> {
  if (!lastYear?.title) return
  const { year } = lastYear.title
  for (const { form } of facts.tables) {
    for (const relation of form.acrossYears ?? []) {
      if (relation.rule !== rule) continue
      for (const key of keysOf(form, relation)) {
        const conflict = findConflict(facts, lastYear, form, relation, key)
        if (conflict) yield { ...conflict, year }
      }
    }
  }
}

/** Last year's figure, to be opened from this year's. */
function relatedLastYear(figure: Figure, year: number): RelatedMessage {
  const values = { year, row: rowName(figure), column: columnName(figure), value: toValue(figure) }
  return {
    span: figure.cell.span,
    message: { key: "related.last-year", values },
    isLastYear: true,
  }
}

/** A figure of this year's from which the expected one is computed. */
function relatedFigure(figure: Figure): RelatedMessage {
  const values = { row: rowName(figure), column: columnName(figure), value: toValue(figure) }
  return { span: figure.cell.span, message: { key: "related.addend", values } }
}

/** The rows or columns that a relation holds for, by their keys. */
function keysOf({ parts }: TableForm, { each }: YearRelation): readonly string[] {
  const keys = parts.flatMap(({ rows, columns }) =>
    each === "row" ? rows.map(({ key }) => key) : columns.map(({ key }) => key),
  )
  return [...new Set(keys.filter((key) => key !== undefined))]
}

function findConflict(
  { figures }: Facts,
  lastYear: Facts,
  { key: table }: TableForm,
  { each, figure: name, lastYear: lastName, plus = [], minus = [] }: YearRelation,
  key: string,
): Omit<YearConflict, "year"> | undefined {
  const find = (from: Facts["figures"], other: string) =>
    from.get(each === "row" ? figureKey(table, key, other) : figureKey(table, other, key))
  const figure = find(figures, name)
  const last = find(lastYear.figures, lastName)
  const added = plus.map((other) => find(figures, other))
  const taken = minus.map((other) => find(figures, other))
  if (!isCount(figure) || !isCount(last) || !added.every(isCount) || !taken.every(isCount))
    return undefined
  const expected = toValue(last) + sum(added) - sum(taken)
  if (toValue(figure) === expected) return undefined
  return { figure, expected, lastYear: last, plus: added, minus: taken }
}

/** A negative count has a finding of its own. */
function isCount(figure: Figure | undefined): figure is Figure {
  return figure?.value !== undefined && figure.value >= 0n
}

function sum(figures: readonly Figure[]): bigint {
  return figures.reduce((total, figure) => total + toValue(figure), 0n)
}

function toValue({ value }: Figure): bigint {
  return value ?? 0n
}
