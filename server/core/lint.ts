import { bind } from "./bind/bind.ts"
import type { Facts } from "./bind/facts.ts"
import { isChecked, type RuleConfiguration, severityOf } from "./configuration.ts"
import { findUnknown, readDirectives } from "./directives.ts"
import { limit } from "./limit.ts"
import { type Locale, type Message, render } from "./messages.ts"
import { rules } from "./rules/index.ts"
import type { CellName, Given, Problem, Rule, Severity } from "./rules/rule.ts"
import { silence } from "./silence.ts"
import { parse } from "./syntax/parse.ts"
import { sortEdits } from "./text/edit.ts"
import { byPosition, type Edit, type Span, slice } from "./text/span.ts"

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
  /** Only where the rule itself failed and was left out: the error, for a log. No directive silences this. */
  readonly failure?: string
}

/** Another place that a finding is about. */
export interface RelatedPlace {
  readonly span: Span
  readonly message: string
  /** The place is in last year's report, which the options gave. */
  readonly isLastYear?: boolean
}

/** Edits that answer a finding, in the user's language. */
export interface Fix {
  readonly title: string
  /** Cannot change what the report says: part of fix-all and of fixing on save. */
  readonly safe: boolean
  readonly preferred: boolean
  /** Sorted and disjoint. */
  readonly edits: readonly Edit[]
}

/** What a report is held against, and how that is told. */
export interface LintOptions extends Given {
  readonly locale?: Locale
  /** Each rule runs, with its own severity, where absent. */
  readonly configuration?: RuleConfiguration
}

/** What was read and found. */
export interface LintResult {
  /** The report as its form reads it. */
  readonly facts: Facts
  /** By position. */
  readonly findings: readonly Finding[]
  /** What the findings were told by; absent where every rule has its own severity. */
  readonly configuration?: RuleConfiguration
}

const DEFAULT_LOCALE: Locale = "zh-cn"

/** Lints a text; absent when it is not a report. Never throws, whatever the text. */
export function lint(text: string, options: LintOptions = {}): LintResult | undefined {
  const facts = bind(parse(text))
  const { configuration } = options
  return (
    facts && {
      facts,
      findings: check(facts, options),
      ...(configuration && { configuration }),
    }
  )
}

/** The findings of every rule on a report already read; of one that has very many, the first. */
export function check(facts: Facts, options: LintOptions = {}): readonly Finding[] {
  return limit(findAll(facts, options), options.locale ?? DEFAULT_LOCALE)
}

/** Every finding of every rule, however many there are: what is fixed is not only what is shown. */
export function findAll(facts: Facts, options: LintOptions = {}): readonly Finding[] {
  const { locale = DEFAULT_LOCALE, configuration } = options
  if (configuration && !isChecked(facts.form, configuration)) return []
  const enabled: { readonly rule: Rule; readonly severity: Severity }[] = []
  for (const rule of rules) {
    const severity = severityOf(rule, configuration)
    if (severity) enabled.push({ rule, severity })
  }
  const run = (readsDirectives: boolean, given: Given) => {
    const found: Finding[] = []
    for (const { rule, severity } of enabled) {
      if ((rule.readsDirectives ?? false) !== readsDirectives) continue
      for (const finding of runRule(rule, severity, facts, given, locale)) found.push(finding)
    }
    return found
  }
  const findings = run(false, options)
  const written = readDirectives(facts.report.lines)
  if (written.length === 0) return findings.toSorted((a, b) => byPosition(a.span, b.span))
  const failed = findings.filter(({ failure }) => failure !== undefined)
  const told = findings.filter(({ failure }) => failure === undefined)
  const checked = new Set(enabled.map(({ rule }) => rule.id))
  for (const { rule } of failed) checked.delete(rule)
  const { findings: kept, unused } = silence(facts, written, told, checked)
  const ids = rules.map(({ id }) => id)
  const unknown = findUnknown(written, facts.report.text, ids)
  const ofDirectives = run(true, { ...options, directives: { unused, unknown } })
  return [...failed, ...kept, ...ofDirectives].toSorted((a, b) => byPosition(a.span, b.span))
}

/** A rule that fails says so in place of its findings, and keeps no other from speaking. */
function runRule(
  rule: Rule,
  severity: Severity,
  facts: Facts,
  given: Given,
  locale: Locale,
): readonly Finding[] {
  try {
    const findings: Finding[] = []
    for (const problem of rule.check(facts, given))
      findings.push(toFinding(facts, rule, severity, problem, locale))
    return findings
  } catch (error) {
    const span = facts.title?.span ?? { start: 0, end: 0 }
    const message: Message = { key: "rule-failed", values: { rule: rule.id } }
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return [{ ...toFinding(facts, rule, "warning", { span, message }, locale), failure }]
  }
}

function toFinding(
  { report }: Facts,
  rule: Rule,
  severity: Severity,
  problem: Problem,
  locale: Locale,
): Finding {
  const { span, cell, found, expected, related = [], fixes = [] } = problem
  const text = (message: Message) => render(message, locale)
  return {
    rule: rule.id,
    severity,
    message: text(problem.message),
    span,
    ...(cell && { cell }),
    ...(found !== undefined && { found }),
    ...(expected !== undefined && { expected }),
    related: related.map((place) => ({ ...place, message: text(place.message) })),
    fixes: fixes.flatMap(({ title, safe = false, preferred = false, edits }) => {
      const changes = sortEdits(edits.filter((edit) => isChange(report.text, edit)))
      if (!rule.readsDirectives && changes.some((edit) => takesComment(report.text, edit)))
        return []
      return changes.length === 0 ? [] : [{ title: text(title), safe, preferred, edits: changes }]
    }),
  }
}

/** Somebody wrote a comment, such as a directive, for a reason: only a fix that is about directives takes it along. */
function takesComment(text: string, { span, newText }: Edit): boolean {
  return slice(text, span).includes("<!--") && !newText.includes("<!--")
}

function isChange(text: string, { span, newText }: Edit): boolean {
  return slice(text, span) !== newText
}
