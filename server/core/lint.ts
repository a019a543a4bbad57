import { bind } from "./bind/bind.ts"
import type { Facts } from "./bind/facts.ts"
import { type Locale, type Message, render } from "./messages.ts"
import { rules } from "./rules/index.ts"
import type { CellName, Problem, Rule, Severity } from "./rules/rule.ts"
import { parse } from "./syntax/parse.ts"
import { sortEdits } from "./text/edit.ts"
import { byPosition, type Edit, type Span } from "./text/span.ts"

/** What is wrong with a report, in the user's language. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly span: Span
  readonly cell?: CellName
  readonly found?: string
  readonly expected?: string
  readonly related: readonly RelatedPlace[]
  readonly fixes: readonly Fix[]
}

export interface RelatedPlace {
  readonly span: Span
  readonly message: string
}

export interface Fix {
  readonly title: string
  /** Cannot change what the report says: part of fix-all and of fixing on save. */
  readonly safe: boolean
  readonly preferred: boolean
  /** Sorted and disjoint. */
  readonly edits: readonly Edit[]
}

export interface LintOptions {
  readonly locale?: Locale
}

export interface LintResult {
  /** The report as its form reads it. */
  readonly facts: Facts
  /** By position. */
  readonly findings: readonly Finding[]
}

/** Lints a text; absent when it is not a report. Never throws, whatever the text. */
export function lint(text: string, options: LintOptions = {}): LintResult | undefined {
  const facts = bind(parse(text))
  return facts && { facts, findings: check(facts, options) }
}

/** The findings of every rule on a report already read. */
export function check(facts: Facts, { locale = "zh-cn" }: LintOptions = {}): readonly Finding[] {
  const findings = rules.flatMap((rule) =>
    Array.from(rule.check(facts), (problem) => toFinding(rule, problem, locale)),
  )
  return findings.toSorted((a, b) => byPosition(a.span, b.span))
}

function toFinding(rule: Rule, problem: Problem, locale: Locale): Finding {
  const { span, cell, found, expected, related = [], fixes = [] } = problem
  const text = (message: Message) => render(message, locale)
  return {
    rule: rule.id,
    severity: rule.severity,
    message: text(problem.message),
    span,
    ...(cell && { cell }),
    ...(found !== undefined && { found }),
    ...(expected !== undefined && { expected }),
    related: related.map(({ span: place, message }) => ({ span: place, message: text(message) })),
    fixes: fixes.flatMap(({ title, safe = false, preferred = false, edits }) => {
      const changes = sortEdits(edits.filter(isChange))
      return changes.length === 0 ? [] : [{ title: text(title), safe, preferred, edits: changes }]
    }),
  }
}

function isChange({ span, newText }: Edit): boolean {
  return span.start < span.end || newText !== ""
}
