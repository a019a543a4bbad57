import type { BoundRow, Facts } from "../core/bind/facts.ts"
import type { LintResult } from "../core/lint.ts"
import { byPosition, type Span, slice } from "../core/text/span.ts"
import { totalKeys } from "./figure.ts"

/** The kinds of words that are coloured, in LSP's standard names, and what is said of them beside. */
export const tokenTypes = ["namespace", "class", "enum", "property", "type", "number"] as const

/** What is said of a figure beside its kind. */
export const tokenModifiers = ["total", "wrong"] as const

/** In LSP's standard names. */
export type TokenType = (typeof tokenTypes)[number]

/** In names of our own, which package.json describes. */
export type TokenModifier = (typeof tokenModifiers)[number]

/** Words to be coloured: on one line, and none overlapping the next. */
export interface Token {
  readonly span: Span
  readonly type: TokenType
  readonly modifiers: readonly TokenModifier[]
}

/** The title, section headings, labels and figures in `span`, by position; wrong and total figures are told apart. */
export function findTokens({ facts, findings }: LintResult, span: Span): readonly Token[] {
  const totals = totalKeys(facts)
  const wrong = new Set(
    findings.flatMap(({ severity, cell }) =>
      severity === "error" && cell ? [`${cell.table}/${cell.row}/${cell.column}`] : [],
    ),
  )
  const isWithin = ({ start, end }: Span) => start < span.end && span.start < end
  const tokens = [
    ...(facts.title ? [token(facts.title.span, "class")] : []),
    ...facts.sections.map(({ heading }) => token(heading.title, "namespace")),
    ...facts.tables.flatMap(({ rows }) =>
      rows.filter(({ row }) => isWithin(row.span)).flatMap((row) => tokensOf(row, totals, wrong)),
    ),
  ]
  return withoutOverlap(
    tokens.flatMap((each) => splitIntoLines(facts, each)).filter((each) => isWithin(each.span)),
  )
}

function tokensOf(
  { label, groups, headers, figures }: BoundRow,
  totals: ReadonlySet<string>,
  wrong: ReadonlySet<string>,
): readonly Token[] {
  return [
    ...headers.map(({ span }) => token(span, "type")),
    ...groups.map(({ span }) => token(span, "enum")),
    ...(label ? [token(label.span, "property")] : []),
    ...figures.flatMap((figure) =>
      figure
        ? [
            token(
              figure.cell.span,
              "number",
              totals.has(figure.key) && "total",
              wrong.has(figure.key) && "wrong",
            ),
          ]
        : [],
    ),
  ]
}

function token(
  span: Span,
  type: TokenType,
  ...modifiers: readonly (TokenModifier | false)[]
): Token {
  return { span, type, modifiers: modifiers.filter((modifier) => modifier !== false) }
}

/** One token for each line of a label that is broken; none for what has tags in it. */
function splitIntoLines({ report }: Facts, { span, ...rest }: Token): readonly Token[] {
  const text = slice(report.text, span)
  if (text.includes("<")) return []
  return [...text.matchAll(/[^\s\r\n][^\r\n\t]*/g)].map((match) => {
    const start = span.start + match.index
    return { ...rest, span: { start, end: start + match[0].trimEnd().length } }
  })
}

function withoutOverlap(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  for (const each of tokens.toSorted((a, b) => byPosition(a.span, b.span)))
    if (each.span.start >= (kept.at(-1)?.span.end ?? 0)) kept.push(each)
  return kept
}
