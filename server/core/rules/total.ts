import type { Facts, Figure } from "../bind/facts.ts"
import { type Cause, causeOf, causesOf } from "../formulas/cause.ts"
import { type Change, toEdit } from "../formulas/change.ts"
import { checkEquations, type Failure } from "../formulas/check.ts"
import { equationsFor, equationsWith } from "../formulas/equations.ts"
import { addsNoFailure, excess, reader } from "../formulas/sum.ts"
import type { MessageKey } from "../messages.ts"
import { cellName, columnName, rowName } from "./names.ts"
import type { Problem, ProblemFix, RelatedMessage } from "./rule.ts"

/**
 * What can be said of why an equation fails: its own total is wrong, or probably is because nothing else
 * fails; another figure is, or several are; another may be, though not all of its formulas can be checked; a number of cases stands in the wrong one of two rows or columns;
 * a figure and its total are wrong alike; one of several figures is; nothing.
 */
type Explanation =
  | "own"
  | "alone"
  | "suspect"
  | "several"
  | "possible"
  | "moved"
  | "together"
  | "candidates"
  | "unknown"

/** The message of a rule of totals for each explanation that it can have. */
export type TotalMessages = Readonly<
  Partial<Record<Explanation, MessageKey>> & { unknown: MessageKey }
>

/** The equations of `rule` that fail. */
export function failures(facts: Facts, rule: string): readonly Failure[] {
  return checkEquations(facts).filter(
    (outcome): outcome is Failure => outcome.kind === "fails" && outcome.equation.rule === rule,
  )
}

/** A total that is not the sum of its addends: what probably is wrong, and what would put it right. */
export function totalProblem(
  facts: Facts,
  failure: Failure,
  messages: TotalMessages,
): Problem | undefined {
  const { equation, totals, found, expected } = failure
  const [total] = totals
  if (!total) return undefined
  const causes = causesOf(facts, equation)
  const explanation = explain(failure, causes)
  return {
    span: total.cell.span,
    message: {
      key: messages[explanation] ?? messages.unknown,
      values: {
        table: tableName(facts, total),
        row: rowName(total),
        column: columnName(total),
        found,
        expected,
        difference: signed(found - expected),
        ...describe(failure, causes),
      },
    },
    cell: cellName(total),
    found: String(found),
    expected: String(expected),
    related: related(failure, causes),
    fixes: fixesOf(facts, failure, causes),
  }
}

/** The table of a figure in the form's own words: the title of its section. */
export function tableName({ tables, form }: Facts, { table }: Figure): string {
  const source = tables.find((each) => each.form === table)?.source ?? form
  return source.sections.find(({ key }) => key === table.section)?.title ?? ""
}

/** A difference with its sign, as accountants write it. */
export function signed(difference: bigint): string {
  return difference > 0n ? `+${difference}` : `−${-difference}`
}

/** The fix that makes all changes of a cause. */
export function toFix(facts: Facts, { changes }: Cause): ProblemFix {
  const [first, ...others] = changes
  const values = {
    count: changes.length,
    changes: changes.map(print).join("；"),
    ...(first && {
      row: rowName(first.figure),
      column: columnName(first.figure),
      value: first.value,
    }),
  }
  return {
    title: { key: others.length > 0 ? "fix.set-figures" : "fix.set-figure", values },
    edits: changes.map((change) => toEdit(facts, change)),
  }
}

/** By how much a figure is too large. */
export function surplus({ figure, value }: Change): bigint {
  return (figure.value ?? 0n) - value
}

/** How the two figures of a cause are wrong together, where an equation that holds has both; absent for others. */
export function pairing({ changes, equations }: Cause): "moved" | "together" | undefined {
  const [first, second, ...others] = changes
  if (!first || !second || others.length > 0) return undefined
  const shared = equationsWith(first.figure.table, first.figure.key).find(
    (equation) =>
      !equations.includes(equation) &&
      equationsWith(second.figure.table, second.figure.key).includes(equation),
  )
  if (!shared) return undefined
  return surplus(first) === -surplus(second) ? "moved" : "together"
}

/** A row and a column with what stands there and what should, in few signs. */
export function print({ figure, value }: Change): string {
  return `“${rowName(figure)}”“${columnName(figure)}”${figure.value ?? ""} → ${value}`
}

function explain({ equation, totals }: Failure, causes: readonly Cause[]): Explanation {
  const [cause, ...others] = causes
  if (!cause) return "unknown"
  if (others.length > 0) {
    const [kind, ...otherKinds] = new Set(causes.map(pairing))
    return kind && otherKinds.length === 0 ? kind : "candidates"
  }
  const [change, ...more] = cause.changes
  if (!change || more.length > 0) return cause.isCertain ? "several" : "candidates"
  const isOwn = equation.totals.length === 1 && change.figure === totals[0]
  if (!isOwn) return cause.isCertain ? "suspect" : "possible"
  return cause.isCertain ? "own" : "alone"
}

/** What the messages of all explanations need to know of the likely causes. */
function describe(
  { equation }: Failure,
  causes: readonly Cause[],
): Readonly<Record<string, string | number | bigint>> {
  const [cause] = causes
  const [change] = cause?.changes ?? []
  if (!cause || !change) return {}
  const other = cause.equations.find((each) => each !== equation && each.rule === equation.rule)
  const partner = cause.changes.find(({ figure }) => {
    const keys = [...(other?.totals ?? []), ...(other?.addends ?? [])]
    return keys.includes(figure.key)
  })
  const surplusOfChange = surplus(change)
  return {
    causes: causes.length,
    count: cause.equations.length,
    wrong: cause.changes.length,
    changes: cause.changes.map(print).join("；"),
    suspectRow: rowName(change.figure),
    suspectColumn: columnName(change.figure),
    suspectFound: change.figure.value ?? 0n,
    suspectExpected: change.value,
    cases: surplusOfChange < 0n ? -surplusOfChange : surplusOfChange,
    otherRow: partner ? rowName(partner.figure) : "",
    otherColumn: partner ? columnName(partner.figure) : "",
  }
}

/** What is probably wrong, then the figures of the equation, each with its value. */
function related(
  { totals, addends }: Failure,
  causes: readonly Cause[],
): readonly RelatedMessage[] {
  const [own, ...otherTotals] = totals
  const suspects = new Map<Figure, RelatedMessage>()
  for (const { changes } of causes) {
    for (const change of changes) {
      const { figure, value } = change
      if (figure === own || suspects.has(figure)) continue
      const isCertain = causes.length === 1 && causes[0]?.isCertain
      const key = isCertain ? "related.suspect" : "related.candidate"
      const values = { ...nameOf(figure), found: figure.value ?? 0n, value }
      suspects.set(figure, { span: figure.cell.span, message: { key, values } })
    }
  }
  return [
    ...suspects.values(),
    ...[...addends, ...otherTotals]
      .filter((figure) => !suspects.has(figure))
      .map((figure): RelatedMessage => {
        const values = { ...nameOf(figure), value: figure.value ?? 0n }
        return { span: figure.cell.span, message: { key: "related.addend", values } }
      }),
  ]
}

function nameOf(figure: Figure): { row: string; column: string } {
  return { row: rowName(figure), column: columnName(figure) }
}

/**
 * The fix of each likely cause, and the one that sets the total to the sum. Preferred is that of the only
 * cause; where none is known the sum, unless another formula would suffer.
 */
function fixesOf(facts: Facts, failure: Failure, causes: readonly Cause[]): readonly ProblemFix[] {
  const { equation, totals, expected } = failure
  const [total, ...others] = totals
  const isOwn = ({ changes }: Cause) => changes.length === 1 && changes[0]?.figure === total
  const sum = total && others.length === 0 ? toSumFix(facts, total, expected) : undefined
  const cause = causeOf(facts, equation)
  const fixes = causes.map(
    (each): ProblemFix => ({
      ...(sum && isOwn(each) ? sum : toFix(facts, each)),
      preferred: each === cause,
    }),
  )
  if (!sum || causes.some(isOwn)) return fixes
  const isPreferred = causes.length < 2 && !cause && isBestSum(facts, failure)
  return isPreferred ? [{ ...sum, preferred: true }, ...fixes] : [...fixes, sum]
}

function toSumFix(facts: Facts, figure: Figure, expected: bigint): ProblemFix {
  return {
    title: { key: "fix.set-total", values: { column: columnName(figure), expected } },
    edits: [toEdit(facts, { figure, value: expected })],
  }
}

/** True when setting the total breaks nothing, and more formulas hold then than with any other sum of it. */
function isBestSum(facts: Facts, { totals: [total], expected }: Failure): boolean {
  if (!total || !addsNoFailure(facts, new Map([[total.key, expected]]))) return false
  const rivals = checkEquations(facts).filter(
    (other): other is Failure =>
      other.kind === "fails" &&
      other.expected !== expected &&
      equationsFor(total.table, total.key).includes(other.equation),
  )
  const failing = (value: bigint) => {
    const read = reader(facts, new Map([[total.key, value]]))
    return equationsWith(total.table, total.key).filter((each) => excess(read, each)).length
  }
  return rivals.every((rival) => failing(expected) < failing(rival.expected))
}
