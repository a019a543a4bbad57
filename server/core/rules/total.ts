import type { Facts, Figure } from "../bind/facts.ts"
import { type Cause, causesOf, mayBeUnfilled } from "../formulas/cause.ts"
import { checkEquations, type Failure } from "../formulas/check.ts"
import type { MessageKey } from "../messages.ts"
import { cellName, columnName, rowName, signed, tableName } from "./names.ts"
import type { Problem, RelatedMessage } from "./rule.ts"
import { fixesOf, pairing, print, surplus } from "./total-fixes.ts"

/**
 * What can be said of why an equation fails: its own total is wrong, or probably is because nothing else
 * fails; another figure is, or several are; blanks are not filled; another may be, though not all of its
 * formulas can be checked; a number of cases stands in the wrong one of two rows or columns; a figure and its total
 * are wrong alike; one of several figures is; parts of it are still blank; nothing.
 */
type Explanation =
  | "own"
  | "alone"
  | "suspect"
  | "several"
  | "blank"
  | "possible"
  | "moved"
  | "together"
  | "candidates"
  | "unfilled"
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
  const explanation = explain(facts, failure, causes)
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

function explain(
  facts: Facts,
  { equation, totals }: Failure,
  causes: readonly Cause[],
): Explanation {
  const [cause, ...others] = causes
  const isUnfilled = mayBeUnfilled(facts, equation)
  if (!cause) return isUnfilled ? "unfilled" : "unknown"
  if (others.length > 0) {
    const [kind, ...otherKinds] = new Set(causes.map(pairing))
    return kind && otherKinds.length === 0 ? kind : "candidates"
  }
  if (cause.isFilling) return "blank"
  const [change, ...more] = cause.changes
  if (!change || more.length > 0) return cause.isCertain ? "several" : "candidates"
  const isOwn = equation.totals.length === 1 && change.figure === totals[0]
  if (!isOwn) return cause.isCertain ? "suspect" : "possible"
  if (cause.isCertain) return "own"
  return isUnfilled ? "unfilled" : "alone"
}

/** What the messages of all explanations need to know of the likely causes. */
function describe(
  { equation, addends }: Failure,
  causes: readonly Cause[],
): Readonly<Record<string, string | number | bigint>> {
  const blanks = addends.filter(({ reading }) => reading.kind === "blank").length
  const [cause] = causes
  const [change] = cause?.changes ?? []
  if (!cause || !change) return { blanks }
  const other = cause.equations.find((each) => each !== equation && each.rule === equation.rule)
  const partner = cause.changes.find(({ figure }) => {
    const keys = [...(other?.totals ?? []), ...(other?.addends ?? [])]
    return keys.includes(figure.key)
  })
  const surplusOfChange = surplus(change)
  return {
    blanks,
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
      const isOnly = causes.length === 1
      const key =
        isOnly && causes[0]?.isFilling
          ? "related.blank"
          : isOnly && causes[0]?.isCertain
            ? "related.suspect"
            : "related.candidate"
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
